import { AdobeCaller, adhoc, adhocVersion2 } from './client';
import { addAudience, audienceValue, makeFlow } from './makers';
import { failedRun, runOfNothing, successfulRun } from './runSamples';

const version2 = { accept: adhocVersion2 };

describe('runs', () => {
	const caller = new AdobeCaller();
	/** A dataflow with some audiences, and their ids. */
	const activate = async (count = 1, more: Record<string, unknown> = {}) => {
		const { flowId } = await makeFlow(caller);
		const ids = caller.sandbox.adobe
			.audiences()
			.slice(0, count)
			.map(({ id }) => id);
		await caller.patch(
			`/flows/${flowId}`,
			ids.map((id) => addAudience(id, more)),
		);
		caller.wait(1_000);
		return { flowId, ids };
	};
	const runNow = (flowId: string, ids: unknown, headers = version2) =>
		caller.post(adhoc, { activationInfo: { [flowId]: ids } }, headers);
	const segmentsRefused = (name: string) =>
		`Segments ${name} are not part of this dataflow or out of schedule range!`;

	it('begin with the dataflow', async () => {
		const { flowId } = await makeFlow(caller);
		const { json } = await caller.get(`/runs?property=flowId==${flowId}`);
		expect(json.items).toMatchObject([{ flowId, state: 'inProgress' }]);
		expect((await caller.one(`/flows/${flowId}`)).lastRunDetails).toMatchObject({
			id: json.items[0].id,
			state: 'inProgress',
		});
	});

	it('are started for each audience, and go on from in progress to success', async () => {
		const { flowId, ids } = await activate(2);
		const { status, json } = await runNow(flowId, ids);
		expect(status).toBe(200);
		const runPath = /^http:\/\/127\.0\.0\.1:\d+\/data\/foundation\/flowservice\/runs\/[0-9a-f-]+$/;
		expect(json.order).toEqual(
			ids.map((segment) => ({
				segment,
				order: flowId,
				statusURL: expect.stringMatching(runPath),
			})),
		);
		const path = new URL(json.order[0].statusURL).pathname;
		const started = caller.clock;
		const during = await caller.one(path);
		expect(during).toMatchObject({
			state: 'inProgress',
			metrics: {
				durationSummary: { startedAtUTC: started },
				statusSummary: { status: 'Processing' },
			},
		});
		expect(during.metrics.durationSummary).not.toHaveProperty('completedAtUTC');
		caller.wait(300);
		expect(await caller.one(path)).toMatchObject({
			state: 'success',
			flowId,
			metrics: {
				durationSummary: { startedAtUTC: started, completedAtUTC: started + 300 },
				recordSummary: {
					inputRecordCount: 1250,
					createdRecordCount: 1200,
					outputRecordCount: 1200,
					skippedRecordCount: 50,
					targetSummaries: [{ entitySummaries: [{ id: `segment:${ids[0]}` }] }],
				},
				fileSummary: { inputFileCount: 1, outputFileCount: 1 },
				statusSummary: { status: 'success' },
			},
		});
	});

	it('are found by state, status and audience', async () => {
		const { flowId, ids } = await activate(2);
		await runNow(flowId, [ids[0]]);
		const count = async (...filters: string[]) => {
			const query = filters.map((filter) => `&property=${encodeURIComponent(filter)}`).join('');
			return (await caller.get(`/runs?count=true${query}`)).json.count;
		};
		const ofFlow = `flowId==${flowId}`;
		const entity = 'metrics.recordSummary.targetSummaries[].entitySummaries[].id';
		expect(await count(ofFlow)).toBe(2);
		expect(await count(ofFlow, 'state==inProgress')).toBe(1);
		expect(await count(ofFlow, 'metrics.statusSummary.status==success')).toBe(1);
		expect(await count(`${entity}==segment:${ids[0]}`)).toBe(1);
		expect(await count(`${entity}==segment:${ids[1]}`)).toBe(0);
		expect(await count('metrics.durationSummary.startedAtUTC>1593134665781')).toBe(2);
	});

	it('can fail', async () => {
		const { flowId, ids } = await activate();
		caller.sandbox.adobe.failNextRun('Job aborted.');
		const { json } = await runNow(flowId, ids);
		caller.wait(300);
		expect(await caller.one(new URL(json.order[0].statusURL).pathname)).toMatchObject({
			state: 'failed',
			metrics: {
				recordSummary: {
					sourceSummaries: [{ entitySummaries: [{ id: `segment:${ids[0]}` }] }],
					failedInfo: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }],
				},
				statusSummary: {
					status: 'failed',
					errors: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }],
				},
			},
		});
		expect(caller.sandbox.adobe.runs()).toHaveLength(2);
	});

	it('of the same audience do not overlap', async () => {
		const { flowId, ids } = await activate();
		const { json } = await runNow(flowId, ids);
		const running = new URL(json.order[0].statusURL).pathname.split('/').at(-1);
		const second = await runNow(flowId, ids);
		const message = `Run already going on for audience ${ids[0]} for order ${flowId} with run id ${running}`;
		expect([second.status, second.json]).toEqual([400, { message }]);
		caller.wait(300);
		expect((await runNow(flowId, ids)).status).toBe(200);
	});

	it('need the second version’s header, or export ids', async () => {
		const { flowId, ids } = await activate();
		const body = { activationInfo: { [flowId]: ids } };
		expect((await caller.post(adhoc, body)).json).toEqual({ message: 'exportIds is required' });
		const first = await caller.post(adhoc, { ...body, exportIds: ['job-1'] });
		expect(first.status).toBe(200);
	});

	it('need audiences of the dataflow whose schedule covers today', async () => {
		const { flowId } = await activate();
		const { id, name } = caller.sandbox.adobe.audiences()[7];
		expect((await runNow(flowId, [id])).json).toEqual({ message: segmentsRefused(name) });
		for (const dates of [
			{ startDate: '2026-11-24' },
			{ startDate: '2026-11-01', endDate: '2026-11-23' },
		]) {
			const { schedule } = audienceValue('x');
			const more = { schedule: { ...schedule, ...dates } };
			const other = await activate(1, more);
			const { json } = await runNow(other.flowId, other.ids);
			expect(json.message).toMatch(/out of schedule range!$/);
		}
		await caller.post(`/flows/${flowId}/action?op=disable`);
		expect((await runNow(flowId, [id])).status).toBe(400);
	});

	it('name external audiences by their system id', async () => {
		const external = caller.sandbox.adobe
			.audiences()
			.find((one) => one.type === 'ExternalSegment')!;
		const { flowId } = await makeFlow(caller);
		const more = { systemSegmentId: external.id, namespace: external.namespace };
		await caller.patch(`/flows/${flowId}`, [addAudience(external.audienceId, more)]);
		caller.wait(1_000);
		expect((await runNow(flowId, [external.audienceId])).status).toBe(400);
		expect((await runNow(flowId, [external.id])).status).toBe(200);
	});

	it('export at most 80 audiences by one job', async () => {
		const names = Array.from({ length: 81 }, (_, at) => `Crowd ${at}`);
		const ids = caller.sandbox.adobe.addAudiences(names).map(({ id }) => id);
		const { flowId } = await makeFlow(caller);
		await caller.patch(
			`/flows/${flowId}`,
			ids.map((id) => addAudience(id)),
		);
		caller.wait(1_000);
		expect((await runNow(flowId, ids)).json.message).toMatch(/At most 80/);
		const { status, json } = await runNow(flowId, ids.slice(0, 80));
		expect([status, json.order.length]).toEqual([200, 80]);
	});

	it.each([
		['no dataflow', {}],
		['an unknown one', { nobody: ['x'] }],
	])('are refused for %s', async (_what, activationInfo) => {
		const { status } = await caller.post(adhoc, { activationInfo }, version2);
		expect([400, 404]).toContain(status);
	});

	it('are not for streaming destinations, nor for no audiences', async () => {
		const streaming = await makeFlow(caller, 'Kinesis');
		expect((await runNow(streaming.flowId, ['x'])).json.message).toMatch(/file-based/);
		const { flowId } = await activate();
		expect((await runNow(flowId, [])).status).toBe(400);
		expect((await caller.get('/runs/nobody')).status).toBe(404);
	});

	describe('look as in the documents', () => {
		/** Every path that leads to a value, without indexes. */
		const pathsOf = (value: unknown, path = ''): string[] => {
			if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${path}[]`));
			if (value === null || typeof value !== 'object') return [path];
			return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, `${path}.${name}`));
		};
		/** Those that the documents show must be there; what they show nowhere else must not. */
		const compare = (run: object, sample: object) => {
			const [found, wanted] = [run, sample].map((one) => new Set(pathsOf(one)));
			const others = [...found].filter(
				(path) =>
					path.startsWith('.metrics') && !path.includes('activityRefs') && !wanted.has(path),
			);
			const missing = [...wanted].filter(
				(path) =>
					!/providerRefId|\.activities\[\]\.statusSummary\.errors/.test(path) && !found.has(path),
			);
			expect({ others, missing }).toEqual({ others: [], missing: [] });
		};

		it.each([
			['succeeded', {}, successfulRun],
			['failed', { failure: 'Job aborted.' }, failedRun],
			['exported nothing', { content: { received: 0, exported: 0 } }, runOfNothing],
		])('one that %s', async (_what, run, sample) => {
			const { flowId, ids } = await activate();
			const id = caller.sandbox.adobe.addRun(flowId, ids, run);
			compare(await caller.one(`/runs/${id}`), sample);
		});

		it('one that failed in part names what failed', async () => {
			const { flowId, ids } = await activate();
			const content = { received: 420, exported: 400, failedFiles: 1, failedRecords: 3 };
			const id = caller.sandbox.adobe.addRun(flowId, ids, { content });
			expect(await caller.one(`/runs/${id}`)).toMatchObject({
				metrics: {
					recordSummary: { outputRecordCount: 400, failedRecordCount: 3 },
					fileSummary: { outputFileCount: 0, failedFileCount: 1 },
					statusSummary: { status: 'success' },
				},
			});
		});
	});

	it('can be put in, at any time, and are kept for a while only', async () => {
		const { flowId, ids } = await activate();
		const anHour = 3_600_000;
		const startedAt = caller.clock - 2 * anHour;
		const id = caller.sandbox.adobe.addRun(flowId, ids, { startedAt, finishesAt: startedAt + 10 });
		const since = async (ms: number) =>
			(await caller.get(`/runs?property=metrics.durationSummary.startedAtUTC>${ms}`)).json.items;
		expect(await since(startedAt - 1)).toHaveLength(2);
		const [, old] = await since(startedAt - 1);
		expect(old).toMatchObject({ id, createdAt: startedAt });
		expect(await since(startedAt)).toHaveLength(1);
		caller.sandbox.adobe.settings.runsKeptMs = anHour;
		expect(await since(startedAt - 1)).toHaveLength(1);
	});
});

describe('evaluations of audiences', () => {
	const caller = new AdobeCaller();
	const jobs = '/data/core/ups/segment/jobs';
	const schedules = '/data/core/ups/config/schedules';

	it('are listed newest first, by their status', async () => {
		const { adobe } = caller.sandbox;
		adobe.addEvaluation(1000, 2000);
		adobe.addEvaluation(5000, 6000);
		adobe.addEvaluation(9000, 9500, { status: 'PROCESSING' });
		const { json } = await caller.get(`${jobs}?status=SUCCEEDED&sort=creationTime:desc&limit=10`);
		expect(json.children.map(({ creationTime }: { creationTime: number }) => creationTime)).toEqual(
			[5000, 1000],
		);
		expect(json.children[0]).toMatchObject({
			status: 'SUCCEEDED',
			source: 'scheduler',
			metrics: { totalTime: { startTimeInMs: 5000, endTimeInMs: 6000 } },
		});
		expect((await caller.get(`${jobs}?limit=2`)).json.children).toHaveLength(2);
	});

	it('have a schedule', async () => {
		expect((await caller.get(schedules)).json.children).toMatchObject([
			{ type: 'batch_segmentation', state: 'active', schedule: '0 0 5 * * ?' },
		]);
	});

	it('may be hidden', async () => {
		caller.sandbox.adobe.settings.evaluationsReadable = false;
		expect((await caller.get(jobs)).status).toBe(403);
		expect((await caller.get(schedules)).status).toBe(403);
	});
});
