import type { INodeParameters } from 'n8n-workflow';

import {
	Activations,
	attributes,
	audiences,
	byPath,
	dayFromNow,
	entries,
	families,
	GOLD,
	items,
	NEWS,
	SILVER,
	type FamilyName,
	type Fields,
} from '../support';

const adobe = new Activations();

const FIRST = 'person.name.firstName';
const LAST = 'person.name.lastName';
const today = dayFromNow(0);

const validate = async (dataflowId: string, parameters: INodeParameters) =>
	await adobe.activation('validate', dataflowId, {
		startTime: '10:00',
		startDate: today,
		...parameters,
	});

let written: string[];
const nothingMore = () => (written = adobe.writes);
beforeEach(() => (written = []));
afterEach(() => expect(adobe.writes).toEqual(written));

describe.each(Object.keys(families) as FamilyName[])('a dataflow of the family %s', (family) => {
	async function prepared(names = [GOLD, SILVER]) {
		const dataflowId = await adobe.exporting(names, family);
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: entries({ source: byPath(FIRST), mandatory: true }),
		});
		nothingMore();
		return dataflowId;
	}
	const mandatoryFirst = entries({ source: byPath(FIRST), mandatory: true });

	test('that is as wanted is valid', async () => {
		const dataflowId = await prepared();
		const { jsons } = await validate(dataflowId, {
			audiences: audiences(GOLD, SILVER),
			attributes: mandatoryFirst,
		});
		expect(jsons).toEqual([
			{
				valid: true,
				missing: [],
				unexpected: [],
				different: [],
				dataflowId,
				dataflowName: 'Weekly',
				destination: expect.any(String),
				state: 'enabled',
				ids: { dataflowId },
			},
		]);
	});

	test('what is missing, unexpected and different is told', async () => {
		const dataflowId = await prepared();
		const { jsons } = await validate(dataflowId, {
			audiences: audiences(NEWS, SILVER),
			attributes: attributes(FIRST, LAST),
			startTime: '12:00',
		});
		expect(jsons[0]).toMatchObject({
			valid: false,
			missing: [
				{ what: 'audience', id: adobe.idOf(NEWS), name: NEWS },
				{ what: 'attribute', id: LAST },
			],
			unexpected: [
				{ what: 'audience', id: adobe.idOf(GOLD), name: GOLD },
				{ what: 'mandatoryAttribute', id: FIRST },
			],
			different: [
				{ name: SILVER, changes: ["schedule.startTime is '10:00' there and '12:00' here"] },
			],
		});
	});

	test('what nobody named is told, also where none of its kind was, and can be allowed', async () => {
		const dataflowId = await prepared();
		const one = { audiences: audiences(GOLD) };
		const unexpected = [
			{ what: 'audience', name: SILVER },
			{ what: 'attribute', id: FIRST },
			{ what: 'mandatoryAttribute', id: FIRST },
		];
		expect((await validate(dataflowId, one)).jsons[0]).toMatchObject({ valid: false, unexpected });
		expect((await validate(dataflowId, { ...one, allowOthers: true })).jsons[0]).toMatchObject({
			valid: true,
			unexpected,
		});
		expect((await validate(dataflowId, { attributes: mandatoryFirst })).jsons[0]).toMatchObject({
			valid: false,
			unexpected: [{ name: GOLD }, { name: SILVER }],
		});
	});

	test('what the node before has made is taken from its item', async () => {
		const dataflowId = await adobe.exporting([SILVER], family);
		const added = await adobe.audience('add', dataflowId, {
			audiences: audiences(GOLD, SILVER),
			attributes: mandatoryFirst,
			startDate: today,
			startTime: '23:00',
		});
		nothingMore();
		const before = { takenFrom: 'previousNode' };
		const look = async (change: object) =>
			await adobe.activation('validate', dataflowId, before, {
				items: items({ ...added.jsons[0], ...change }),
			});
		expect((await look({})).jsons[0]).toMatchObject({ valid: true, unexpected: [] });
		const [gold, silver] = added.jsons[0].audiences as Fields[];
		const later = [{ ...gold, startTime: '22:00' }, silver];
		expect((await look({ audiences: later })).jsons[0]).toMatchObject({
			valid: false,
			different: [{ name: GOLD }],
		});
		expect((await look({ audiences: [gold], attributes: [] })).jsons[0]).toMatchObject({
			valid: false,
			unexpected: [{ name: SILVER }, { id: FIRST }, { id: FIRST }],
		});
	});

	test('what the node before has removed is not wanted', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER], family);
		const removed = await adobe.audience('remove', dataflowId, { audiences: audiences(GOLD) });
		const updated = await adobe.audience('add', dataflowId, { audiences: audiences(SILVER) });
		nothingMore();
		const rows = [removed, updated].flatMap(({ jsons: [json] }) => json.audiences as Fields[]);
		const { jsons } = await adobe.activation(
			'validate',
			dataflowId,
			{ takenFrom: 'previousNode' },
			{ items: items({ audiences: rows }) },
		);
		expect(jsons[0]).toMatchObject({ valid: true, missing: [], unexpected: [] });
	});
});

test('an item of the node before that lists nothing is refused', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const { error } = await adobe.activation(
		'validate',
		dataflowId,
		{ takenFrom: 'previousNode' },
		{ items: items({ dataflowId }) },
	);
	expect(error?.message).toMatch(/^Item 1 lists neither audiences nor attributes/);
});

test('an end date that it has and is not wanted makes it different, and is named', async () => {
	const dataflowId = await adobe.empty();
	const schedule = { frequency: 'DAILY', triggerType: 'SCHEDULED', startDate: today };
	adobe.activate(dataflowId, adobe.idOf(GOLD), {
		schedule: { ...schedule, startTime: '10:00', endDate: dayFromNow(9) },
	});
	const { jsons } = await validate(dataflowId, { audiences: audiences(GOLD) });
	expect(jsons[0]).toMatchObject({
		valid: false,
		different: [{ changes: [`schedule.endDate is '${dayFromNow(9)}' there and empty here`] }],
	});
});

test('the first audience of the tutorial, which names no trigger, is as the fields say', async () => {
	const dataflowId = await adobe.empty();
	const schedule = { frequency: 'ONCE', startDate: '2021-12-20', startTime: '17:00' };
	adobe.activate(dataflowId, adobe.idOf(GOLD), {
		name: 'Name of the audience that you are activating',
		description: 'Description of the audience that you are activating',
		schedule,
	});
	const wanted = {
		audiences: audiences(GOLD),
		exportMode: 'DAILY_FULL_EXPORT',
		frequency: 'ONCE',
		triggerType: 'SCHEDULED',
		startDate: '2021-12-20T00:00:00',
		startTime: '17:00',
	};
	expect((await validate(dataflowId, wanted)).jsons[0]).toMatchObject({ valid: true });
	const { jsons } = await validate(dataflowId, { ...wanted, startTime: '18:00' });
	expect(jsons[0]).toMatchObject({
		valid: false,
		different: [{ changes: ["schedule.startTime is '17:00' there and '18:00' here"] }],
	});
	const evaluated = { ...wanted, triggerType: 'AFTER_SEGMENT_EVAL' };
	expect((await validate(dataflowId, evaluated)).jsons[0]).toMatchObject({ valid: false });
});

test('a change that Adobe still works on is told as pending', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	adobe.sandbox.adobe.settings.updateMs = 60_000;
	await adobe.audience('add', dataflowId, { audiences: audiences(SILVER), maximumWait: 0 });
	nothingMore();
	const { jsons } = await validate(dataflowId, { audiences: audiences(GOLD, SILVER) });
	expect(jsons[0]).toMatchObject({ pending: true, valid: false, state: 'updating' });
});

test('a change that Adobe could not carry out is told', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	adobe.sandbox.adobe.failNextUpdate('No room');
	const added = await adobe.audience('add', dataflowId, { audiences: audiences(SILVER) });
	expect(added.error?.message).toContain('could not carry it out');
	nothingMore();
	const { error } = await validate(dataflowId, { audiences: audiences(GOLD) });
	expect(error?.description).toContain('No room');
});

test('all items together are one comparison; one that is empty is refused', async () => {
	const dataflowId = await adobe.exporting([GOLD, SILVER]);
	const run = async (...jsons: object[]) =>
		await adobe.activation(
			'validate',
			dataflowId,
			{ takenFrom: 'items', startTime: '10:00', startDate: today },
			{ items: items(...(jsons as Array<Record<string, string>>)) },
		);
	const { items: outputs } = await run({ audienceName: GOLD }, { audienceName: SILVER });
	expect(outputs.map(({ json, pairedItem }) => [json.valid, pairedItem])).toEqual([
		[true, [{ item: 0 }, { item: 1 }]],
	]);
	expect((await run({ audienceName: GOLD }, {})).error?.message).toContain('Item 2 is empty');
});
