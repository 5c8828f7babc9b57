import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { everythingOf, expectNone, spellingsOf, watchLog } from '../adobe/canaries';
import { at, HOUR, MINUTE } from '../shared/adobe/runs/expected/worlds';
import { byId, carrying, Dataflows, type FlowIds } from './dataflows';

const adobe = new Dataflows();
let ids: FlowIds;
let gold: string;
let silver: string;

const clock = (text: string) => void jest.spyOn(Date, 'now').mockReturnValue(at(text));
const schedule = {
	frequency: 'DAILY',
	triggerType: 'SCHEDULED',
	startDate: '2027-03-02',
	startTime: '06:00',
};

beforeEach(async () => {
	clock('2027-03-01 12:00');
	adobe.sandbox.adobe.settings.runMs = 0;
	ids = await adobe.flow('Newsletter');
	[gold, silver] = adobe.sandbox.adobe.audiences().map(({ id }) => id);
	adobe.activate(ids.dataflowId, gold, { schedule });
	clock('2027-03-10 09:00');
});

const addRun = (start: string, more: object = {}, audience = gold, flow = ids.dataflowId) =>
	adobe.sandbox.adobe.addRun(flow, [audience], {
		startedAt: at(start),
		finishesAt: at(start) + 10 * MINUTE,
		...more,
	});
const watch = async (parameters: INodeParameters = {}, more: object = {}) =>
	await adobe.runs('watch', parameters, { items: [carrying(ids)], ...more });
const watchOne = async (parameters: INodeParameters = {}): Promise<IDataObject> => {
	const { jsons, error } = await watch({ runsOf: 'dataflow', ...parameters });
	expect(error).toBeUndefined();
	expect(jsons).toHaveLength(1);
	return jsons[0];
};
const queriesOf = (path: string) =>
	adobe.sent
		.filter((request) => request.path.endsWith(path))
		.map(({ url }) => new URL(url, 'http://localhost').searchParams);

test('tells of an audience what became of its last expected export', async () => {
	const runId = addRun('2027-03-10 06:02');

	expect(await watchOne()).toEqual({
		status: 'onTime',
		needsAttention: false,
		message:
			"'Newsletter Subscribers' of the dataflow 'Newsletter' was exported on 2027-03-10 06:12 UTC: 1,200 profiles in 1 file",
		dataflowName: 'Newsletter',
		audienceName: 'Newsletter Subscribers',
		expectedAt: '2027-03-10T06:00:00.000Z',
		nextExpectedAt: '2027-03-11T06:00:00.000Z',
		profilesExported: 1200,
		files: 1,
		startedAt: '2027-03-10T06:02:00.000Z',
		endedAt: '2027-03-10T06:12:00.000Z',
		runId,
		runStatus: 'success',
		errors: [],
		partial: false,
		overdue: false,
		assumed: false,
		note: '',
		exportMode: 'DAILY_FULL_EXPORT',
		frequency: 'DAILY',
		unscheduled: [],
		audienceId: gold,
		dataflowId: ids.dataflowId,
		ids,
	});
});

describe('each outcome with its sentence', () => {
	test.each([
		[
			'failed',
			{ failure: 'Job aborted.' },
			{
				partial: false,
				errors: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }],
			},
			/^The export of 'News.*' of the dataflow 'Newsletter' failed on 2027-03-10 06:12 UTC while the file was built\. Adobe says: ACTIVATION_BATCH-0000-FAILED: Job aborted\. Check the account/,
		],
		[
			'failed',
			{ failure: 'No room.', failedWhile: 'delivering' },
			{ runStatus: 'failed' },
			/ while it was delivered\. Adobe says/,
		],
		[
			'failed',
			{ content: { received: 420, exported: 400, failedFiles: 1 } },
			{ partial: true, runStatus: 'success', profilesExported: 400 },
			/succeeded only in part on 2027-03-10 06:12 UTC: files or records failed/,
		],
		[
			'empty',
			{ content: { received: 0, exported: 0 } },
			{ profilesExported: 0 },
			/ended on 2027-03-10 06:12 UTC without any profile: the audience had none at that time$/,
		],
		[
			'empty',
			{ content: { received: 420, exported: 0 } },
			{ profilesExported: 0 },
			/all 420 profiles were left out, since a mandatory attribute or consent is missing$/,
		],
		[
			'late',
			{ finishesAt: at('2027-03-10 08:31') },
			{ endedAt: '2027-03-10T08:31:00.000Z' },
			/was exported on 2027-03-10 08:31 UTC, 151 minutes after it was expected: 1,200 profiles/,
		],
		[
			'running',
			{ finishesAt: at('2027-03-10 10:00') },
			{ overdue: true, endedAt: null, profilesExported: null },
			/expected on 2027-03-10 06:00 UTC, goes on for longer than it should/,
		],
	])('%s', async (status, run, columns, message) => {
		addRun('2027-03-10 06:02', run);

		expect(await watchOne()).toMatchObject({
			status,
			needsAttention: true,
			message: expect.stringMatching(message),
			...columns,
		});
	});

	test('late, when there is no run', async () => {
		addRun('2027-03-09 06:02');

		expect(await watchOne()).toMatchObject({
			status: 'late',
			needsAttention: true,
			runId: null,
			runStatus: null,
			message:
				"'Newsletter Subscribers' of the dataflow 'Newsletter' was expected on 2027-03-10 06:00 UTC, and no export of it has ended since. Look at the dataflow in Experience Platform, or export it now",
		});
	});

	test('not yet expected, of a dataflow that is off', async () => {
		await adobe.ask(
			'POST',
			`/data/foundation/flowservice/flows/${ids.dataflowId}/action?op=disable`,
		);
		jest.spyOn(Date, 'now').mockReturnValue(at('2027-03-10 09:01'));

		expect(await watchOne()).toMatchObject({
			status: 'notYetExpected',
			needsAttention: false,
			expectedAt: null,
			nextExpectedAt: null,
			message: expect.stringContaining('the dataflow is switched off'),
		});
	});

	test('not yet expected, since it has been switched on', async () => {
		const action = `/data/foundation/flowservice/flows/${ids.dataflowId}/action`;
		await adobe.ask('POST', `${action}?op=disable`);
		clock('2027-03-11 09:00');
		await adobe.ask('POST', `${action}?op=enable`);
		expect(await watchOne()).toMatchObject({ status: 'notYetExpected' });
		clock('2027-03-12 09:00');
		expect(await watchOne()).toMatchObject({ status: 'late' });
	});

	test('unknown, when Adobe has no runs of that time any more', async () => {
		clock('2027-03-08 12:00');
		adobe.activate(ids.dataflowId, silver, {
			schedule: { ...schedule, frequency: 'ONCE', startDate: '2027-03-09' },
		});
		clock('2027-03-20 12:00');
		addRun('2027-03-09 06:01', {}, silver);
		addRun('2027-03-20 06:01');
		expect((await watch({ runsOf: 'dataflow' })).jsons).toMatchObject([
			{ status: 'onTime' },
			{ status: 'onTime', expectedAt: '2027-03-09T06:00:00.000Z' },
		]);

		adobe.sandbox.adobe.settings.runsKeptMs = 7 * 24 * HOUR;
		expect((await watch({ runsOf: 'dataflow' })).jsons).toMatchObject([
			{ status: 'onTime' },
			{ status: 'unknown', message: expect.stringContaining('Adobe has no runs from that time') },
		]);
	});

	test('an export by hand is unscheduled', async () => {
		addRun('2027-03-10 06:02');
		const byHand = addRun('2027-03-10 08:00', { failure: 'No room.' });

		expect(await watchOne()).toMatchObject({
			status: 'onTime',
			unscheduled: [{ runId: byHand, runStatus: 'failed' }],
		});
	});
});

describe('exports every few hours', () => {
	test('are taken to be at the start time and so many hours after it, and that is said', async () => {
		clock('2027-03-08 12:00');
		adobe.activate(ids.dataflowId, silver, {
			exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
			schedule: { frequency: 'EVERY_3_HOURS', startDate: '2027-03-09', startTime: '20:00' },
		});
		clock('2027-03-10 09:00');
		addRun('2027-03-10 08:03', { content: { received: 0, exported: 0 } }, silver);

		const { jsons, hints } = await watch({ runsOf: 'dataflow' });

		expect(jsons[1]).toMatchObject({
			status: 'empty',
			needsAttention: false,
			expectedAt: '2027-03-10T08:00:00.000Z',
			nextExpectedAt: '2027-03-10T11:00:00.000Z',
			assumed: true,
			note: expect.stringContaining('Adobe does not document at which hours'),
			message: expect.stringContaining('nothing had changed'),
		});
		expect(hints).toEqual([expect.stringContaining('Adobe does not document at which hours')]);
	});
});

describe('exports after the daily evaluation', () => {
	beforeEach(() => {
		clock('2027-03-08 12:00');
		adobe.activate(ids.dataflowId, silver, {
			schedule: { frequency: 'DAILY', triggerType: 'AFTER_SEGMENT_EVAL', startDate: '2027-03-02' },
		});
		clock('2027-03-10 09:00');
		addRun('2027-03-10 06:02');
	});
	const second = async () => {
		const { jsons, hints, error } = await watch({ runsOf: 'dataflow' });
		expect(error).toBeUndefined();
		return { ...jsons[1], hints };
	};
	const evaluated = (start: string, end: string, other: object = {}) =>
		adobe.sandbox.adobe.addEvaluation(at(start), at(end), other);

	test('are expected at its end', async () => {
		evaluated('2027-03-10 05:00', '2027-03-10 07:10');
		addRun('2027-03-10 07:15', {}, silver);

		expect(await second()).toMatchObject({
			status: 'onTime',
			expectedAt: '2027-03-10T07:10:00.000Z',
			nextExpectedAt: '2027-03-11T05:00:00.000Z',
			assumed: false,
			hints: [],
		});
	});

	test('wait for it; neither one that failed nor one by hand is it', async () => {
		evaluated('2027-03-09 05:00', '2027-03-09 07:10');
		evaluated('2027-03-10 05:00', '2027-03-10 07:10', { status: 'FAILED' });
		evaluated('2027-03-10 05:30', '2027-03-10 06:10', { source: 'api' });
		addRun('2027-03-09 07:15', {}, silver);

		expect(await second()).toMatchObject({
			status: 'waitingForEvaluation',
			expectedAt: '2027-03-10T05:00:00.000Z',
			overdue: true,
			needsAttention: true,
			message: expect.stringContaining('which takes longer than it should'),
		});
	});

	test('where the credential may not read it, once a day is assumed and said', async () => {
		adobe.sandbox.adobe.settings.evaluationsReadable = false;
		addRun('2027-03-09 07:15', {}, silver);

		expect(await second()).toMatchObject({
			status: 'waitingForEvaluation',
			assumed: true,
			note: 'When the daily evaluation ends cannot be read with this credential; once a day is assumed.',
			hints: [expect.stringContaining('cannot be read')],
		});
	});

	test('where there was none yet, its start counts', async () => {
		addRun('2027-03-09 07:15', {}, silver);

		expect(await second()).toMatchObject({
			status: 'waitingForEvaluation',
			expectedAt: '2027-03-10T05:00:00.000Z',
			assumed: true,
		});
	});

	test('a schedule that cannot be read as once a day is not believed', async () => {
		adobe.sandbox.adobe.settings.evaluationCron = '0 0/5 * * * ?';
		evaluated('2027-03-09 04:20', '2027-03-09 07:10');
		addRun('2027-03-09 07:15', {}, silver);

		expect(await second()).toMatchObject({ expectedAt: '2027-03-10T04:20:00.000Z' });
	});

	test('a wrong credential is an error all the same', async () => {
		adobe.sandbox.faults.add({
			path: '/data/core/ups/segment/jobs',
			status: 401,
			body: { error_code: '401013', message: 'Oauth token is not valid' },
			times: 'always',
		});
		const { error } = await watch({ runsOf: 'dataflow' });

		expect(error?.message).toBe(
			'Could not read the evaluations of audiences: Adobe did not accept the credential',
		);
	});

	test('evaluations are asked for once, and only where an audience needs them', async () => {
		const other = await adobe.flow('Weekly');
		adobe.activate(other.dataflowId, silver, {
			schedule: { frequency: 'DAILY', triggerType: 'AFTER_SEGMENT_EVAL', startDate: '2027-03-02' },
		});
		await watch();
		expect(queriesOf('/segment/jobs').map(String)).toEqual([
			'status=SUCCEEDED&sort=creationTime%3Adesc&limit=10',
		]);
		const plain = await adobe.flow('Plain');
		adobe.activate(plain.dataflowId, gold, { schedule });
		await watch({ runsOf: 'dataflow', dataflow: byId(plain.dataflowId) });
		expect(queriesOf('/segment/jobs')).toHaveLength(1);
	});
});

describe('which dataflows', () => {
	test('all of them, each with its own runs', async () => {
		clock('2027-03-01 12:00');
		const other = await adobe.flow('Weekly');
		adobe.activate(other.dataflowId, gold, { schedule });
		adobe.activate(other.dataflowId, silver, { schedule });
		clock('2027-03-10 09:00');
		addRun('2027-03-10 06:02');
		addRun('2027-03-10 06:03', {}, silver, other.dataflowId);

		const { items } = await watch({}, { items: [{ json: {} }] });

		expect(
			items.map(({ json, pairedItem }) => [
				json.dataflowName,
				json.audienceName,
				json.status,
				(json.ids as IDataObject).dataflowId,
				pairedItem,
			]),
		).toEqual([
			['Weekly', 'Newsletter Subscribers', 'late', other.dataflowId, [{ item: 0 }]],
			['Weekly', 'Loyalty Gold Members', 'onTime', other.dataflowId, [{ item: 0 }]],
			['Newsletter', 'Newsletter Subscribers', 'onTime', ids.dataflowId, [{ item: 0 }]],
		]);
	});

	test('one by its id, or the one that the item brings', async () => {
		const other = await adobe.flow('Weekly');
		adobe.activate(other.dataflowId, silver, { schedule });

		const dataflow = byId(other.dataflowId);
		expect(await watchOne({ dataflow })).toMatchObject({ dataflowName: 'Weekly' });
		expect(await watchOne()).toMatchObject({ dataflowName: 'Newsletter' });
	});

	test('neither chosen nor brought, or gone', async () => {
		const none = await watch({ runsOf: 'dataflow' }, { items: [{ json: {} }] });
		expect(none.error?.message).toBe('No dataflow is chosen');
		const gone = await watch({ runsOf: 'dataflow', dataflow: byId('gone') });
		expect(gone.error?.message).toContain("Adobe finds no dataflow 'gone'");
	});

	test('not those that stream, which have no schedules', async () => {
		const streaming = await adobe.flow('Stream');
		adobe.sandbox.faults.add({
			path: `/data/foundation/flowservice/flows/${streaming.dataflowId}`,
			status: 200,
			body: {
				items: [
					{
						id: streaming.dataflowId,
						state: 'enabled',
						transformations: [
							{
								params: {
									segmentSelectors: {
										selectors: [{ type: 'PLATFORM_SEGMENT', value: { id: gold, name: 'Gold' } }],
									},
								},
							},
						],
					},
				],
			},
		});
		const dataflow = byId(streaming.dataflowId);
		expect((await watch({ runsOf: 'dataflow', dataflow })).jsons).toEqual([]);
	});

	test('none, or none with an audience, gives nothing and says so', async () => {
		const empty = await adobe.flow('Empty');
		const { jsons, hints } = await watch({
			runsOf: 'dataflow',
			dataflow: byId(empty.dataflowId),
		});
		expect([jsons, hints]).toEqual([[], ['There is no audience whose exports could be watched.']]);
		expect(queriesOf('/runs')).toEqual([]);
	});

	test('each item watches for itself; a wrong one fails alone under Continue On Fail', async () => {
		addRun('2027-03-10 06:02');
		const { items } = await watch(
			{ runsOf: 'dataflow' },
			{ items: [carrying({}), carrying(ids)], node: { onError: 'continueRegularOutput' } },
		);
		expect(items).toMatchObject([
			{ json: { error: 'No dataflow is chosen' }, pairedItem: [{ item: 0 }] },
			{ json: { status: 'onTime' }, pairedItem: [{ item: 1 }] },
		]);
	});
});

describe('what is asked for', () => {
	test('the runs of the dataflow since the last export that was due, page by page', async () => {
		for (let run = 0; run < 250; run++) addRun('2027-03-10 06:02', {}, silver);
		addRun('2027-03-10 06:01');

		expect(await watchOne()).toMatchObject({ status: 'onTime' });
		const runs = queriesOf('/runs');
		expect(runs).toHaveLength(3);
		// A day back, for exports by hand.
		const from = at('2027-03-09 09:00') - 1;
		for (const query of runs) {
			expect(query.getAll('property')).toEqual([
				`flowId==${ids.dataflowId}`,
				`metrics.durationSummary.startedAtUTC>${from}`,
			]);
		}
	});

	test('audiences are matched here: the filter of Adobe would miss those that failed', async () => {
		addRun('2027-03-10 06:02', { failure: 'Job aborted.' });
		await watchOne();
		expect(decodeURIComponent(queriesOf('/runs').join())).not.toContain('entitySummaries');
	});

	test('a run that moves to the next page while pages are read is there once', async () => {
		for (let run = 0; run < 99; run++) addRun('2027-03-10 06:02', {}, silver);
		addRun('2027-03-10 06:01', { failure: 'Job aborted.' });
		adobe.sandbox.adobe.beforeNext({ pathPrefix: '/data/foundation/flowservice/runs' }, () => {
			adobe.sandbox.adobe.beforeNext({ pathPrefix: '/data/foundation/flowservice/runs' }, () => {
				addRun('2027-03-10 08:59', {}, silver);
			});
		});
		addRun('2027-03-10 06:00', {}, silver);
		expect(await watchOne()).toMatchObject({ status: 'failed', unscheduled: [] });
		expect(queriesOf('/runs')).toHaveLength(2);
	});
});

describe('limits and options', () => {
	beforeEach(() => adobe.activate(ids.dataflowId, silver, { schedule }));

	test('all are told unless there is a limit', async () => {
		expect((await watch()).jsons).toHaveLength(2);
		expect((await watch({ returnAll: false, limit: 1 })).jsons).toHaveLength(1);
	});

	test('Late After', async () => {
		clock('2027-03-10 07:00');
		expect(await first({})).toBe('late');
		expect(await first({ lateAfter: 60 })).toBe('late');
		addRun('2027-03-09 06:02');
		expect(await first({})).toBe('onTime');
		expect(await first({ lateAfter: 61 })).toBe('onTime');
		expect(await first({ lateAfter: 60 })).toBe('late');
	});

	test('Due Within leaves out what was due long ago, and what is not expected', async () => {
		clock('2027-03-11 12:00');
		const off = { frequency: 'ONCE', triggerType: 'SCHEDULED', startTime: '06:00' };
		clock('2027-03-08 12:00');
		const other = await adobe.flow('Once');
		adobe.activate(other.dataflowId, gold, { schedule: { ...off, startDate: '2027-03-09' } });
		adobe.activate(other.dataflowId, silver, { schedule: { ...off, startDate: '2027-04-09' } });
		const statuses = async (dueWithin?: number) => {
			const options = dueWithin === undefined ? {} : { dueWithin };
			const dataflow = byId(other.dataflowId);
			const { jsons } = await watch({ runsOf: 'dataflow', dataflow, options });
			return jsons.map(({ status }) => status);
		};
		clock('2027-03-10 08:30');
		expect(await statuses()).toEqual(['late', 'notYetExpected']);
		expect(await statuses(24)).toEqual(['late']);
		clock('2027-03-10 08:31');
		expect(await statuses(24)).toEqual([]);
		expect(await statuses(25)).toEqual(['late']);
	});

	const first = async (options: IDataObject) =>
		(await watch({ options: options as INodeParameters })).jsons[0].status;

	test.each([
		[
			{ lateAfter: '={{ "soon" }}' },
			"'Late After (Minutes)' is 'soon', which is no number of minutes from 1 to 10,080",
		],
		[{ lateAfter: '={{ "" }}' }, "'Late After (Minutes)' is '', which is no number"],
		[{ lateAfter: 0 }, "'Late After (Minutes)' is '0', which is no number"],
		[{ lateAfter: 10081 }, "'Late After (Minutes)' is '10081', which is no number"],
		[
			{ dueWithin: '={{ "a day" }}' },
			"'Due Within (Hours)' is 'a day', which is no number above 0",
		],
		[{ dueWithin: -1 }, "'Due Within (Hours)' is '-1', which is no number above 0"],
		[{ dueWithin: '={{ "" }}' }, "'Due Within (Hours)' is '', which is no number above 0"],
	])('%j is refused before anything is asked', async (options, message) => {
		const { error } = await watch({ options });
		expect(error?.message).toContain(message);
		expect(error?.description).not.toBe('');
		expect(adobe.sent).toEqual([]);
	});

	test('a limit that is none, and neither one nor all dataflows', async () => {
		const limit = await watch({ returnAll: false, limit: '={{ "few" }}' });
		expect(limit.error?.message).toContain("'Limit' is 'few'");
		const some = await watch({ runsOf: 'some' });
		expect(some.error?.message).toContain("'Runs Of' cannot be 'some'");
	});
});

test('what others change meanwhile makes no trouble: the dataflow is watched as it was read', async () => {
	addRun('2027-03-10 06:02');
	adobe.sandbox.adobe.beforeNext({ pathPrefix: '/data/foundation/flowservice/runs' }, () => {
		adobe.sandbox.adobe.writeFlow(ids.dataflowId, [
			{ op: 'remove', path: '/transformations/0/params/segmentSelectors/selectors/0' },
		]);
	});
	expect(await watchOne()).toMatchObject({ status: 'onTime' });
	expect((await watch({ runsOf: 'dataflow' })).jsons).toEqual([]);
});

test('an API that is away fails the node with a sentence', async () => {
	adobe.sandbox.faults.add({
		pathPrefix: '/data/foundation/flowservice/runs',
		status: 503,
		times: 'always',
	});
	const { error } = await watch();
	expect(error?.message).toBe(
		'Could not list the dataflow runs: Adobe is out of order at the moment (HTTP 503)',
	);
}, 60_000);

test('a dataflow with a past, as the demo shows it', async () => {
	const dataflow = byId(adobe.sandbox.adobe.addExportHistory('Loyalty'));
	const { jsons } = await watch({ runsOf: 'dataflow', dataflow });
	expect(jsons.map(({ audienceName, status }) => [audienceName, status])).toEqual([
		['Newsletter Subscribers', 'onTime'],
		['Loyalty Gold Members', 'failed'],
		['Birthday This Month', 'empty'],
		['High Lifetime Value', 'late'],
	]);
});

test('what holds a secret is watched by what it is, and told without the secret', async () => {
	const secret = 'sandbox-adobe-client-secret';
	const lines: unknown[] = [];
	const { dataflowId } = await adobe.flow(`prod-${secret}`);
	adobe.activate(dataflowId, gold, { schedule });
	clock('2027-03-11 09:00');
	addRun('2027-03-11 06:02', { failure: spellingsOf(secret).join(' ') }, gold, dataflowId);
	const result = await watch(
		{ runsOf: 'dataflow', dataflow: byId(dataflowId) },
		{ prepare: watchLog(lines) },
	);
	expect(result.jsons).toMatchObject([
		{ status: 'failed', dataflowName: 'prod-***', ids: { dataflowId } },
	]);
	expect(result.jsons[0].message).toContain('Adobe says: ACTIVATION_BATCH-0000-FAILED: ***');
	expectNone('watch', everythingOf(result, lines), [secret]);
});
