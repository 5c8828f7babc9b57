import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ApiBulkSender } from '../../nodes/ApiBulkSender/ApiBulkSender.node';
import { runInEngine, type EngineResult, type EngineRun } from './engine';

export interface NodeRun extends Omit<EngineRun, 'nodeType' | 'credentials'> {
	/** Data of the Destination API credential; null when the node has none. */
	credential: IDataObject | null;
}

export interface NodeResult extends EngineResult {
	succeeded: INodeExecutionData[];
	failed: INodeExecutionData[];
	summary: IDataObject;
}

/** Runs API Bulk Sender between a source and probes, through n8n's own engine. */
export async function runNode({ credential, ...other }: NodeRun): Promise<NodeResult> {
	const credentials: EngineRun['credentials'] =
		credential === null ? {} : { destinationApi: { data: credential } };
	const result = await runInEngine({ nodeType: new ApiBulkSender(), credentials, ...other });
	const [succeeded, failed, summary] = result.outputs;
	return {
		...result,
		succeeded: succeeded ?? [],
		failed: failed ?? [],
		summary: summary?.[0]?.json ?? {},
	};
}
