import type { INodeParameters } from 'n8n-workflow';

import { byId, carrying, Dataflows, type FlowIds } from './dataflows';

const adobe = new Dataflows();
let ids: FlowIds;
let audience: string;

beforeEach(async () => {
	adobe.sandbox.adobe.settings.runMs = 0;
	ids = await adobe.flow('Weekly');
	audience = adobe.sandbox.adobe.audiences()[0].id;
	adobe.activate(ids.dataflowId, audience);
});

const runPath = (id: string) => `/data/foundation/flowservice/runs/${id}`;
/** The next read of a run gives this. */
const answer = (id: string, run: object) =>
	adobe.sandbox.faults.add({
		path: runPath(id),
		status: 200,
		body: { items: [{ id, flowId: ids.dataflowId, ...run }] },
	});

describe('get', () => {
	const get = async (runId: string, more: INodeParameters = {}) =>
		(await adobe.runs('get', { runId, ...more })).jsons[0];

	test('tells what became of a run', async () => {
		const id = await adobe.startRun(ids.dataflowId, audience);

		const json = await get(id);

		const stored = adobe.sandbox.adobe.runs().find((run) => run['id'] === id)!;
		const { startedAtUTC } = (stored['metrics'] as { durationSummary: { startedAtUTC: number } })
			.durationSummary;
		const time = new Date(startedAtUTC).toISOString();
		expect(json).toEqual({
			id,
			dataflowId: ids.dataflowId,
			status: 'success',
			profilesExported: 1200,
			files: 1,
			startedAt: time,
			endedAt: time,
			durationSeconds: 0,
			errors: [],
			ids: { dataflowId: ids.dataflowId },
		});
	});

	test('gives the raw run without Simplify', async () => {
		const id = await adobe.startRun(ids.dataflowId, audience);

		const json = await get(id, { simplify: false });

		const { etag, version, ...stored } = adobe.sandbox.adobe
			.runs()
			.find((run) => run['id'] === id)!;
		expect(etag).toBe(version);
		expect(json).toEqual({ ...stored, ids: { dataflowId: ids.dataflowId } });
	});

	test.each([
		['Success', undefined, 'success'],
		['success', undefined, 'success'],
		['Failed', undefined, 'failed'],
		['Processing', undefined, 'processing'],
		['inProgress', undefined, 'processing'],
		['in_progress', undefined, 'processing'],
		['Waiting', undefined, 'waiting'],
		['Partially Done', undefined, 'partially done'],
		[undefined, 'inProgress', 'processing'],
		[undefined, undefined, 'unknown'],
	])('the status %s with the state %s is shown as %s', async (status, state, shown) => {
		answer('r1', { state, metrics: { statusSummary: { status } } });

		expect(await get('r1')).toMatchObject({ status: shown });
	});

	test('what Adobe has not told is empty; both spellings of the end are read', async () => {
		answer('r1', {});
		answer('r1', {
			metrics: {
				durationSummary: { startedAtUTC: 1_700_000_000_000, stoppedAtUTC: 1_700_000_090_400 },
				recordSummary: { createdRecordCount: 7 },
				statusSummary: { status: 'failed', errors: [{ code: 'A-1', message: 'No room' }, {}] },
			},
		});
		answer('r1', { metrics: { durationSummary: { startedAtUTC: 0, completedAtUTC: 0 } } });
		const nothing = {
			profilesExported: null,
			files: null,
			startedAt: null,
			endedAt: null,
			durationSeconds: null,
			errors: [],
		};

		expect(await get('r1')).toMatchObject({ status: 'unknown', ...nothing });
		expect(await get('r1')).toMatchObject({
			profilesExported: 7,
			startedAt: '2023-11-14T22:13:20.000Z',
			endedAt: '2023-11-14T22:14:50.400Z',
			durationSeconds: 90,
			errors: [
				{ code: 'A-1', message: 'No room' },
				{ code: '', message: '' },
			],
		});
		expect(await get('r1')).toMatchObject(nothing);
	});

	test('a run that does not exist, and no ID', async () => {
		const unknown = await adobe.runs('get', { runId: 'gone' });
		const none = await adobe.runs('get', { runId: '={{ $json.missing }}' });

		expect(unknown.error?.message).toContain("Adobe finds no dataflow run 'gone'");
		expect(none.error?.message).toBe("'Run ID' is empty");
	});
});

describe('get many', () => {
	const getAll = async (parameters: INodeParameters = {}, carried: object = ids) =>
		(await adobe.runs('getAll', parameters, { items: [carrying({ ...carried })] })).jsons;
	const idsOf = (jsons: Array<Record<string, unknown>>) => jsons.map(({ id }) => id);

	test('of the dataflow that the item brings, newest first', async () => {
		const other = await adobe.flow('Daily');
		const first = await adobe.startRun(ids.dataflowId, audience);
		const second = await adobe.startRun(ids.dataflowId, audience);

		const jsons = await getAll();
		const [{ ids: handedOn }] = jsons;

		expect(idsOf(jsons).slice(0, 2)).toEqual([second, first]);
		expect(jsons.every(({ dataflowId }) => dataflowId === ids.dataflowId)).toBe(true);
		expect(handedOn).toEqual(ids);
		expect((await getAll({ dataflow: byId(other.dataflowId) })).length).toBe(1);
		expect(adobe.sent.at(-1)!.url).toContain('orderby=-createdAt');
	});

	test('of all dataflows to destinations', async () => {
		const other = await adobe.flow('Daily');

		const jsons = await getAll({ runsOf: 'all' }, {});

		expect(new Set(jsons.map(({ dataflowId }) => dataflowId))).toEqual(
			new Set([ids.dataflowId, other.dataflowId]),
		);
		expect(decodeURIComponent(adobe.sent.at(-1)!.url)).toContain(
			`flowId==${other.dataflowId},${ids.dataflowId}`,
		);
	});

	test('of all when there are none asks for no runs', async () => {
		await adobe.ask('DELETE', `/data/foundation/flowservice/flows/${ids.dataflowId}`);

		expect(await getAll({ runsOf: 'all' }, {})).toEqual([]);
		expect(adobe.lastRequest('GET', '/runs')).toBeUndefined();
	});

	test('Limit and Return All go over several pages', async () => {
		for (let at = 0; at < 101; at++) await adobe.startRun(ids.dataflowId, audience);

		expect(await getAll({ limit: 3 })).toHaveLength(3);
		expect(await getAll({ returnAll: true })).toHaveLength(102);
	});

	test('Simplify off gives them raw', async () => {
		const [json] = await getAll({ simplify: false });

		expect(json).toHaveProperty('metrics.recordSummary');
	});

	test('filters by status, whatever its spelling', async () => {
		const good = await adobe.startRun(ids.dataflowId, audience);
		adobe.sandbox.adobe.failNextRun('No room');
		const bad = await adobe.startRun(ids.dataflowId, audience);
		adobe.sandbox.adobe.settings.runMs = 60_000;
		const open = await adobe.startRun(ids.dataflowId, audience);
		const byStatus = async (status: string) => idsOf(await getAll({ filters: { status } }));

		expect(await byStatus('failed')).toEqual([bad]);
		expect(await byStatus('processing')).toEqual([open]);
		expect(await byStatus('success')).toContain(good);
		expect(await byStatus('success')).not.toContain(bad);
		expect(await byStatus('waiting')).toEqual([]);
	});

	test('filters by audience', async () => {
		const second = adobe.sandbox.adobe.audiences()[1].id;
		adobe.activate(ids.dataflowId, second);
		const wanted = await adobe.startRun(ids.dataflowId, audience);
		await adobe.startRun(ids.dataflowId, second);

		expect(idsOf(await getAll({ filters: { audience: byId(audience) } }))).toEqual([wanted]);
		expect(
			idsOf(await getAll({ filters: { audience: { mode: 'list', value: audience } } })),
		).toEqual([wanted]);
	});

	test.each([
		['2026-01-31T18:00:00', 'Asia/Tokyo', Date.UTC(2026, 0, 31, 9)],
		['2026-01-31T18:00:00', 'America/New_York', Date.UTC(2026, 0, 31, 23)],
		['2026-01-31T18:00:00Z', 'Asia/Tokyo', Date.UTC(2026, 0, 31, 18)],
		['2026-01-31T18:00:00.000+02:00', 'Asia/Tokyo', Date.UTC(2026, 0, 31, 16)],
		['={{ DateTime.utc(2026, 1, 31) }}', 'Asia/Tokyo', Date.UTC(2026, 0, 31)],
	])('Started After %s in %s', async (startedAfter, timezone, ms) => {
		const { error } = await adobe.runs(
			'getAll',
			{ runsOf: 'all', filters: { startedAfter } },
			{ timezone },
		);

		expect(error).toBeUndefined();
		expect(decodeURIComponent(adobe.sent.at(-1)!.url)).toContain(
			`metrics.durationSummary.startedAtUTC>${ms}`,
		);
	});

	test('Started After leaves older runs out', async () => {
		const startedAfter = new Date(Date.now() + 1).toISOString();
		await new Promise((resolve) => setTimeout(resolve, 5));
		const late = await adobe.startRun(ids.dataflowId, audience);

		expect(idsOf(await getAll({ filters: { startedAfter } }))).toEqual([late]);
	});

	test('Started After that is no date is refused', async () => {
		const { error } = await adobe.runs(
			'getAll',
			{ filters: { startedAfter: 'tomorrow' } },
			{ items: [carrying(ids)] },
		);

		expect(error?.message).toBe("'Started After' is not a date and time: tomorrow");
		expect(adobe.sent).toEqual([]);
	});
});
