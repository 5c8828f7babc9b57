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

	test('others can be allowed; attributes count only when some are named', async () => {
		const dataflowId = await prepared();
		const one = { audiences: audiences(GOLD) };
		expect((await validate(dataflowId, one)).jsons[0]).toMatchObject({
			valid: false,
			unexpected: [{ name: SILVER }],
		});
		expect((await validate(dataflowId, { ...one, allowOthers: true })).jsons[0]).toMatchObject({
			valid: true,
			unexpected: [{ name: SILVER }],
		});
		expect(
			(await validate(dataflowId, { audiences: audiences(GOLD, SILVER) })).jsons[0],
		).toMatchObject({ valid: true });
	});
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
