import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { recordsIn, type EnvelopePath } from '../engine/request/envelope';
import { isJsonObject } from '../engine/json';
import { prepared, RecordFactory, type Destination } from '../engine/request/records';
import { sentenceOf } from '../engine/settingError';
import { readBodyPath, type RawSettings, type Settings } from '../engine/settings';
import { sourceOf, type Source } from '../engine/source';
import type { Login, SourceRecord } from '../engine/types';
import { refuseOwnResultField, resultRemover } from './oldResult';
import { readDestinations, type Destinations } from './perItem';
import { readMapping } from './readMapping';
import type { Panel } from './readPanel';
import { readRecordsJson, type Written } from './recordsJson';

/** Records as they came in, by record index, and the items they came from. */
export interface Inputs {
	jsons: unknown[];
	itemIndexes: number[];
	/** How they are to be written, where that is something else. */
	written: Array<Written | undefined>;
}

export interface Intake {
	inputs: Inputs;
	/** In the order of `inputs`; may be read once. */
	source: Source;
	/** What is to be said of the records when they were read, as a sentence. */
	notice: () => string | undefined;
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
		for (const { json, written } of readRecordsJson(context, itemIndex)) {
			inputs.written[inputs.jsons.length] = written;
			add(inputs, json, itemIndex);
		}
	});
	return inputs;
}

export function itemsAsInputs(items: readonly INodeExecutionData[]): Inputs {
	return {
		jsons: items.map(({ json }) => json),
		itemIndexes: items.map((_, index) => index),
		written: [],
	};
}

function noInputs(): Inputs {
	return { jsons: [], itemIndexes: [], written: [] };
}

function add(inputs: Inputs, json: unknown, itemIndex: number): void {
	inputs.jsons.push(json);
	inputs.itemIndexes.push(itemIndex);
}

/**
 * Turns inputs into records with targets, in input order. Records of one destination are made one
 * by one as they are sent; all that can be wrong with the settings is found before. What is wrong
 * with a single item makes its records invalid.
 *
 * @throws SettingError
 */
export function takeRecords(
	context: IExecuteFunctions,
	inputs: Inputs,
	panel: Panel,
	settings: Settings,
	baseUrl: string,
	login: Login,
	newId?: (index: number) => string,
): Intake {
	const isMapped = settings.itemsAre === 'records';
	const mapping = isMapped ? readMapping(panel.mapping, newId) : undefined;
	const factory = new RecordFactory(settings, baseUrl, login, mapping);
	const { resultField } = panel.options;
	const destinations = readDestinations(context, panel.templated);
	if (!destinations.vary) factory.check(destinations.of(0));
	const routes = new Routes(factory, destinations);
	const remove = resultRemover(resultField);
	const notice = () => factory.notice;
	if (settings.itemsAre === 'requestBodies') {
		const opened = openBodies(inputs, factory, routes, remove);
		routes.refuseIfAllFailed();
		refuseOwnResultField(opened.inputs, resultField);
		return { ...opened, notice };
	}
	refuseOwnResultField(inputs, resultField);
	const records = eachRecord(inputs, factory, routes, remove);
	if (!destinations.vary) return { inputs, source: sourceOf(records), notice };
	const all = [...records];
	routes.refuseIfAllFailed();
	return { inputs, source: sourceOf(all), notice };
}

type Route = { destination: Destination } | { reason: string };

/** The destinations of items: one that cannot be used is a matter of its item alone. */
class Routes {
	private asked = 0;
	/** When all items have the same. */
	private only: Route | undefined;
	private readonly failures: unknown[] = [];

	constructor(
		private readonly factory: RecordFactory,
		private readonly destinations: Destinations,
	) {}

	of(itemIndex: number): Route {
		if (this.destinations.vary) return this.find(itemIndex);
		return (this.only ??= this.find(itemIndex));
	}

	private find(itemIndex: number): Route {
		this.asked++;
		try {
			const destination = this.destinations.of(itemIndex);
			this.factory.check(destination);
			return { destination };
		} catch (error) {
			this.failures.push(error);
			return { reason: sentenceOf(error) };
		}
	}

	/** @throws what is wrong with the first when none can be used: then the setting itself is wrong */
	refuseIfAllFailed(): void {
		if (this.asked > 0 && this.failures.length === this.asked) throw this.failures[0];
	}
}

type RemoveResult = (json: unknown) => unknown;

function* eachRecord(
	{ jsons, itemIndexes, written }: Inputs,
	factory: RecordFactory,
	routes: Routes,
	remove: RemoveResult,
): Generator<SourceRecord> {
	const make = (index: number): SourceRecord => {
		const route = routes.of(itemIndexes[index]);
		const own = written[index];
		if ('reason' in route) return { index, reason: route.reason };
		if (own !== undefined && 'reason' in own) return { index, reason: own.reason };
		const json = remove(jsons[index]);
		return factory.fromRecord(index, json, route.destination, own && remove(own.json));
	};
	for (let index = 0; index < jsons.length; index++) yield prepared(index, make);
}

function openBodies(
	bodies: Inputs,
	factory: RecordFactory,
	routes: Routes,
	remove: RemoveResult,
): Omit<Intake, 'notice'> {
	const inputs = noInputs();
	const records: SourceRecord[] = [];
	bodies.jsons.forEach((body, at) => {
		const itemIndex = bodies.itemIndexes[at];
		const index = records.length;
		const opened = prepared(index, () => {
			const route = routes.of(itemIndex);
			if ('reason' in route) return { index, reason: route.reason };
			return factory.fromBody(index, remove(body), route.destination, remove);
		});
		const inside = 'reason' in opened ? [{ json: body, record: opened }] : opened;
		for (const { json, record } of inside) {
			add(inputs, json, itemIndex);
			records.push(record);
		}
	});
	return { inputs, source: sourceOf(records) };
}

/**
 * The records inside request bodies; a body in which none are found, or cannot be looked for, stands
 * for one.
 */
export function openInputs(inputs: Inputs, settings: RawSettings): Inputs {
	if (settings.itemsAre === 'records') return inputs;
	const path = bodyPath(settings);
	const opened = noInputs();
	inputs.jsons.forEach((json, at) => {
		for (const record of recordsInside(json, path)) add(opened, record, inputs.itemIndexes[at]);
	});
	return opened;
}

function recordsInside(body: unknown, path: EnvelopePath | undefined): unknown[] {
	if (path === undefined || !isJsonObject(body)) return [body];
	try {
		const records = recordsIn(body, path);
		return 'reason' in records ? [body] : records;
	} catch {
		return [body];
	}
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
