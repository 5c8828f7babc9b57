import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject } from '../engine/json';
import type { Settlement } from '../engine/types';
import type { Inputs } from '../input/intake';
import type { NodeOptions } from '../input/readPanel';

/** Succeeded, Failed, Summary. */
export type Outputs = [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]];

/**
 * Puts every record on its output, in input order: as it came in, plus its result.
 *
 * Items are built anew: an `error` property of an input item would make n8n replace its json.
 */
export function handOut(
	{ jsons, itemIndexes }: Inputs,
	settlements: readonly Settlement[],
	items: readonly INodeExecutionData[],
	options: Pick<NodeOptions, 'resultField' | 'succeededOutput'>,
	summary: IDataObject,
): Outputs {
	const succeeded: INodeExecutionData[] = [];
	const failed: INodeExecutionData[] = [];
	for (let index = 0; index < jsons.length; index++) {
		const settlement = settlements[index];
		const accepted = settlement.outcome === 'succeeded';
		if (accepted && options.succeededOutput === 'none') continue;
		const itemIndex = itemIndexes[index];
		const item: INodeExecutionData = {
			json: withResult(jsons[index], options.resultField, settlement),
			pairedItem: { item: itemIndex },
		};
		const { binary } = items[itemIndex];
		if (binary !== undefined) item.binary = binary;
		(accepted ? succeeded : failed).push(item);
	}
	return [succeeded, failed, summaryItem(summary)];
}

/** A record that is no object leaves under `record`. */
function withResult(json: unknown, resultField: string, settlement: Settlement): IDataObject {
	const record = isJsonObject(json) ? json : { record: json };
	return { ...record, [resultField]: settlement } as unknown as IDataObject;
}

export function summaryItem(summary: IDataObject): INodeExecutionData[] {
	return [{ json: summary, pairedItem: { item: 0 } }];
}
