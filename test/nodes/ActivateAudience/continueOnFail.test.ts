import type { INodeParameters } from 'n8n-workflow';

import {
	Activations,
	byId,
	continuing,
	GOLD,
	items,
	NEWS,
	results,
	SILVER,
	type FamilyName,
} from './support';

const adobe = new Activations();

const run = async (
	operation: string,
	dataflowId: string,
	jsons: object[],
	parameters: INodeParameters = {},
) =>
	await adobe.audience(
		operation,
		dataflowId,
		{ takenFrom: 'items', ...parameters },
		{ ...continuing, items: items(...(jsons as Array<Record<string, string>>)) },
	);

const patchFault = { method: 'PATCH', pathPrefix: '/data/foundation/flowservice/flows/' };

test('invalid items fail alone, the others are one change', async () => {
	const dataflowId = await adobe.empty('cloud');

	const { items: outputs, jsons } = await run('add', dataflowId, [
		{ audienceName: 'Nobody' },
		{ audienceName: GOLD },
		{},
		{ audienceName: NEWS, frequency: 'HOURLY' },
		{ audienceName: NEWS, filenameTemplate: '%DESTINATION_NAME%' },
		{ attribute: 'person.nickname' },
		{ attribute: 'person.gender', targetColumn: 'a.b' },
		{ audienceName: GOLD, startTime: '23:00' },
		{ attribute: 'person.gender' },
	]);

	expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual(jsons.map((_, item) => [{ item }]));
	expect(jsons.map(({ error }) => error)).toEqual([
		expect.stringContaining("no audience with the name 'Nobody'"),
		undefined,
		expect.stringContaining('Item 3 is empty'),
		expect.stringContaining("'Frequency' is 'HOURLY'"),
		expect.stringContaining("'File Name Template' holds %DESTINATION_NAME%"),
		expect.stringContaining("no attribute 'person.nickname'"),
		expect.stringContaining('holds a dot'),
		expect.stringContaining('is asked for twice'),
		undefined,
	]);
	expect(jsons[0].details).toMatchObject({ description: expect.any(String) });
	expect(adobe.patches).toHaveLength(1);
	expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
	expect(adobe.stored(dataflowId)[0].schedule.startTime).toBe('06:00');
});

test('an item without a dataflow fails alone', async () => {
	const { dataflowId } = await adobe.flow();
	const { jsons } = await run(
		'add',
		'',
		[
			{ audienceName: GOLD },
			{ audienceName: GOLD, ids: { dataflowId } },
			{ audienceName: GOLD, ids: { dataflowId: '11111111-1111-4111-8111-111111111111' } },
		],
		{ dataflow: { mode: 'list', value: '' } },
	);
	expect(jsons[0].error).toBe('No dataflow is chosen');
	expect(results(jsons[1])).toEqual(['added']);
	expect(jsons[2]).toMatchObject({ error: expect.any(String), details: { httpStatus: 404 } });
});

test('an audience that is there fails its item when asked for, and stays as it is', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const [before] = adobe.stored(dataflowId);

	const { jsons } = await run('add', dataflowId, [{ audienceName: GOLD }, { audienceName: NEWS }], {
		ifPresent: 'fail',
	});

	expect(jsons[0].error).toBe(`The audience '${GOLD}' is already in the dataflow`);
	expect(results(jsons[1])).toEqual(['added']);
	expect(adobe.stored(dataflowId)).toMatchObject([before, { name: NEWS }]);
	expect(adobe.patches.map((patch) => patch.length)).toEqual([1]);
});

test('it stays as it is also when the answer to the change gets lost', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const [before] = adobe.stored(dataflowId);
	adobe.sandbox.faults.add({ ...patchFault, status: 502 });

	const { jsons } = await run('add', dataflowId, [{ audienceName: GOLD }, { audienceName: NEWS }], {
		ifPresent: 'fail',
	});

	expect(jsons[0].error).toContain('already in the dataflow');
	expect(results(jsons[1])).toEqual(['added']);
	expect(adobe.stored(dataflowId)).toMatchObject([before, { name: NEWS }]);
	expect(adobe.stored(dataflowId)[0]).toEqual(before);
});

test('an update of what is not there fails alone', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const { jsons } = await run(
		'update',
		dataflowId,
		[{ audienceName: GOLD }, { audienceName: SILVER }, { other: 1 }],
		{ audience: byId(''), updateFields: { description: 'x' } },
	);
	expect(results(jsons[0])).toEqual(['updated']);
	expect(jsons[1].error).toContain('is not in the dataflow');
	expect(jsons[2].error).toBe('No audience is chosen');
});

test('what is refused as a whole fails every item of that dataflow, and no other', async () => {
	const one = await adobe.flow('One');
	const two = await adobe.flow('Two');
	adobe.sandbox.faults.add({ ...patchFault, status: 403, body: { message: 'Forbidden' } });

	const { jsons } = await run(
		'add',
		'',
		[
			{ audienceName: GOLD, ids: { dataflowId: one.dataflowId } },
			{ audienceName: GOLD, ids: { dataflowId: two.dataflowId } },
			{ audienceName: NEWS, ids: { dataflowId: one.dataflowId } },
		],
		{ dataflow: { mode: 'list', value: '' } },
	);

	for (const at of [0, 2]) {
		expect(jsons[at]).toMatchObject({
			error: expect.stringContaining('does not have the right to'),
			details: { httpStatus: 403 },
		});
	}
	expect(results(jsons[1])).toEqual(['added']);
	expect(adobe.stored(one.dataflowId)).toEqual([]);
});

test('when every item is invalid, nothing is sent', async () => {
	const dataflowId = await adobe.empty();
	const { jsons } = await run('add', dataflowId, [{ audienceName: 'A' }, { audienceName: 'B' }]);
	expect(jsons).toHaveLength(2);
	expect(adobe.writes).toEqual([]);
});

test('without it, the first invalid item stops the node, and is named', async () => {
	const dataflowId = await adobe.exporting([NEWS]);
	const { error } = await adobe.audience(
		'add',
		dataflowId,
		{ takenFrom: 'items', ifPresent: 'fail' },
		{ items: items({ audienceName: GOLD }, { audienceName: NEWS }) },
	);
	expect(error).toMatchObject({
		message: `The audience '${NEWS}' is already in the dataflow`,
		context: { itemIndex: 1 },
	});
	expect(adobe.writes).toEqual([]);
});

test.each<FamilyName>(['email', 'cloud'])(
	'pending items say so, and count as nothing done (%s)',
	async (family) => {
		const dataflowId = await adobe.exporting([SILVER], family);
		adobe.sandbox.adobe.settings.updateMs = 60_000;
		const { jsons } = await run(
			'add',
			dataflowId,
			[{ audienceName: GOLD }, { attribute: 'person.gender' }],
			{ maximumWait: 0 },
		);
		expect(jsons).toMatchObject([
			{ pending: true, changed: false, audiences: [{ result: 'pending' }] },
			{ pending: true, changed: false, attributes: [{ result: 'pending' }] },
		]);
	},
);
