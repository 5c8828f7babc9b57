import { byId, Dataflows } from './dataflows';

const adobe = new Dataflows();

describe('delete', () => {
	const remove = async (dataflowId: string, more = {}) =>
		await adobe.dataflow('delete', { dataflow: byId(dataflowId), ...more });

	test('deletes it and hands on the ids of what it joined, for the teardown', async () => {
		const ids = await adobe.flow('Weekly');

		const { jsons } = await remove(ids.dataflowId);

		expect(jsons).toEqual([{ deleted: true, pending: false, id: ids.dataflowId, ids }]);
		expect(adobe.sandbox.adobe.flows()).toEqual([]);
	});

	test('waits for a change that is still going on, then deletes', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		// Longer than a busy machine needs from one request to the next.
		adobe.sandbox.adobe.settings.updateMs = 2000;
		await adobe.dataflow('update', {
			dataflow: byId(dataflowId),
			updateFields: { name: 'Daily' },
			maximumWait: 0,
		});

		const { jsons } = await remove(dataflowId);

		expect(jsons[0]).toMatchObject({ deleted: true });
		expect(adobe.writes.filter((write) => write.startsWith('DELETE')).length).toBeGreaterThan(1);
		expect(adobe.sandbox.adobe.flows()).toEqual([]);
	});

	test('is gone at last when it was being deleted by somebody else', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({
			method: 'DELETE',
			applyThenStatus: { status: 400, body: { errorMessage: 'FLOW-1416-400: delete-finalizing' } },
		});

		const { jsons } = await remove(dataflowId);

		expect(jsons[0]).toMatchObject({ deleted: true });
	});

	test('is not gone because a proxy finds nothing', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({ method: 'DELETE', status: 204 });
		const page = { status: 404, html: true, times: 'always' } as const;
		adobe.sandbox.faults.add({ method: 'GET', after: 1, ...page });
		const { error } = await remove(dataflowId);
		expect(error?.message).toBe('Could not read the dataflow: the answer is not JSON (HTTP 404)');
	});

	test('a lost answer counts as deleted once it is gone', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({ method: 'DELETE', resetAfterProcessing: true });

		const { jsons } = await remove(dataflowId);

		expect(jsons[0]).toMatchObject({ deleted: true, pending: false });
	});

	test('says pending when Adobe accepted it and still shows it', async () => {
		const ids = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({ method: 'DELETE', status: 202, emptyBody: true });

		const { jsons } = await remove(ids.dataflowId, { maximumWait: 0.3 });

		expect(jsons).toEqual([{ deleted: false, pending: true, id: ids.dataflowId, ids }]);
	});

	test('names the state when it stays in the way', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: '/state', value: 'updating' },
		]);

		const { error } = await remove(dataflowId, { maximumWait: 0.3 });

		expect(error?.message).toContain('is in a state that does not allow it');
		expect(error?.description).toContain('FLOW-1416-400');
	});

	test('one that does not exist is told with its id and the sandbox', async () => {
		const { error } = await remove('unknown');

		expect(error?.message).toContain("Adobe finds no dataflow 'unknown' in sandbox 'prod'");
		expect(adobe.writes).toEqual([]);
	});
});
