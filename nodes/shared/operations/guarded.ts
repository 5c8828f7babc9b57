import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failedJson, toNodeError } from './problems';

/**
 * Runs a node as a whole. Under Continue On Fail even what concerns all items, such as a missing
 * credential, must not throw: n8n would pass the input on as if it had succeeded.
 */
export async function guarded(
	context: IExecuteFunctions,
	run: () => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	try {
		return await run();
	} catch (error) {
		if (!context.continueOnFail()) throw toNodeError(context, error);
		return [
			context.getInputData().map((_, item) => ({ json: failedJson(error), pairedItem: { item } })),
		];
	}
}
