import type { INodeParameters } from 'n8n-workflow';

import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();

const getAll = async (parameters: INodeParameters = {}) =>
	(await adobe.dataflow('getAll', parameters)).jsons;
const names = async (filters: INodeParameters) =>
	(await getAll({ filters, returnAll: true })).map(({ name }) => name);

test('shows what people want to know, newest first', async () => {
	const older = await adobe.flow('Weekly');
	const newer = await adobe.flow('Daily', 'S3');
	const [first, second] = adobe.sandbox.adobe.audiences();
	adobe.activate(older.dataflowId, first.id);
	adobe.activate(older.dataflowId, second.id);

	const jsons = await getAll();

	const stored = adobe.sandbox.adobe.flow(older.dataflowId)!;
	expect(jsons).toEqual([
		expect.objectContaining({
			name: 'Daily',
			destination: 'Amazon S3 (current)',
			audiences: 0,
			ids: newer,
		}),
		{
			id: older.dataflowId,
			name: 'Weekly',
			state: 'enabled',
			destination: 'Adobe Campaign',
			audiences: 2,
			audienceNames: [first.name, second.name],
			createdAt: new Date(Number(stored['createdAt'])).toISOString(),
			updatedAt: new Date(Number(stored['updatedAt'])).toISOString(),
			ids: older,
		},
	]);
});

test('labels a destination that only Adobe knows, and asks for it once', async () => {
	await adobe.flow('Weekly', 'Cumulus Vault');
	await adobe.flow('Daily', 'Courier Mail');

	const jsons = await getAll();

	expect(jsons.map(({ destination }) => destination)).toEqual(['Courier Mail', 'Cumulus Vault']);
	expect(adobe.sent.filter(({ path }) => path.includes('/connectionSpecs'))).toHaveLength(1);
});

test('gives the raw dataflow without Simplify', async () => {
	const ids = await adobe.flow('Weekly');

	const [json] = await getAll({ simplify: false });

	const { etag, version, ...shown } = adobe.sandbox.adobe.flow(ids.dataflowId)!;
	expect(etag).toBe(version);
	expect(json).toEqual({ ...shown, ids });
});

test('a dataflow without inherited attributes, times and transformations is shown all the same', async () => {
	adobe.sandbox.faults.add({
		path: '/data/foundation/flowservice/flows',
		status: 200,
		body: { items: [{ id: 'f1' }] },
	});

	expect(await getAll()).toEqual([
		{
			id: 'f1',
			name: '',
			state: '',
			destination: '',
			audiences: 0,
			audienceNames: [],
			createdAt: null,
			updatedAt: null,
			ids: { dataflowId: 'f1' },
		},
	]);
});

test('Limit and Return All go over several pages', async () => {
	const chain = await adobe.chain();
	for (let at = 1; at <= 103; at++) await adobe.flow(`Flow ${at}`, 'Campaign over S3', chain);

	const all = await getAll({ returnAll: true });
	const some = await getAll({ limit: 2 });

	expect(all.map(({ name }) => name)).toEqual(
		Array.from({ length: 103 }, (_, at) => `Flow ${103 - at}`),
	);
	expect(some.map(({ name }) => name)).toEqual(['Flow 103', 'Flow 102']);
	expect(adobe.sent.at(-1)?.url).toContain('limit=2');
});

test('a part of the name is looked for on every page until there are enough', async () => {
	const chain = await adobe.chain();
	for (let at = 1; at <= 102; at++) {
		await adobe.flow(at < 3 ? `Rare ${at}` : `Flow ${at}`, 'Campaign over S3', chain);
	}

	const found = await getAll({ limit: 1, filters: { nameContains: ' rARE ' } });
	const all = await names({ nameContains: 'rare' });

	expect(found.map(({ name }) => name)).toEqual(['Rare 2']);
	expect(all).toEqual(['Rare 2', 'Rare 1']);
});

describe('filters', () => {
	test('by state', async () => {
		const { dataflowId } = await adobe.flow('Off');
		await adobe.flow('On');
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: '/state', value: 'disabled' },
		]);

		expect(await names({ state: 'disabled' })).toEqual(['Off']);
		expect(await names({ state: 'enabled' })).toEqual(['On']);
	});

	test.each([
		['a choice from the list', { mode: 'list', value: specIds.s3 }],
		['its ID', { mode: 'id', value: specIds.s3 }],
		['its name', { mode: 'name', value: 'amazon s3 (current)' }],
		['an expression', specIds.s3],
	])('by destination: %s', async (_, destination) => {
		await adobe.flow('Weekly', 'S3');
		await adobe.flow('Daily', 'legacy S3');

		expect(await names({ destination })).toEqual(['Weekly']);
	});

	test('the destination is not taken from the item', async () => {
		await adobe.flow('Weekly', 'S3');
		const ids = await adobe.flow('Daily', 'legacy S3');

		const { jsons } = await adobe.dataflow('getAll', {}, { items: [carrying(ids)] });

		expect(jsons).toHaveLength(2);
	});

	test('by audience, also an external one by either id or by name', async () => {
		const plain = await adobe.flow('Weekly');
		const other = await adobe.flow('Daily');
		const audiences = adobe.sandbox.adobe.audiences();
		const external = audiences.find(({ id, audienceId }) => id !== audienceId)!;
		adobe.activate(plain.dataflowId, audiences[0].id);
		adobe.activate(other.dataflowId, external.audienceId, {
			systemSegmentId: external.id,
			namespace: external.namespace,
		});

		expect(await names({ audience: { mode: 'id', value: audiences[0].id } })).toEqual(['Weekly']);
		expect(await names({ audience: { mode: 'list', value: external.id } })).toEqual(['Daily']);
		expect(await names({ audience: { mode: 'id', value: external.audienceId } })).toEqual([
			'Daily',
		]);
		expect(await names({ audience: { mode: 'name', value: external.name } })).toEqual(['Daily']);
	});

	test('an audience that no longer exists can be named by its ID', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		const [{ id }] = adobe.sandbox.adobe.audiences();
		adobe.activate(dataflowId, id);
		adobe.sandbox.faults.add({
			pathPrefix: '/data/core/ups/audiences',
			status: 404,
			times: 'always',
		});

		expect(await names({ audience: { mode: 'id', value: id } })).toEqual(['Weekly']);
	});

	test('all filters together must hold; those left empty do not count', async () => {
		const wanted = await adobe.flow('Weekly', 'S3');
		await adobe.flow('Daily', 'S3');
		await adobe.flow('Weekly', 'legacy S3');
		const [audience] = adobe.sandbox.adobe.audiences();
		adobe.activate(wanted.dataflowId, audience.id, {
			filenameTemplate: '%DESTINATION%_%SEGMENT_ID%_%TIMESTAMP%',
		});

		const audienceChosen = { mode: 'id', value: audience.id };
		const destination = { mode: 'id', value: specIds.s3 };
		const nothing = { mode: 'list', value: '' };

		expect(
			await names({
				audience: audienceChosen,
				destination,
				nameContains: 'week',
				state: 'enabled',
			}),
		).toEqual(['Weekly']);
		expect(await names({ audience: nothing, destination: nothing, nameContains: '' })).toHaveLength(
			3,
		);
	});

	test('only dataflows to destinations are asked for', async () => {
		await getAll();

		const { searchParams } = new URL(adobe.sent.at(-1)!.url, adobe.sandbox.url);
		expect(searchParams.getAll('property')).toEqual([
			'inheritedAttributes.properties.isDestinationFlow==true',
		]);
	});
});
