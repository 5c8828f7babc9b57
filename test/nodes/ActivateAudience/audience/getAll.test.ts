import { Activations, carrying, EXTERNAL, GOLD, SILVER } from '../support';

const adobe = new Activations();

const names = (jsons: Array<Record<string, unknown>>) =>
	jsons.map(({ audienceName }) => audienceName);

describe('the audiences of a dataflow', () => {
	test('with schedule and file name, flat, as items can bring them to other operations', async () => {
		const dataflowId = await adobe.exporting([GOLD, SILVER]);
		const { jsons, items: outputs } = await adobe.audience('getAll', dataflowId);
		const [{ id, name, schedule, ...other }] = adobe.stored(dataflowId);
		expect(jsons[0]).toEqual({
			audienceId: id,
			audienceName: name,
			...schedule,
			...other,
			ids: { dataflowId },
		});
		expect(names(jsons)).toEqual([GOLD, SILVER]);
		expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 0 }]]);

		const again = await adobe.activation(
			'sync',
			dataflowId,
			{ takenFrom: 'items', mode: 'mirror' },
			{ items: outputs.map(({ json }) => ({ json })) },
		);
		expect(again.jsons[0]).toMatchObject({ changed: false });
	});

	test('up to a limit, or those whose name holds a text', async () => {
		const ids = await adobe.flow();
		adobe.activate(ids.dataflowId, adobe.idOf(GOLD));
		adobe.activate(ids.dataflowId, adobe.idOf(SILVER));
		const list = async (parameters: object) =>
			await adobe.audience('getAll', ids.dataflowId, { ...parameters }, { items: [carrying(ids)] });

		expect(names((await list({ limit: 1 })).jsons)).toEqual([GOLD]);
		expect(names((await list({ limit: 1, returnAll: true })).jsons)).toEqual([GOLD, SILVER]);
		const found = await list({ filters: { nameContains: ' silver' } });
		expect(names(found.jsons)).toEqual([SILVER]);
		expect(found.jsons[0].ids).toEqual(ids);
	});

	test('none of a dataflow without any', async () => {
		const { jsons, error } = await adobe.audience('getAll', await adobe.empty('cloud'));
		expect([jsons, error]).toEqual([[], undefined]);
	});
});

describe('all audiences of Experience Platform', () => {
	const list = async (parameters: object) =>
		(await adobe.audience('getAll', '', { scope: 'experiencePlatform', ...parameters })).jsons;

	test('over all pages, drafts included', async () => {
		adobe.sandbox.adobe.addAudiences(Array.from({ length: 150 }, (_, at) => `Test ${at}`));
		const all = adobe.sandbox.adobe.audiences();
		expect(names(await list({ returnAll: true }))).toEqual(all.map(({ name }) => name));
		expect(adobe.readsOf('/ups/audiences').length).toBeGreaterThan(1);
		expect(await list({})).toHaveLength(50);
		expect(await list({ limit: 120 })).toHaveLength(120);
	});

	test('found by a part of the name', async () => {
		const found = await list({ filters: { nameContains: 'home' } });
		const { id, name, ...other } = adobe.sandbox.adobe
			.audiences()
			.find((audience) => audience.name === EXTERNAL)!;
		expect(found).toEqual([{ ...other, audienceId: id, audienceName: name, ids: {} }]);
	});
});
