import type { INodeParameters } from 'n8n-workflow';

import { scheduleMatrix } from '../../../../nodes/ActivateAudience/schedule/matrix';
import { atRunTime, operations, properties, shown } from './panel';

const controls = {
	takenFrom: ['fields', 'items'],
	exportMode: ['DAILY_FULL_EXPORT', 'FIRST_FULL_THEN_INCREMENTAL'],
	frequency: [
		'ONCE',
		'DAILY',
		'WEEKLY',
		'MONTHLY',
		'EVERY_3_HOURS',
		'EVERY_6_HOURS',
		'EVERY_8_HOURS',
		'EVERY_12_HOURS',
	],
	triggerType: ['SCHEDULED', 'AFTER_SEGMENT_EVAL'],
	fileName: ['default', 'parts', 'template'],
};

type Controls = Record<keyof typeof controls, string>;

/** Every combination of the fields that others depend on, also those that are never entered. */
function combinations(): Controls[] {
	return Object.entries(controls).reduce<Array<Partial<Controls>>>(
		(all, [name, values]) =>
			all.flatMap((partial) => values.map((value) => ({ ...partial, [name]: value }))),
		[{}],
	) as Controls[];
}

const when = (condition: boolean, ...names: string[]) => (condition ? names : []);

/** By the table of valid schedules. */
function expectedWanted({ takenFrom, exportMode, frequency, triggerType, fileName }: Controls) {
	const rows = scheduleMatrix.filter(
		(row) => row.exportMode === exportMode && row.frequency === frequency,
	);
	const choice = rows.length > 1;
	const [row] = choice ? rows.filter((each) => each.triggerType === triggerType) : rows;
	return [
		'dataflow',
		'takenFrom',
		'exportMode',
		'frequency',
		'startDate',
		'fileName',
		...when(takenFrom === 'fields', 'audiences', 'attributes'),
		...when(takenFrom === 'items', 'itemsNotice'),
		...when(choice, 'triggerType'),
		...when(
			rows.some(({ endDate }) => endDate),
			'endDate',
		),
		...when(row?.startTime ?? false, 'startTime', 'startTimeIn'),
		...when(fileName === 'parts', 'fileNameParts'),
		...when(fileName === 'template', 'filenameTemplate'),
	];
}

const namesFor = (resource: string, operation: string, values: INodeParameters) =>
	shown({ resource, operation, ...values })
		.map(({ name }) => name)
		.filter((name) => !['resource', 'operation'].includes(name))
		.sort();

describe.each([
	['audience', 'add', ['ifPresent', 'maximumWait']],
	['activation', 'sync', ['mode', 'previewOnly', 'maximumWait']],
	['activation', 'validate', ['allowOthers']],
])('%s: %s', (resource, operation, own) => {
	test('shows exactly the fields that apply, each once, in every combination', () => {
		for (const values of combinations()) {
			const names = namesFor(resource, operation, values);
			const expected = [...expectedWanted(values), ...own].sort();
			if (names.join() !== expected.join()) {
				expect({ values, names }).toEqual({ values, names: expected });
			}
		}
		expect(combinations()).toHaveLength(2 * 2 * 8 * 2 * 3);
	});

	test('offers the frequencies that go with the export mode, daily at first', () => {
		for (const exportMode of controls.exportMode) {
			const values = { resource, operation, takenFrom: 'fields', exportMode };
			const [frequency, ...others] = shown(values).filter(({ name }) => name === 'frequency');
			expect(others).toEqual([]);
			expect(
				(frequency.options as Array<{ value: string }>).map(({ value }) => value).sort(),
			).toEqual(
				[
					...new Set(
						scheduleMatrix
							.filter((row) => row.exportMode === exportMode)
							.map((row) => row.frequency),
					),
				].sort(),
			);
			expect(atRunTime({ resource, operation, exportMode })).toMatchObject({ frequency: 'DAILY' });
		}
	});
});

test.each<[string, string, INodeParameters, string[]]>([
	[
		'activation',
		'validate',
		{ takenFrom: 'previousNode' },
		['allowOthers', 'dataflow', 'takenFrom'],
	],
	['activation', 'check', {}, ['dataflow', 'guardrails', 'maximumWait', 'takenFrom']],
	['audience', 'update', {}, ['audience', 'dataflow', 'maximumWait', 'updateFields']],
	['audience', 'remove', {}, ['audiences', 'dataflow', 'maximumWait', 'takenFrom']],
	[
		'audience',
		'remove',
		{ takenFrom: 'items' },
		['audienceItemsNotice', 'dataflow', 'maximumWait', 'takenFrom'],
	],
	[
		'audience',
		'exportNow',
		{},
		[
			'allAudiencesNotice',
			'audiences',
			'dataflow',
			'maximumWait',
			'takenFrom',
			'waitUntilFinished',
		],
	],
	[
		'audience',
		'exportNow',
		{ takenFrom: 'items', waitUntilFinished: false },
		['audienceItemsNotice', 'dataflow', 'takenFrom', 'waitUntilFinished'],
	],
	['audience', 'getAll', {}, ['dataflow', 'filters', 'limit', 'returnAll', 'scope']],
	[
		'audience',
		'getAll',
		{ scope: 'experiencePlatform', returnAll: true },
		['filters', 'returnAll', 'scope'],
	],
	['attribute', 'addAttributes', {}, ['attributes', 'dataflow', 'maximumWait', 'takenFrom']],
	[
		'attribute',
		'addAttributes',
		{ takenFrom: 'items' },
		['attributeItemsNotice', 'dataflow', 'maximumWait', 'takenFrom'],
	],
	['attribute', 'removeAttributes', {}, ['attributes', 'dataflow', 'maximumWait', 'takenFrom']],
	['attribute', 'setKeys', {}, ['dataflow', 'maximumWait', 'setDeduplicationKeys', 'setMandatory']],
	[
		'attribute',
		'setKeys',
		{ setMandatory: true },
		['dataflow', 'mandatoryAttributes', 'maximumWait', 'setDeduplicationKeys', 'setMandatory'],
	],
	[
		'attribute',
		'setKeys',
		{ setDeduplicationKeys: true },
		['dataflow', 'deduplicationKeys', 'maximumWait', 'setDeduplicationKeys', 'setMandatory'],
	],
	[
		'attribute',
		'setKeys',
		{ setMandatory: true, setDeduplicationKeys: true },
		[
			'dataflow',
			'deduplicationKeys',
			'mandatoryAttributes',
			'maximumWait',
			'setDeduplicationKeys',
			'setMandatory',
		],
	],
])('%s: %s with %j', (resource, operation, values, expected) => {
	const given = atRunTime({ resource, operation, ...values });
	expect(namesFor(resource, operation, { ...given, ...values })).toEqual(expected);
});

test('every operation has a field for the dataflow, and changes wait 300 seconds', () => {
	for (const [resource, operation] of operations) {
		const fields = shown(atRunTime({ resource, operation }));
		expect(fields.map(({ name }) => name)).toContain('dataflow');
		const wait = fields.find(({ name }) => name === 'maximumWait');
		if (wait) expect(wait.default).toBe(operation === 'exportNow' ? 3600 : 300);
	}
});

test('the hint about the start date of weekly exports stands where they can be chosen', () => {
	for (const exportMode of controls.exportMode) {
		const values = atRunTime({ resource: 'audience', operation: 'add', exportMode });
		const frequency = shown(values).find(({ name }) => name === 'frequency');
		expect(frequency?.hint?.includes('Weekly') ?? false).toBe(exportMode === 'DAILY_FULL_EXPORT');
	}
});

test('fields that decide about whole panels take no expression', () => {
	for (const property of properties) {
		const decides = [
			'resource',
			'operation',
			'takenFrom',
			'scope',
			'setMandatory',
			'setDeduplicationKeys',
		];
		if (decides.includes(property.name)) expect(property).toMatchObject({ noDataExpression: true });
	}
});

test('a new node adds audiences', () => {
	expect(atRunTime({})).toMatchObject({ resource: 'audience', operation: 'add' });
	expect(properties.filter(({ displayOptions }) => displayOptions?.hide)).toEqual([]);
});
