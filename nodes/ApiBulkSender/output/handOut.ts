import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject } from '../engine/json';
import type { JsonObject, Settlement } from '../engine/types';
import type { Inputs } from '../input/intake';
import { resultRemover } from '../input/oldResult';
import type { NodeOptions } from '../input/readPanel';
import { showable } from './showable';

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
	const removeOld = resultRemover(options.resultField);
	for (let index = 0; index < jsons.length; index++) {
		const settlement = settlements[index];
		const accepted = settlement.outcome === 'succeeded';
		if (accepted && options.succeededOutput === 'none') continue;
		const itemIndex = itemIndexes[index];
		const item: INodeExecutionData = {
			json: withResult(jsons[index], options.resultField, named(settlement, itemIndex), removeOld),
			pairedItem: { item: itemIndex },
		};
		const { binary } = items[itemIndex];
		if (binary !== undefined) item.binary = binary;
		(accepted ? succeeded : failed).push(item);
	}
	return [succeeded, failed, summaryItem(summary)];
}

/** The record with its result in front, which so is seen without scrolling. */
function withResult(
	json: unknown,
	resultField: string,
	result: Settlement,
	removeOld: (json: unknown) => unknown,
): IDataObject {
	let record = json;
	try {
		record = removeOld(json);
		// What never was in a request may be anything.
		const isKnown = result.outcome !== 'unsent' && result.cause !== 'invalid';
		if (isKnown && isJsonObject(record)) return inFront(resultField, result, record);
	} catch {
		// A field that cannot be read; the others can.
	}
	return inFront(resultField, result, showable(record));
}

function inFront(resultField: string, result: Settlement, record: JsonObject): IDataObject {
	const json: JsonObject = { [resultField]: result, ...record };
	json[resultField] = result;
	return json as IDataObject;
}

/** What could not be sent says where it came from, since no other thing names it. */
function named(settlement: Settlement, itemIndex: number): Settlement {
	if (settlement.cause !== 'invalid') return settlement;
	return { ...settlement, reason: `Item ${itemIndex}: ${settlement.reason}` };
}

export function summaryItem(summary: IDataObject): INodeExecutionData[] {
	return [{ json: summary, pairedItem: { item: 0 } }];
}
