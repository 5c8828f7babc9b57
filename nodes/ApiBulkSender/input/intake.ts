import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { openBody, type EnvelopePath } from '../engine/request/envelope';
import { isJsonObject } from '../engine/json';
import { RecordFactory } from '../engine/request/records';
import { SettingError } from '../engine/settingError';
import { readBodyPath, type RawSettings, type Settings } from '../engine/settings';
import type { JsonObject, SourceRecord } from '../engine/types';
import { readDestinations, type Destinations } from './perItem';
import type { Panel } from './readPanel';
import { readRecordsJson } from './recordsJson';

/** Records as they came in, by record index, and the items they came from. */
export interface Inputs {
	jsons: unknown[];
	itemIndexes: number[];
}

export interface Intake {
	inputs: Inputs;
	/** In the order of `inputs`; may be read once. */
	records: Iterable<SourceRecord>;
}

/**
 * What the user wants sent, before any setting is applied: records, or request bodies.
 *
 * @throws SettingError when the JSON field cannot be read
 */
export function readInputs(context: IExecuteFunctions, recordsFrom: Panel['recordsFrom']): Inputs {
	const items = context.getInputData();
	if (recordsFrom === 'items') return isNothing(items) ? noInputs() : itemsAsInputs(items);
	const inputs = noInputs();
	items.forEach((_, itemIndex) => {
		for (const json of readRecordsJson(context, itemIndex)) add(inputs, json, itemIndex);
	});
	return inputs;
}

export function itemsAsInputs(items: readonly INodeExecutionData[]): Inputs {
	return { jsons: items.map(({ json }) => json), itemIndexes: items.map((_, index) => index) };
}

function noInputs(): Inputs {
	return { jsons: [], itemIndexes: [] };
}

function add(inputs: Inputs, json: unknown, itemIndex: number): void {
	inputs.jsons.push(json);
	inputs.itemIndexes.push(itemIndex);
}

/**
 * Turns inputs into records with targets, in input order. Records of one destination are made one
 * by one as they are sent; all that can be wrong with the settings is found before.
 *
 * @throws SettingError
 */
export function takeRecords(
	context: IExecuteFunctions,
	inputs: Inputs,
	panel: Panel,
	settings: Settings,
	baseUrl: string,
): Intake {
	const factory = new RecordFactory(settings, baseUrl);
	const destinations = readDestinations(context);
	const { resultField } = panel.options;
	if (settings.itemsAre === 'requestBodies') {
		return openBodies(inputs, resultField, factory, destinations);
	}
	refuseOwnResultField(inputs, resultField);
	const records = eachRecord(inputs, resultField, factory, destinations);
	if (destinations.vary) return { inputs, records: [...records] };
	factory.check(destinations.of(0));
	return { inputs, records };
}

function* eachRecord(
	{ jsons, itemIndexes }: Inputs,
	resultField: string,
	factory: RecordFactory,
	destinations: Destinations,
): Generator<SourceRecord> {
	for (let index = 0; index < jsons.length; index++) {
		const json = withoutOldResult(jsons[index], resultField);
		yield factory.fromRecord(index, json, destinations.of(itemIndexes[index]));
	}
}

function openBodies(
	bodies: Inputs,
	resultField: string,
	factory: RecordFactory,
	destinations: Destinations,
): Intake {
	const inputs = noInputs();
	const records: SourceRecord[] = [];
	const clean = (record: unknown) => withoutOldResult(record, resultField);
	bodies.jsons.forEach((body, at) => {
		const itemIndex = bodies.itemIndexes[at];
		const destination = destinations.of(itemIndex);
		for (const opened of factory.fromBody(records.length, clean(body), destination, clean)) {
			add(inputs, opened.json, itemIndex);
			records.push(opened.record);
		}
	});
	refuseOwnResultField(inputs, resultField);
	return { inputs, records };
}

/**
 * The records inside request bodies; a body in which none are found, or cannot be looked for, stands
 * for one.
 */
export function openInputs(inputs: Inputs, settings: RawSettings): Inputs {
	if (settings.itemsAre === 'records') return inputs;
	const path = bodyPath(settings);
	const records = noInputs();
	inputs.jsons.forEach((json, at) => {
		const opened = path && isJsonObject(json) ? openBody(json, path, {}) : undefined;
		const inside = opened !== undefined && 'records' in opened ? opened.records : [json];
		for (const record of inside) add(records, record, inputs.itemIndexes[at]);
	});
	return records;
}

/** Undefined when the path is one of the settings that are wrong. */
function bodyPath(settings: RawSettings): EnvelopePath | undefined {
	try {
		return readBodyPath(settings);
	} catch {
		return undefined;
	}
}

/** What n8n delivers for "no items" when Always Output Data is on upstream: one item `{}`. */
export function isNothing(items: readonly INodeExecutionData[]): boolean {
	if (items.length === 0) return true;
	const [{ json, binary }] = items;
	return items.length === 1 && Object.keys(json).length === 0 && !binary;
}

/** The record without the result of an earlier run, which must not be sent. */
function withoutOldResult(json: unknown, resultField: string): unknown {
	if (!isJsonObject(json) || !isResult(json[resultField])) return json;
	const record = { ...json };
	delete record[resultField];
	return record;
}

/** @throws SettingError when a record has a field of that name that is no result of ours */
function refuseOwnResultField({ jsons, itemIndexes }: Inputs, resultField: string): void {
	const own = jsons.findIndex(
		(json) =>
			isJsonObject(json) && Object.hasOwn(json, resultField) && !isResult(json[resultField]),
	);
	if (own < 0) return;
	throw new SettingError(
		'Result Field',
		`The record of item ${itemIndexes[own]} has a field "${resultField}" of its own, which the result would replace`,
		"Add the option 'Result Field' and choose a name that your records do not use",
	);
}

/** A name for the result that no record uses for a field of its own. */
export function freeResultField({ jsons }: Inputs, wanted: string): string {
	const isTaken = (name: string) =>
		jsons.some((json) => isJsonObject(json) && Object.hasOwn(json, name) && !isResult(json[name]));
	let name = wanted;
	while (isTaken(name)) name += '_';
	return name;
}

function isResult(value: unknown): value is JsonObject {
	return isJsonObject(value) && ['succeeded', 'failed', 'unsent'].includes(String(value.outcome));
}
