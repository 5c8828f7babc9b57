import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { openBody } from '../engine/envelope';
import { isJsonObject } from '../engine/json';
import { RecordFactory } from '../engine/records';
import { SettingError } from '../engine/settingError';
import type { Settings } from '../engine/settings';
import type { JsonObject, SourceRecord } from '../engine/types';
import { destinationReader } from './perItem';
import type { Panel } from './readPanel';
import { readRecordsJson } from './recordsJson';

/** A record as it came in, and the item it came from. */
export interface InputRecord {
	json: unknown;
	itemIndex: number;
}

export interface Intake {
	/** By record index. */
	inputs: InputRecord[];
	records: SourceRecord[];
}

/**
 * What the user wants sent, before any setting is applied: records, or request bodies.
 *
 * @throws SettingError when the JSON field cannot be read
 */
export function readInputs(
	context: IExecuteFunctions,
	recordsFrom: Panel['recordsFrom'],
): InputRecord[] {
	const items = context.getInputData();
	if (recordsFrom === 'json') {
		return items.flatMap((_, itemIndex) =>
			readRecordsJson(context, itemIndex).map((json) => ({ json, itemIndex })),
		);
	}
	return isNothing(items) ? [] : items.map(({ json }, itemIndex) => ({ json, itemIndex }));
}

/** Turns inputs into records with targets, in input order. @throws SettingError */
export function takeRecords(
	context: IExecuteFunctions,
	inputs: readonly InputRecord[],
	panel: Panel,
	settings: Settings,
	baseUrl: string,
): Intake {
	const factory = new RecordFactory(settings, baseUrl);
	const readDestination = destinationReader(context);
	const { resultField } = panel.options;
	const intake: Intake = { inputs: [], records: [] };
	for (const { json, itemIndex } of inputs) {
		const clean = (record: unknown) => withoutOldResult(record, resultField, itemIndex);
		const destination = readDestination(itemIndex);
		const first = intake.records.length;
		const opened =
			settings.itemsAre === 'records'
				? [{ json, record: factory.fromRecord(first, clean(json), destination) }]
				: factory.fromBody(first, clean(json), destination, clean);
		for (const { json: recordJson, record } of opened) {
			intake.inputs.push({ json: recordJson, itemIndex });
			intake.records.push(record);
		}
	}
	return intake;
}

/** The records inside request bodies; a body in which none are found stands for one. */
export function openInputs(inputs: readonly InputRecord[], settings: Settings): InputRecord[] {
	if (settings.itemsAre === 'records') return [...inputs];
	return inputs.flatMap(({ json, itemIndex }) => {
		const opened = isJsonObject(json) ? openBody(json, settings.envelopePath, {}) : undefined;
		const records = opened !== undefined && 'records' in opened ? opened.records : [json];
		return records.map((record) => ({ json: record, itemIndex }));
	});
}

/** What n8n delivers for "no items" when Always Output Data is on upstream: one item `{}`. */
export function isNothing(items: readonly INodeExecutionData[]): boolean {
	if (items.length === 0) return true;
	const [{ json, binary }] = items;
	return items.length === 1 && Object.keys(json).length === 0 && !binary;
}

/**
 * The record without the result of an earlier run, which must not be sent.
 *
 * @throws SettingError when the record has a field of that name that is its own
 */
function withoutOldResult(json: unknown, resultField: string, itemIndex: number): unknown {
	if (!isJsonObject(json) || !Object.hasOwn(json, resultField)) return json;
	const { [resultField]: old, ...record } = json;
	if (isResult(old)) return record;
	throw new SettingError(
		'Result Field',
		`The record of item ${itemIndex} has a field "${resultField}" of its own, which the result would replace`,
		"Add the option 'Result Field' and choose a name that your records do not use",
	);
}

function isResult(value: unknown): value is JsonObject {
	return isJsonObject(value) && ['succeeded', 'failed', 'unsent'].includes(String(value.outcome));
}
