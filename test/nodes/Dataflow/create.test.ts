import type { IDataObject } from 'n8n-workflow';

import { flowSpecIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { ways } from '../../sandbox/adobe/ways';
import { byId, carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();
const named = { name: 'Weekly' };

describe('what is created', () => {
	test('takes both connections from the item and hands on every id', async () => {
		const ids = await adobe.chain();

		const { jsons } = await adobe.dataflow('create', named, {
			items: [carrying({ ...ids, flowSpecId: 'old' })],
		});

		const [flow] = adobe.sandbox.adobe.flows();
		expect(jsons).toEqual([
			expect.objectContaining({
				id: flow['id'],
				name: 'Weekly',
				state: 'enabled',
				created: true,
				pending: false,
				ids: { ...ids, flowSpecId: flowSpecIds.campaign, dataflowId: flow['id'] },
			}),
		]);
		expect(Object.keys(jsons[0]).slice(0, 4)).toEqual(['id', 'name', 'created', 'ids']);
	});

	test('joins the connections that are chosen, whatever the item brings', async () => {
		const ids = await adobe.chain();
		const others = await adobe.chain('S3');

		const { jsons } = await adobe.dataflow(
			'create',
			{
				...named,
				sourceConnection: byId(others.sourceConnectionId),
				targetConnection: byId(others.targetConnectionId),
			},
			{ items: [carrying(ids)] },
		);

		expect(jsons[0]).toMatchObject({
			sourceConnectionIds: [others.sourceConnectionId],
			targetConnectionIds: [others.targetConnectionId],
			ids: { ...others, flowSpecId: flowSpecIds.s3 },
		});
	});

	test('a description is sent only when there is one, the state never', async () => {
		const items = [carrying(await adobe.chain())];

		await adobe.dataflow('create', named, { items });
		const without = adobe.lastRequest('POST', '/flows')?.body;
		await adobe.dataflow('create', { name: 'Daily', description: 'For Till' }, { items });

		expect(without).not.toHaveProperty('description');
		expect(without).not.toHaveProperty('state');
		expect(adobe.lastRequest('POST', '/flows')?.body).toMatchObject({ description: 'For Till' });
	});

	test.each(Object.keys(ways).filter((way) => way !== 'Kinesis'))(
		'%s gets its flow specification and the stub of its family',
		async (way) => {
			const items = [carrying(await adobe.chain(way))];

			const { jsons, error } = await adobe.dataflow('create', named, { items });

			expect(error).toBeUndefined();
			expect(jsons[0]).toMatchObject({ flowSpec: { id: ways[way].flowSpec } });
			const segmentSelectors = { selectors: [] };
			const isCloud = ways[way].target['mode'] === 'Server-to-server';
			expect(adobe.lastRequest('POST', '/flows')?.body).toMatchObject({
				transformations: [
					{
						name: 'GeneralTransform',
						params: isCloud
							? { mandatoryFields: [], primaryFields: [], profileMapping: {}, segmentSelectors }
							: { profileSelectors: { selectors: [] }, segmentSelectors },
					},
				],
			});
		},
	);

	test('waits while Adobe is still setting it up, and says so when that takes too long', async () => {
		const items = [carrying(await adobe.chain())];
		adobe.sandbox.adobe.beforeNext(
			{ method: 'GET', pathPrefix: '/data/foundation/flowservice/flows/' },
			() => {
				const [flow] = adobe.sandbox.adobe.flows();
				adobe.sandbox.adobe.writeFlow(String(flow['id']), [
					{ op: 'replace', path: '/state', value: 'initializing' },
				]);
			},
		);

		const { jsons } = await adobe.dataflow('create', { ...named, maximumWait: 0 }, { items });

		expect(jsons[0]).toMatchObject({ state: 'initializing', created: true, pending: true });
	});
});

describe('refused before anything is sent', () => {
	test('no source connection, no target connection, no name', async () => {
		const ids = await adobe.chain();
		const { sourceConnectionId, targetConnectionId } = ids;
		const create = async (carried: IDataObject, name = 'Weekly') =>
			(await adobe.dataflow('create', { name }, { items: [carrying(carried)] })).error?.message;

		expect(await create({ targetConnectionId })).toBe('No source connection is chosen');
		expect(await create({ sourceConnectionId })).toBe('No target connection is chosen');
		expect(await create(ids, ' ')).toBe("'Name' is empty");
		expect(adobe.writes).toEqual([]);
	});

	test('a streaming destination', async () => {
		const ids = await adobe.chain('Kinesis');

		const { error } = await adobe.dataflow('create', named, { items: [carrying(ids)] });

		expect(error?.message).toContain('which takes a stream of messages and no files');
		expect(adobe.writes).toEqual([]);
	});
});
