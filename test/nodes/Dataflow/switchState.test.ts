import { byId, Dataflows } from './dataflows';

const adobe = new Dataflows();

describe('enable and disable', () => {
	const switchTo = async (operation: string, dataflowId: string, more = {}) =>
		await adobe.dataflow(operation, { dataflow: byId(dataflowId), ...more });
	const isIn = (dataflowId: string, state: string) =>
		adobe.sandbox.adobe.writeFlow(dataflowId, [{ op: 'replace', path: '/state', value: state }]);
	const actions = { method: 'POST', pathPrefix: '/data/foundation/flowservice/flows/' };

	test('switch the dataflow, with neither a body nor subOp', async () => {
		const ids = await adobe.flow('Weekly');

		const disabled = await switchTo('disable', ids.dataflowId);
		const enabled = await switchTo('enable', ids.dataflowId);

		expect(disabled.jsons[0]).toMatchObject({ state: 'disabled', changed: true, ids });
		expect(enabled.jsons[0]).toMatchObject({ state: 'enabled', changed: true, pending: false });
		expect(adobe.writes).toEqual([
			`POST /flows/${ids.dataflowId}/action?op=disable`,
			`POST /flows/${ids.dataflowId}/action?op=enable`,
		]);
		expect(adobe.lastRequest('POST', '/action')?.headers['content-type']).toBeUndefined();
	});

	test('leave alone what already is in that state', async () => {
		const ids = await adobe.flow('Weekly');

		const { jsons } = await switchTo('enable', ids.dataflowId);

		expect(jsons[0]).toMatchObject({ state: 'enabled', changed: false, pending: false });
		expect(adobe.writes).toEqual([]);
	});

	test('wait for a change that is still going on', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		await adobe.dataflow('update', {
			dataflow: byId(dataflowId),
			updateFields: { name: 'Daily' },
			maximumWait: 0,
		});

		const { jsons } = await switchTo('disable', dataflowId);

		expect(jsons[0]).toMatchObject({ name: 'Daily', state: 'disabled', changed: true });
		expect(adobe.sandbox.adobe.flow(dataflowId)).toMatchObject({ state: 'disabled' });
	});

	test('name what is in the way when it goes on for too long', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		isIn(dataflowId, 'updating');

		const { error } = await switchTo('disable', dataflowId, { maximumWait: 0.2 });

		expect(error?.message).toBe(
			`Could not disable the dataflow: Adobe is still working on the last change to the dataflow '${dataflowId}'`,
		);
		expect(adobe.writes).toEqual([]);
	});

	test('repeat it after Adobe was busy', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({
			...actions,
			status: 400,
			body: { errorMessage: 'FLOW-1420-400: the flow is in the state updating' },
		});

		const { jsons } = await switchTo('disable', dataflowId);

		expect(jsons[0]).toMatchObject({ state: 'disabled', changed: true });
		expect(adobe.writes).toHaveLength(2);
	});

	test.each([{ resetAfterProcessing: true }, { applyThenStatus: 504 }])(
		'a lost answer (%o) repeats nothing, since the state is there already',
		async (fault) => {
			const { dataflowId } = await adobe.flow('Weekly');
			adobe.sandbox.faults.add({ ...actions, ...fault });

			const { jsons } = await switchTo('disable', dataflowId);

			expect(jsons[0]).toMatchObject({ state: 'disabled', changed: true, pending: false });
			expect(adobe.writes).toHaveLength(1);
		},
	);

	test('an action that was lost on the way is sent again', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({ ...actions, status: 502 });

		const { jsons } = await switchTo('disable', dataflowId);

		expect(jsons[0]).toMatchObject({ state: 'disabled', changed: true });
		expect(adobe.writes).toHaveLength(2);
	});

	test('wait until the new state shows, and say pending when it does not', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		adobe.sandbox.faults.add({ ...actions, status: 200, body: { id: dataflowId } });

		const { jsons } = await switchTo('disable', dataflowId, { maximumWait: 0.5 });

		expect(jsons[0]).toMatchObject({ state: 'enabled', changed: true, pending: true });
		expect(adobe.writes).toHaveLength(1);
		expect(adobe.sent.length).toBeGreaterThan(3);
	});

	test('a state that does not allow it is named, with the code and the request', async () => {
		const { dataflowId } = await adobe.flow('Weekly');
		isIn(dataflowId, 'draft');

		const { error } = await switchTo('disable', dataflowId);

		expect(error?.message).toBe(
			`Could not disable the dataflow: the dataflow '${dataflowId}' is in a state that does not allow it`,
		);
		expect(error?.description).toMatch(/\(HTTP 400, Adobe's code FLOW-1422-400, request ID .+\)/);
	});

	describe('of operations that Adobe gave up', () => {
		let dataflowId: string;

		beforeEach(async () => {
			({ dataflowId } = await adobe.flow('Weekly'));
			adobe.sandbox.adobe.failNextUpdate('An earlier one');
			await adobe.dataflow('update', {
				dataflow: byId(dataflowId),
				updateFields: { name: 'Daily' },
			});
			adobe.sandbox.faults.add({ ...actions, status: 200, body: { id: dataflowId } });
		});

		test('an earlier one is no reason to stop', async () => {
			const stored = adobe.sandbox.adobe.flow(dataflowId);
			expect(stored).toMatchObject({ lastOperation: { status: { value: 'failed' } } });

			const { jsons, error } = await switchTo('disable', dataflowId, { maximumWait: 0.3 });

			expect(error).toBeUndefined();
			expect(jsons[0]).toMatchObject({ state: 'enabled', changed: true, pending: true });
		});

		test('the action itself is told', async () => {
			const lastOperation = {
				operation: 'disable',
				status: { value: 'failed', errors: [{ code: 'X-1', message: 'No room' }] },
			};
			adobe.sandbox.faults.add({
				method: 'GET',
				path: `/data/foundation/flowservice/flows/${dataflowId}`,
				after: 1,
				times: 'always',
				status: 200,
				body: { items: [{ ...adobe.sandbox.adobe.flow(dataflowId), lastOperation }] },
			});

			const { error } = await switchTo('disable', dataflowId);

			expect(error?.message).toContain('could not carry it out');
			expect(error?.description).toContain('No room');
		});
	});
});
