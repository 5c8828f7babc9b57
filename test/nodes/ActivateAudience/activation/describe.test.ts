import type { IDataObject } from 'n8n-workflow';

import { EXPRESSION } from '../../../contracts/adobe/samples/mappingSet.ts';
import { foreign, placeMappings } from '../foreign';
import {
	Activations,
	attributes,
	audiences,
	BIKES,
	byId,
	carrying,
	continuing,
	EXTERNAL,
	families,
	GOLD,
	items,
	SILVER,
	type FamilyName,
	type Fields,
} from '../support';

const adobe = new Activations();
const everyFamily = Object.keys(families) as FamilyName[];

const describeIt = async (dataflowId: string, more = {}) =>
	(await adobe.activation('describe', dataflowId, more)).jsons;
const withTable = (operation: string, dataflowId: string, rows: IDataObject[], more = {}) =>
	adobe.activation(
		operation,
		dataflowId,
		{ takenFrom: 'items', ...more },
		{ items: items(...rows) },
	);
/** What comes back from a table that keeps texts only. */
const asTexts = (rows: IDataObject[]) =>
	rows.map((row) =>
		Object.fromEntries(
			Object.entries(row)
				.filter(([name]) => name !== 'ids')
				.map(([name, value]) => [name, String(value)]),
		),
	);

describe.each(everyFamily)('a dataflow of the family %s as a table', (family) => {
	test('has one row per audience and per attribute, all with the same columns', async () => {
		const { dataflowId } = await foreign(adobe, family);
		const rows = await describeIt(dataflowId);
		const { segmentSelectors } = adobe.params(dataflowId);
		const named = rows.filter(({ audienceId }) => audienceId !== '');
		expect(named.map(({ audienceId }) => audienceId)).toEqual(
			segmentSelectors.selectors.map(({ value }: Fields) => value.id),
		);
		expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
		expect(rows.every(({ ids }) => (ids as IDataObject).dataflowId === dataflowId)).toBe(true);
		expect(adobe.writes).toEqual([]);
	});

	test.each(['addAndUpdate', 'mirror'])('Sync with it plans nothing (%s)', async (mode) => {
		const { dataflowId } = await foreign(adobe, family);
		const rows = await describeIt(dataflowId);
		for (const table of [rows, asTexts(rows)]) {
			const { jsons, error } = await withTable('sync', dataflowId, table, { mode });
			expect(error).toBeUndefined();
			expect(jsons[0]).toMatchObject({
				changed: false,
				counts: { added: 0, updated: 0, removed: 0, unchanged: rows.length },
			});
		}
		expect(adobe.writes).toEqual([]);
	});

	test('is valid, and what is edited in it is what Sync changes', async () => {
		const { dataflowId } = await foreign(adobe, family);
		const rows = asTexts(await describeIt(dataflowId));
		expect((await withTable('validate', dataflowId, rows)).jsons[0]).toMatchObject({ valid: true });

		rows[0].startTime = '09:00';
		const edited = [...rows.slice(0, -1), { attribute: 'person.gender' }];
		const { jsons } = await withTable('sync', dataflowId, edited, {
			mode: 'mirror',
			previewOnly: true,
		});
		const plan = jsons[0].plan as Fields[];
		expect(plan.filter(({ action }) => action !== 'keep')).toMatchObject([
			{ what: 'audience', action: 'update', id: rows[0].audienceId },
			{ what: 'attribute', action: 'add', id: 'person.gender' },
			{ what: 'attribute', action: 'remove', id: rows.at(-1)!.attribute },
		]);
	});

	test('that the node made itself needs nothing either', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER], family);
		await adobe.audience('add', dataflowId, {
			audiences: audiences(EXTERNAL),
			exportMode: 'DAILY_FULL_EXPORT',
			frequency: 'DAILY',
			triggerType: 'AFTER_SEGMENT_EVAL',
			attributes: attributes('person.gender', 'identityMap.Email'),
		});
		const sent = adobe.writes;
		const rows = await describeIt(dataflowId);
		const { jsons, error } = await withTable('sync', dataflowId, rows, { mode: 'mirror' });
		expect(error).toBeUndefined();
		expect(jsons[0]).toMatchObject({ changed: false, counts: { unchanged: 5 } });
		expect(adobe.writes).toEqual(sent);
	});
});

test('the columns are those that Sync reads', async () => {
	const { dataflowId } = await foreign(adobe, 'cloud');
	const [audience, identity, , calculated] = await describeIt(dataflowId);
	const { id, name, filenameTemplate } = adobe.stored(dataflowId)[0];
	const none = {
		audienceId: '',
		audienceName: '',
		exportMode: '',
		frequency: '',
		triggerType: '',
		startDate: '',
		endDate: '',
		startTime: '',
		filenameTemplate: '',
		description: '',
		attribute: '',
		targetColumn: '',
		mandatory: '',
		deduplicationKey: '',
		ids: { dataflowId },
	};
	expect(audience).toEqual({
		...none,
		audienceId: id,
		audienceName: name,
		exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
		frequency: 'EVERY_3_HOURS',
		triggerType: 'SCHEDULED',
		startDate: '2026-11-15',
		endDate: '2027-11-23',
		startTime: '22:00',
		filenameTemplate,
	});
	expect(identity).toEqual({
		...none,
		attribute: 'identityMap.ECID',
		targetColumn: 'ECID',
		mandatory: true,
		deduplicationKey: true,
	});
	expect(calculated).toEqual({
		...none,
		attribute: EXPRESSION,
		targetColumn: 'full_name',
		mandatory: false,
		deduplicationKey: false,
	});
});

test('an attribute in two columns has two rows, which Sync takes for the same', async () => {
	const dataflowId = await adobe.empty('cloud');
	const mappings = ['one', 'two'].map((destination) => ({
		sourceType: 'ATTRIBUTE',
		source: 'person.gender',
		destination,
	}));
	await placeMappings(adobe, dataflowId, mappings);
	const rows = await describeIt(dataflowId);
	expect(rows.map(({ targetColumn }) => targetColumn)).toEqual(['one', 'two']);
	const { jsons } = await withTable('sync', dataflowId, rows, { mode: 'mirror' });
	expect(jsons[0]).toMatchObject({ changed: false, counts: { unchanged: 2 } });
	const swapped = await withTable('sync', dataflowId, rows.toReversed(), { previewOnly: true });
	expect(swapped.jsons[0].plan).toContainEqual(expect.objectContaining({ what: 'columnOrder' }));
	const third = await withTable('sync', dataflowId, [
		...rows,
		{ attribute: 'person.gender', targetColumn: 'three' },
	]);
	expect(third.error?.message).toBe(
		"The attribute 'person.gender' is asked for twice, as 'one' and as 'three'",
	);
});

test('a trigger that is not said is SCHEDULED in the table', async () => {
	const { dataflowId } = await foreign(adobe, 'legacyCloud');
	const [{ frequency, triggerType }] = await describeIt(dataflowId);
	expect([frequency, triggerType]).toEqual(['ONCE', 'SCHEDULED']);
});

test('an audience that Experience Platform does not have any more stays in its row', async () => {
	const dataflowId = await adobe.exporting([GOLD, BIKES]);
	const gone = adobe.params(dataflowId);
	const id = '99999999-9999-4999-8999-999999999999';
	gone.segmentSelectors.selectors[1].value.id = id;
	adobe.sandbox.adobe.placeTransformations(dataflowId, [
		{ name: 'GeneralTransform', params: gone },
	]);
	const rows = await describeIt(dataflowId);
	const { jsons } = await withTable('sync', dataflowId, rows, { mode: 'mirror' });
	expect(jsons[0]).toMatchObject({ changed: false, counts: { unchanged: 2 } });
	const another = await withTable('sync', await adobe.empty('email', 'Another'), rows);
	expect(another.error?.message).toContain(`Adobe knows no audience '${id}'`);
});

test('a mandatory field without a column is in no row, and stays when mirroring', async () => {
	const dataflowId = await adobe.exporting([GOLD], 'cloud');
	await adobe.attribute('addAttributes', dataflowId, { attributes: attributes('person.gender') });
	adobe.sandbox.adobe.writeFlow(dataflowId, [
		{ op: 'add', path: '/transformations/0/params/mandatoryFields', value: ['GAID'] },
	]);
	const rows = await describeIt(dataflowId);
	const { jsons } = await withTable('sync', dataflowId, rows, { mode: 'mirror' });
	expect(jsons[0]).toMatchObject({ changed: false });
});

describe('while somebody else changes the dataflow', () => {
	const other = async (dataflowId: string, maximumWait: number) =>
		await adobe.audience('add', dataflowId, { audiences: audiences(SILVER), maximumWait });

	test('it waits for the new content', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.settings.updateMs = 300;
		await other(dataflowId, 0);
		const rows = await describeIt(dataflowId);
		expect(rows.map(({ audienceName }) => audienceName)).toEqual([GOLD, SILVER]);
		expect(rows[0]).not.toHaveProperty('pending');
	});

	test('and says that the change is pending when the wait is over', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.settings.updateMs = 60_000;
		await other(dataflowId, 0);
		const rows = await describeIt(dataflowId, { maximumWait: 0.2 });
		expect(rows).toMatchObject([{ audienceName: GOLD, pending: true }]);
	});
});

test('each input item gives the rows of its own dataflow', async () => {
	const [one, two] = [await adobe.exporting([GOLD]), await adobe.exporting([SILVER, BIKES])];
	const given = [one, 'nobody', two].map((dataflowId) => carrying({ dataflowId }));
	const { items: outputs } = await adobe.activation(
		'describe',
		'',
		{ dataflow: byId('') },
		{ items: given, ...continuing },
	);
	expect(outputs.map(({ json, pairedItem }) => [json.audienceName, pairedItem])).toEqual([
		[GOLD, [{ item: 0 }]],
		[undefined, [{ item: 1 }]],
		[SILVER, [{ item: 2 }]],
		[BIKES, [{ item: 2 }]],
	]);
	expect(outputs[1].json.error).toContain("Adobe finds no dataflow 'nobody'");
});
