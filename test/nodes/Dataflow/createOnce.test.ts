import { flowSpecIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import { carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();
const named = { name: 'Weekly' };

describe('if it already exists', () => {
	test('run twice, made once', async () => {
		const items = [carrying(await adobe.chain())];

		const first = await adobe.dataflow('create', named, { items });
		const second = await adobe.dataflow('create', named, { items });

		expect(second.jsons[0]).toMatchObject({ id: first.jsons[0].id, created: false });
		expect(second.jsons[0].ids).toEqual(first.jsons[0].ids);
		expect(adobe.sandbox.adobe.flows()).toHaveLength(1);
		const looked = adobe.sent.find(
			({ method, path }) => method === 'GET' && path.endsWith('/flows'),
		);
		expect(decodeURIComponent(looked!.url)).toContain('property=targetConnectionIds[]==');
	});

	test('one to another target is not taken even when Adobe lists it', async () => {
		const ids = await adobe.chain();
		adobe.sandbox.faults.add({
			method: 'GET',
			path: '/data/foundation/flowservice/flows',
			status: 200,
			body: {
				items: [
					{
						id: 'f1',
						name: 'Weekly',
						flowSpec: { id: flowSpecIds.campaign },
						sourceConnectionIds: [ids.sourceConnectionId],
						targetConnectionIds: ['another'],
					},
				],
			},
		});

		const { jsons } = await adobe.dataflow('create', named, { items: [carrying(ids)] });

		expect(jsons[0]).toMatchObject({ created: true });
	});

	test('the same name to another target is another dataflow', async () => {
		const one = await adobe.flow('Weekly');
		const other = await adobe.chain();

		const { jsons } = await adobe.dataflow('create', named, { items: [carrying(other)] });

		expect(jsons[0]).toMatchObject({ created: true });
		expect(jsons[0].id).not.toBe(one.dataflowId);
	});

	test('the same name from another source connection is another dataflow', async () => {
		const one = await adobe.flow('Weekly');
		const { sourceConnectionId } = await adobe.chain();

		const { jsons } = await adobe.dataflow('create', named, {
			items: [carrying({ ...one, sourceConnectionId })],
		});

		expect(jsons[0]).toMatchObject({ created: true });
	});

	test('one with another flow specification is not reused', async () => {
		const ids = await adobe.flow('Weekly', 'Campaign over S3');

		const { error } = await adobe.dataflow(
			'create',
			{ ...named, options: { flowSpecId: flowSpecIds.s3 } },
			{ items: [carrying(ids)] },
		);

		expect(error?.message).toBe("There already is a dataflow 'Weekly' with other settings");
		expect(error?.description).toContain(
			`Flow Spec ID is '${flowSpecIds.campaign}' there and '${flowSpecIds.s3}' here`,
		);
		expect(adobe.writes).toEqual([]);
	});

	test('one that is being deleted is not reused', async () => {
		const ids = await adobe.flow('Weekly');
		adobe.sandbox.adobe.writeFlow(ids.dataflowId, [
			{ op: 'replace', path: '/state', value: 'delete-finalizing' },
		]);

		const { jsons } = await adobe.dataflow('create', named, { items: [carrying(ids)] });

		expect(jsons[0]).toMatchObject({ created: true });
	});

	test('Create Another makes a second one, Fail stops', async () => {
		const ids = await adobe.flow('Weekly');
		const items = [carrying(ids)];

		const another = await adobe.dataflow(
			'create',
			{ ...named, ifExists: 'createAnother' },
			{ items },
		);
		const refused = await adobe.dataflow('create', { ...named, ifExists: 'fail' }, { items });

		expect(another.jsons[0]).toMatchObject({ created: true });
		expect(refused.error?.message).toBe("There already is a dataflow 'Weekly'");
		expect(adobe.sandbox.adobe.flows()).toHaveLength(2);
	});

	test.each([
		['the connection breaks', { resetAfterProcessing: true }],
		['a gateway gives up', { applyThenStatus: 504 }],
	])('when it was made but %s, no second one is made', async (_, fault) => {
		const items = [carrying(await adobe.chain())];
		adobe.sandbox.faults.add({
			method: 'POST',
			path: '/data/foundation/flowservice/flows',
			...fault,
		});

		const { jsons, error } = await adobe.dataflow('create', named, { items });

		expect(error).toBeUndefined();
		expect(jsons[0]).toMatchObject({ name: 'Weekly', created: true });
		expect(adobe.sandbox.adobe.flows()).toHaveLength(1);
	});
});
