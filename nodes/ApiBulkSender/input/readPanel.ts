import type { IExecuteFunctions } from 'n8n-workflow';

import {
	MOST_CONCURRENCY,
	optionDefaults,
	panelDefaults,
	type DeliveryOptions,
	type RawSettings,
} from '../engine/settings';
import { wholeNumber } from '../engine/limits';
import { SettingError } from '../engine/settingError';
import { journalDefaults, type JournalOptions } from '../journal/runJournal';
import type { DestinationTemplate } from '../templates';
import { normalize } from './normalize';
import { fieldsOfNode } from './readField';
import type { RawMapping } from './readMapping';
import { readTemplate, type Templated } from './templated';

/** Options that concern this node rather than the delivery. */
export interface NodeOptions {
	dryRun: boolean;
	/** Field under which a record's result leaves. */
	resultField: string;
	succeededOutput: 'records' | 'none';
	/** A page that tells of the run leaves with Summary. */
	report: boolean;
	/** An answer to try the settings on in a dry run; empty for none. */
	exampleAnswer: string;
	exampleStatus: number;
	/** What was sent to get it; empty for the first records of the input. */
	exampleRecords: unknown;
	/** What result files are written as. */
	failedFileFormat: 'same' | 'csv' | 'ndjson' | 'json';
	journal: JournalOptions | undefined;
}

export const nodeOptionDefaults: NodeOptions = {
	dryRun: false,
	resultField: 'delivery',
	succeededOutput: 'records',
	report: false,
	exampleAnswer: '',
	exampleStatus: 200,
	exampleRecords: '',
	failedFileFormat: 'same',
	journal: undefined,
};

export interface Panel {
	templated: Templated;
	recordsFrom: 'items' | 'json' | 'file';
	settings: RawSettings;
	mapping: RawMapping;
	options: NodeOptions;
	/** Options that were not added and have the template's value instead. */
	templateOptions: Partial<DeliveryOptions>;
}

/**
 * Reads the panel once, from the first item. Fields that the panel hides have no value in n8n, so
 * each has a fallback here: the template's value where they are the template's own, else the Custom
 * template's default.
 */
export function readPanel(context: IExecuteFunctions): Panel {
	const read = fieldsOfNode(context);
	const templated = readTemplate(read);
	const { template } = templated;
	const added = read<Partial<DeliveryOptions & NodeOptions>>('options', {});
	const templateOptions = optionsOf(template);
	for (const name of addedNames(added)) delete templateOptions[name as keyof DeliveryOptions];
	const options = readOptions(
		{ ...optionDefaults, ...nodeOptionDefaults, ...templateOptions },
		added,
	);
	const recordsFrom: Panel['recordsFrom'] = read('recordsFrom', 'items');
	return {
		templated,
		recordsFrom,
		templateOptions,
		options: {
			dryRun: options.dryRun,
			resultField: readResultField(options.resultField),
			succeededOutput: options.succeededOutput,
			report: options.report,
			exampleAnswer: options.exampleAnswer,
			exampleStatus: options.exampleStatus,
			exampleRecords: added.exampleRecords ?? '',
			failedFileFormat: options.failedFileFormat,
			journal: readJournal(added.journal),
		},
		mapping: {
			specifyFieldMapping: read('specifyFieldMapping', 'none'),
			fieldMapping: read('fieldMapping', {}),
			fieldMappingJson: read<unknown>('fieldMappingJson', {}),
			wrapper: wrapperOf(templated),
		},
		settings: {
			...readFields(templated),
			itemsAre: recordsFrom === 'items' ? read('itemsAre', panelDefaults.itemsAre) : 'records',
			parsePathMap: readMap(templated),
			options,
		},
	};
}

/** The template's options as the engine has them, without those of the panel's groups. */
function optionsOf(template: DestinationTemplate | undefined): Partial<DeliveryOptions> {
	const { rateLimit, waiting, ...others } = template?.options ?? {};
	return {
		...others,
		...rateLimit,
		...(waiting && { waiting: { ...optionDefaults.waiting, ...waiting } }),
	};
}

function wrapperOf({ template, fill }: Templated): RawMapping['wrapper'] {
	return (template?.wrapper ?? []).map((row) => ({
		...row,
		target: fill.text(row.target),
		value: fill.text(row.value),
	}));
}

/** A group stands for the options in it. */
function addedNames(added: object): string[] {
	const { rateLimit } = added as { rateLimit?: { rateLimit?: unknown } };
	const isLimited = rateLimit?.rateLimit !== undefined;
	return [...Object.keys(added), ...(isLimited ? Object.keys(rateLimitDefaults) : [])];
}

function readFields({ setting, fill }: Templated): typeof panelDefaults {
	const fields = Object.entries(panelDefaults).map(([name, fallback]) => {
		const value = setting<unknown>(name, fallback);
		if (typeof value !== 'string') return [name, value];
		return [name, JSON_FIELDS.includes(name) ? fill.json(value) : fill.text(value)];
	});
	return Object.fromEntries(fields) as typeof panelDefaults;
}

const JSON_FIELDS = ['actionLine', 'additionalBodyFields', 'parsePathMapJson'];

type AllOptions = DeliveryOptions & NodeOptions;

function readOptions(defaults: AllOptions, added: Partial<AllOptions>): AllOptions {
	const entries = Object.entries(defaults).map(([name, fallback]) => [
		name,
		normalize<unknown>(name, added[name as keyof AllOptions], fallback),
	]);
	const options = Object.fromEntries(entries) as AllOptions;
	if (options.autoConcurrency && added.concurrency === undefined) {
		options.concurrency = MOST_CONCURRENCY;
	}
	// In a group that was added, what equals its own default is left out, whatever the template says.
	if (added.waiting !== undefined) {
		options.waiting = readGroup('waiting', added.waiting, optionDefaults.waiting);
	}
	const { rateLimit } = added as { rateLimit?: { rateLimit?: unknown } };
	if (rateLimit?.rateLimit !== undefined) {
		Object.assign(options, readGroup('rateLimit', rateLimit, rateLimitDefaults));
		wholeNumber(options.requestsPerPeriod, 1, 1e6, 'Requests per Period');
	}
	// Not added means all records; 0, as from an expression, would mean the same by accident.
	if (added.sendOnlyFirst !== undefined) {
		wholeNumber(options.sendOnlyFirst, 1, 1e9, 'Send Only First');
	}
	return options;
}

/** What the group has when it is added and nothing in it is changed. */
const rateLimitDefaults: RateLimit = {
	requestsPerPeriod: 60,
	period: 1,
	periodUnit: 'minutes',
	limitIsShared: false,
};

type RateLimit = Pick<
	DeliveryOptions,
	'requestsPerPeriod' | 'period' | 'periodUnit' | 'limitIsShared'
>;

/**
 * A group of the panel: n8n keeps its values under its own name once more and leaves out those that
 * equal their defaults; an emptied group is `{}`, which means as if it was not added.
 */
function readGroup<Group extends object>(name: string, added: unknown, defaults: Group): Group {
	const values = (added as Record<string, Record<string, unknown>> | undefined)?.[name] ?? {};
	const entries = Object.entries(defaults).map(([field, fallback]) => [
		field,
		normalize<unknown>(field, values[field], fallback),
	]);
	return Object.fromEntries(entries) as Group;
}

/** Undefined when the group was not added, or emptied. */
function readJournal(added: unknown): JournalOptions | undefined {
	const { journal } = (added ?? {}) as { journal?: unknown };
	return journal === undefined ? undefined : readGroup('journal', added, journalDefaults);
}

/** n8n moves items with these to its Error output, and a record that is no object is `record`. */
const RESERVED_FIELDS = ['error', 'message', 'details', 'record'];

function readResultField(name: string): string {
	const field = name.trim() || nodeOptionDefaults.resultField;
	if (!RESERVED_FIELDS.includes(field)) return field;
	throw new SettingError(
		'Result Field',
		`'Result Field' cannot be "${field}", since n8n or this node uses that name itself`,
		'Choose another name, e.g. delivery',
	);
}

type MapEntries = RawSettings['parsePathMap'];

/** A map without any path is the template's: n8n stores rows that nobody filled in as if edited. */
function readMap({ template, setting, fill }: Templated): MapEntries {
	const map = setting<MapEntries>('parsePathMap', {});
	const entries = (map.entries ?? []).map(({ name, path }) => ({
		name: normalize('parsePathMap', name, ''),
		path: normalize('parsePathMap', path, ''),
	}));
	const isFilled = entries.some(({ path }) => path.trim() !== '');
	if (template === undefined || isFilled) return { entries };
	return {
		entries: Object.entries(template.settings.parsePathMap).map(([name, path]) => ({
			name,
			path: fill.text(path),
		})),
	};
}
