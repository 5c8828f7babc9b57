import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { byId, carrying, Dataflows, type FlowIds } from './dataflows';

const adobe = new Dataflows();
let ids: FlowIds;
let audience: string;
let log: string[];

beforeEach(async () => {
	adobe.sandbox.adobe.settings.runMs = 0;
	ids = await adobe.flow('Weekly');
	audience = adobe.sandbox.adobe.audiences()[0].id;
	adobe.activate(ids.dataflowId, audience);
	log = [];
});

const keepLog = (context: IExecuteFunctions) => {
	jest.spyOn(context.logger, 'info').mockImplementation((line: string) => void log.push(line));
};
const wait = async (parameters: INodeParameters = {}, node = {}) =>
	await adobe.runs('wait', parameters, { items: [carrying(ids)], prepare: keepLog, node });
const setRunMs = (ms: number) => (adobe.sandbox.adobe.settings.runMs = ms);

test('waits for the newest run of the dataflow and shows its progress in the log', async () => {
	setRunMs(500);
	const id = await adobe.startRun(ids.dataflowId, audience);

	const { jsons } = await wait();

	expect(jsons).toEqual([
		expect.objectContaining({
			id,
			status: 'success',
			profilesExported: 1200,
			pending: false,
			ids,
		}),
	]);
	expect(log).toEqual([
		`Run ${id}: processing, 0 profiles exported after 0 s`,
		`Run ${id}: success, 1,200 profiles exported after 1 s`,
	]);
});

test('waits for the run with this ID, not for the newest', async () => {
	setRunMs(300);
	const id = await adobe.startRun(ids.dataflowId, audience);
	setRunMs(60_000);
	await adobe.flow('Weekly');

	const { jsons } = await wait({ waitFor: 'run', runId: id });

	expect(jsons[0]).toMatchObject({ id, status: 'success', pending: false });
});

test('a run that has finished is given at once', async () => {
	const id = await adobe.startRun(ids.dataflowId, audience);

	const { jsons } = await wait({ dataflow: byId(ids.dataflowId) });

	expect(jsons[0]).toMatchObject({ id, status: 'success' });
	expect(adobe.sent).toHaveLength(2);
	expect(adobe.sent[0].url).toContain('orderby=-createdAt');
});

test('says pending when the run still goes on after Maximum Wait', async () => {
	setRunMs(60_000);
	const id = await adobe.startRun(ids.dataflowId, audience);

	const { jsons } = await wait({ maximumWait: 0.3 });

	expect(jsons[0]).toMatchObject({ id, status: 'processing', pending: true, ids });
});

describe('a dataflow without a run', () => {
	const runs = '/data/foundation/flowservice/runs';
	const noRun = { path: runs, status: 200, body: { items: [] } };

	test('waits for its first one', async () => {
		const id = await adobe.startRun(ids.dataflowId, audience);
		adobe.sandbox.faults.add({ ...noRun, times: 2 });

		const { jsons } = await wait();

		expect(jsons[0]).toMatchObject({ id, status: 'success' });
		expect(log[0]).toBe(`Dataflow ${ids.dataflowId} has had no run yet; waiting for one`);
		expect(log).toHaveLength(2);
	});

	test('says so when none comes within Maximum Wait', async () => {
		adobe.sandbox.faults.add({ ...noRun, times: 'always' });

		const { jsons } = await wait({ maximumWait: 0.3 });

		expect(jsons).toEqual([
			{ id: null, dataflowId: ids.dataflowId, status: 'none', pending: true, ids },
		]);
	});
});

describe('a run that failed', () => {
	let id: string;

	beforeEach(async () => {
		adobe.sandbox.adobe.failNextRun('The bucket is gone');
		id = await adobe.startRun(ids.dataflowId, audience);
	});

	test('fails the node with what Adobe says of it', async () => {
		const { error } = await wait();

		expect(error?.message).toBe(`Run '${id}' of dataflow '${ids.dataflowId}' failed`);
		expect(error?.description).toBe(
			'Adobe says: ACTIVATION_BATCH-0000-FAILED: The bucket is gone. Check whether the account at the destination still works and the folder of the target connection exists, then export again',
		);
	});

	test('is told in the item under Continue On Fail', async () => {
		const { jsons } = await wait({}, { onError: 'continueRegularOutput' });

		expect(jsons).toEqual([
			{
				error: `Run '${id}' of dataflow '${ids.dataflowId}' failed`,
				details: expect.objectContaining({ code: 'ACTIVATION_BATCH-0000-FAILED' }),
			},
		]);
	});

	test('is handed on when the option is off', async () => {
		const { jsons } = await wait({ options: { failIfRunFailed: false } });

		expect(jsons[0]).toMatchObject({
			id,
			status: 'failed',
			pending: false,
			errors: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'The bucket is gone' }],
		});
	});

	test('an option that is neither on nor off is refused before anything is asked', async () => {
		const { error } = await wait({ options: { failIfRunFailed: '={{ "perhaps" }}' } });

		expect(error?.message).toBe(
			"'Fail If the Run Failed' is 'perhaps', which is neither true nor false",
		);
		expect(adobe.sent).toEqual([]);
	});

	test('a failed run of which Adobe says nothing', async () => {
		adobe.sandbox.faults.add({
			path: `/data/foundation/flowservice/runs/${id}`,
			status: 200,
			body: { items: [{ id, flowId: 'f1', metrics: { statusSummary: { status: 'failed' } } }] },
		});

		const { error } = await wait({ waitFor: 'run', runId: id });

		expect(error?.message).toBe(`Run '${id}' of dataflow 'f1' failed`);
		expect(error?.description).toMatch(/^Check whether/);
	});
});

test('a status that no document names ends the wait only together with an end', async () => {
	const path = '/data/foundation/flowservice/runs/r1';
	const run = (status: string, durationSummary: object) => ({
		path,
		status: 200,
		body: {
			items: [{ id: 'r1', flowId: 'f1', metrics: { durationSummary, statusSummary: { status } } }],
		},
	});
	adobe.sandbox.faults.add(run('Odd', { startedAtUTC: 1 }));
	adobe.sandbox.faults.add(run('Processing', { startedAtUTC: 1, completedAtUTC: 2 }));
	adobe.sandbox.faults.add(run('Odd', { startedAtUTC: 1, completedAtUTC: 2 }));

	const { jsons } = await wait({ waitFor: 'run', runId: 'r1' });

	expect(jsons[0]).toMatchObject({ status: 'odd', pending: false });
	expect(log).toHaveLength(3);
});

test('Simplify off gives the raw run', async () => {
	await adobe.startRun(ids.dataflowId, audience);

	const { jsons } = await wait({ simplify: false });

	expect(jsons[0]).toMatchObject({
		pending: false,
		metrics: { fileSummary: { outputFileCount: 1 } },
	});
});

test('a cancelled execution stops waiting', async () => {
	setRunMs(60_000);
	await adobe.startRun(ids.dataflowId, audience);
	const start = Date.now();

	await adobe.runs(
		'wait',
		{},
		{
			items: [carrying(ids)],
			onStart: (cancel) => void setTimeout(cancel, 300),
		},
	);

	expect(Date.now() - start).toBeLessThan(5000);
	const requests = adobe.sent.length;
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(adobe.sent).toHaveLength(requests);
});
