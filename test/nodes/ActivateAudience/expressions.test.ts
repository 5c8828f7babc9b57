import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	Activations,
	attributes,
	audiences,
	byId,
	byName,
	byPath,
	carrying,
	entries,
	GOLD,
	items,
	NEWS,
	results,
	SILVER,
} from './support';

const adobe = new Activations();

describe('what an expression yields for a list of options', () => {
	const unknown: Array<[field: string, operation: string, parameters: INodeParameters]> = [
		['If Already Activated', 'add', { ifPresent: '={{ "leave" }}' }],
		['Start Time Is In', 'add', { startTimeIn: '={{ "Berlin" }}' }],
		['File Name', 'add', { fileName: '={{ "own" }}' }],
		['Mode', 'sync', { mode: '={{ "delete the others" }}' }],
	];
	test.each(unknown)('%s: none of them is refused', async (field, operation, parameters) => {
		const dataflowId = await adobe.exporting([GOLD]);
		const { error } = await adobe.runOn(
			operation === 'sync' ? 'activation' : 'audience',
			operation,
			dataflowId,
			{ audiences: audiences(GOLD), ...parameters },
		);
		expect(error?.message).toMatch(new RegExp(`^'${field}' cannot be '`));
		expect(error?.description).toMatch(/^Choose one of these: /);
		expect(adobe.writes).toEqual([]);
	});

	test('the name in the panel counts as the option, in whatever case', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const added = await adobe.audience('add', dataflowId, {
			audiences: audiences(GOLD),
			ifPresent: '={{ "Skip" }}',
		});
		expect(results(added.jsons[0])).toEqual(['skipped']);
		await adobe.activation('sync', dataflowId, {
			audiences: audiences(SILVER),
			mode: '={{ "Mirror" }}',
		});
		expect(adobe.storedNames(dataflowId)).toEqual([SILVER]);
	});
});

describe('what an expression yields for a switch', () => {
	const preview = async (json: IDataObject) => {
		const dataflowId = await adobe.exporting([GOLD]);
		return await adobe.activation(
			'sync',
			dataflowId,
			{ audiences: audiences(NEWS), previewOnly: '={{ $json.preview }}' },
			{ items: items(json) },
		);
	};

	test.each(['true', 'TRUE', 1])('%j previews and changes nothing', async (value) => {
		const { jsons } = await preview({ preview: value });
		expect(jsons[0].preview).toBe(true);
		expect(adobe.writes).toEqual([]);
	});

	test.each(['false', 0, ''])('%j changes', async (value) => {
		const { jsons } = await preview({ preview: value });
		expect(jsons[0].preview).toBe(false);
		expect(adobe.patches).toHaveLength(1);
	});

	test('what is neither is refused', async () => {
		const { error } = await preview({ preview: 'perhaps' });
		expect(error?.message).toBe("'Preview Only' is 'perhaps', which is neither true nor false");
		expect(adobe.writes).toEqual([]);
	});

	test('what is neither begins no export', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const { error } = await adobe.audience('exportNow', dataflowId, {
			waitUntilFinished: '={{ "perhaps" }}',
		});
		expect(error?.message).toContain("'Wait Until Finished' is 'perhaps'");
		expect(adobe.writes).toEqual([]);
	});

	test('rows of attributes have switches, too', async () => {
		const dataflowId = await adobe.empty();
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: entries({
				source: byPath('person.name.firstName'),
				mandatory: '={{ "true" }}',
				deduplicationKey: '={{ "false" }}',
			}),
		});
		expect(adobe.storedAttributes(dataflowId)).toMatchObject({
			mandatory: ['person.name.firstName'],
			keys: [],
		});
	});
});

describe('an expression that yields nothing where an id belongs', () => {
	test('does not fall back on what the item brings', async () => {
		const { dataflowId } = await adobe.flow();
		const { error } = await adobe.dataflow(
			'delete',
			{ dataflow: byId('={{ $json.misspelled }}') },
			{ items: [carrying({ dataflowId })] },
		);
		expect(error?.message).toBe("The expression in 'Dataflow' yields nothing");
		expect(adobe.sandbox.adobe.flows()).toHaveLength(1);
	});

	test('nor for an audience', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const { error } = await adobe.audience(
			'update',
			dataflowId,
			{ audience: byId('={{ $json.misspelled }}'), updateFields: { description: 'x' } },
			{ items: items({ audienceId: adobe.idOf(GOLD) }) },
		);
		expect(error?.message).toBe("The expression in 'Audience' yields nothing");
		expect(adobe.writes).toEqual([]);
	});
});

test('an item may bring a date as an object, as nodes of databases do', async () => {
	const dataflowId = await adobe.empty();
	const { error } = await adobe.audience(
		'add',
		dataflowId,
		{ takenFrom: 'items' },
		{ items: items({ audienceName: GOLD, startDate: new Date('2999-03-04T00:00:00Z') } as never) },
	);
	expect(error).toBeUndefined();
	expect(adobe.stored(dataflowId)[0].schedule.startDate).toBe('2999-03-04');
});

test('an update of nothing, or to no name, is refused', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const update = async (updateFields: INodeParameters) =>
		await adobe.audience('update', dataflowId, {
			audience: byName(GOLD),
			updateFields,
		});
	expect((await update({})).error?.message).toContain("'Update Fields' is empty");
	expect((await update({ name: ' ' })).error?.message).toBe("'Name' is empty");
	expect(adobe.writes).toEqual([]);
});

test('what is refused for one dataflow keeps the others from changing, too', async () => {
	const [one, two] = [await adobe.exporting([NEWS]), await adobe.exporting([GOLD])];
	const { error } = await adobe.audience(
		'add',
		'',
		{
			dataflow: { mode: 'list', value: '' },
			audiences: audiences(GOLD),
			ifPresent: 'fail',
		},
		{ items: items({ ids: { dataflowId: one } }, { ids: { dataflowId: two } }) },
	);
	expect(error).toMatchObject({
		message: `The audience '${GOLD}' is already in the dataflow`,
		context: { itemIndex: 1 },
	});
	expect(adobe.writes).toEqual([]);
});

test('keys are not reported as set while Adobe has not finished', async () => {
	const dataflowId = await adobe.empty();
	adobe.sandbox.adobe.settings.updateMs = 60_000;
	const { jsons } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: entries({ source: byPath('person.name.firstName'), mandatory: true }),
		maximumWait: 0,
	});
	expect(jsons[0]).toMatchObject({ pending: true });
	expect(jsons[0]).not.toHaveProperty('mandatoryAttributes');
});

test('a dataflow that exports datasets is refused', async () => {
	const dataflowId = await adobe.empty('cloud');
	const flow = adobe.sandbox.adobe.flow(dataflowId)!;
	const dataLake = { id: '23598e46-f560-407b-88d5-ea6207e49db0', version: '1.0' };
	adobe.sandbox.faults.add({
		method: 'GET',
		path: `/data/foundation/flowservice/flows/${dataflowId}`,
		status: 200,
		body: {
			items: [
				{
					...flow,
					inheritedAttributes: {
						...(flow.inheritedAttributes as object),
						sourceConnections: [{ id: 'source', connectionSpec: dataLake }],
					},
				},
			],
		},
	});
	const { error } = await adobe.attribute('addAttributes', dataflowId, {
		attributes: attributes('person.gender'),
	});
	expect(error?.message).toBe("The dataflow 'Weekly' exports datasets, not audiences");
	expect(adobe.writes).toEqual([]);
});
