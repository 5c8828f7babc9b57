import { byId, carrying, Dataflows } from './dataflows';

const adobe = new Dataflows();

describe('get', () => {
	test('gives the dataflow as it is, and the ids of all that it joins', async () => {
		const ids = await adobe.flow('Weekly');

		const { jsons } = await adobe.dataflow('get', { dataflow: byId(ids.dataflowId) });

		const { etag, version, ...stored } = adobe.sandbox.adobe.flow(ids.dataflowId)!;
		expect(etag).toBe(version);
		expect(jsons).toEqual([{ ...stored, ids }]);
		expect(Object.keys(jsons[0]).slice(0, 3)).toEqual(['id', 'name', 'ids']);
	});

	test('takes the dataflow from the item; its own ids go before those that came in', async () => {
		const ids = await adobe.flow('Weekly');
		const received = { dataflowId: ids.dataflowId, connectionId: 'stale' };

		const { jsons } = await adobe.dataflow('get', {}, { items: [carrying(received)] });

		expect(jsons[0].ids).toEqual(ids);
	});
});

describe('update', () => {
	const update = async (dataflowId: string, updateFields: Record<string, string>, more = {}) =>
		await adobe.dataflow('update', { dataflow: byId(dataflowId), updateFields, ...more });

	test('changes name and description and waits until Adobe has done it', async () => {
		const ids = await adobe.flow('Weekly');

		const { jsons } = await update(ids.dataflowId, { name: ' Daily ', description: 'For Till' });

		expect(jsons[0]).toMatchObject({
			name: 'Daily',
			description: 'For Till',
			state: 'enabled',
			changed: true,
			pending: false,
			ids,
		});
		expect(adobe.lastRequest('PATCH', '/flows/')?.body).toEqual([
			{ op: 'add', path: '/description', value: 'For Till' },
			{ op: 'replace', path: '/name', value: 'Daily' },
		]);
	});

	test('sends nothing when it already is as wanted', async () => {
		const ids = await adobe.flow('Weekly');

		const { jsons } = await update(ids.dataflowId, { name: 'Weekly', description: '' });

		expect(jsons[0]).toMatchObject({ changed: false, pending: false });
		expect(adobe.writes).toEqual([]);
	});

	test('an empty description removes the one that is there', async () => {
		const ids = await adobe.flow('Weekly');
		await update(ids.dataflowId, { description: 'Old' });

		const { jsons } = await update(ids.dataflowId, { description: '' });

		expect(jsons[0]).toMatchObject({ description: '', changed: true });
	});

	test('survives another writer: both changes are there', async () => {
		const ids = await adobe.flow('Weekly');
		adobe.sandbox.adobe.beforeNext({ method: 'PATCH' }, () =>
			adobe.sandbox.adobe.writeFlow(ids.dataflowId, [
				{ op: 'add', path: '/description', value: 'By somebody else' },
			]),
		);

		const { jsons } = await update(ids.dataflowId, { name: 'Daily' });

		expect(jsons[0]).toMatchObject({ name: 'Daily', description: 'By somebody else' });
	});

	test('says pending when Adobe has not finished within Maximum Wait', async () => {
		const ids = await adobe.flow('Weekly');
		adobe.sandbox.adobe.settings.updateMs = 5000;

		const { jsons } = await update(ids.dataflowId, { name: 'Daily' }, { maximumWait: 0.3 });

		expect(jsons[0]).toMatchObject({ name: 'Weekly', changed: true, pending: true });
	});

	test('nothing to change, and a name without letters, are refused', async () => {
		const { dataflowId } = await adobe.flow('Weekly');

		expect((await update(dataflowId, {})).error?.message).toBe("'Update Fields' is empty");
		expect((await update(dataflowId, { name: ' ' })).error?.message).toBe("'Name' is empty");
		expect(adobe.sent).toEqual([]);
	});
});
