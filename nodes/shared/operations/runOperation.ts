import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputError } from '../inputError';
import { ItemParameters } from './itemParameters';
import { Pending } from '../pending';
import { leaving, leavingContext, leavingJson, type SecretKeeper } from './leaving';
import type { Operation, OutputItem, Resource } from './operation';
import { failedJson, toNodeError } from './problems';

/**
 * Runs what is chosen in 'Resource' and 'Operation', with item linking and Continue On Fail. All that
 * an operation lets out passes here: items, errors, hints and log lines leave without secrets.
 */
export async function runOperation<Api extends SecretKeeper>(
	context: IExecuteFunctions,
	resources: Array<Resource<Api>>,
	api: Api,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const inside = leavingContext(context, api);
	const outputs = await leaving(api, async () =>
		'executeAll' in operation
			? await operation.executeAll({ context: inside, api })
			: await runItems(inside, operation.execute.bind(operation), api),
	);
	return [
		outputs.map(({ json, from }) => ({
			json: leavingJson(json, api),
			pairedItem: from.map((item) => ({ item })),
		})),
	];
}

function chosenOperation<Api>(
	context: IExecuteFunctions,
	resources: Array<Resource<Api>>,
): Operation<Api> {
	const resourceName = context.getNodeParameter('resource', 0);
	const operationName = context.getNodeParameter('operation', 0);
	const resource = resources.find(({ value }) => value === resourceName);
	const operation = resource?.operations[operationName];
	if (operation) return operation;
	throw toNodeError(
		context,
		new InputError(
			'Operation',
			`This node has no operation '${operationName}' for '${String(resourceName)}'`,
			"Choose one in the list 'Operation'",
		),
	);
}

async function runItems<Api>(
	context: IExecuteFunctions,
	execute: (call: {
		context: IExecuteFunctions;
		api: Api;
		item: number;
		parameters: ItemParameters;
	}) => Promise<IDataObject | IDataObject[]>,
	api: Api,
): Promise<OutputItem[]> {
	const outputs: OutputItem[] = [];
	for (let item = 0; item < context.getInputData().length; item++) {
		try {
			const parameters = new ItemParameters(context, item);
			const made = await execute({ context, api, item, parameters });
			const jsons = Array.isArray(made) ? made : [made];
			outputs.push(...jsons.map((json) => ({ json, from: [item] })));
			hintAtTwins(context, jsons);
		} catch (error) {
			if (error instanceof Pending) {
				outputs.push({ json: pendingJson(error), from: [item] });
				continue;
			}
			if (!context.continueOnFail()) throw toNodeError(context, error, item);
			outputs.push({ json: failedJson(error), from: [item] });
		}
	}
	return outputs;
}

/** Without `ids`: the one to hand on is not known, and those received lead to something else. */
function pendingJson({ message, description }: Pending): IDataObject {
	return { pending: true, message: `${message}. ${description}.` };
}

/** What was made twice is shown in the editor too; see `createOnce`. */
function hintAtTwins(context: IExecuteFunctions, jsons: IDataObject[]): void {
	for (const { twinHint } of jsons) {
		if (!twinHint) continue;
		const hint = { message: String(twinHint), type: 'warning', location: 'outputPane' } as const;
		context.addExecutionHints(hint);
	}
}
