import { at, failed, nothing, Watching } from './support';

const adobe = new Watching();
const changes = {
	exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
	schedule: { frequency: 'EVERY_3_HOURS', startDate: '2027-03-10', startTime: '12:00' },
};
const partly = { content: { received: 420, exported: 400, failedRecords: 3 } };

/** The events of the workflow after a poll a minute past noon. */
async function eventsAfter(prepare: () => void, parameters: object = {}) {
	const n8n = await adobe.published({ ...parameters });
	expect(n8n.items).toEqual([]);
	adobe.clock('2027-03-10 12:10');
	prepare();
	await n8n.poll();
	expect(n8n.failures).toEqual([]);
	return n8n.items.map(({ event }) => event);
}
const run = (other: object = {}, audience = adobe.gold) =>
	adobe.addRun('2027-03-10 12:05', '2027-03-10 12:09', other, audience);

test('a run that failed comes with what is to be known of it', async () => {
	const n8n = await adobe.published();
	adobe.clock('2027-03-10 12:10');
	const runId = run(failed);
	await n8n.poll();

	expect(n8n.started).toEqual([
		[
			{
				event: 'failed',
				message:
					"The export of 'Newsletter Subscribers' of the dataflow 'Newsletter' failed on 2027-03-10 12:09 UTC while the file was built. Adobe says: ACTIVATION_BATCH-0000-FAILED: Job aborted. Check the account at the destination and the folder of the target connection, then export it again",
				dataflowName: 'Newsletter',
				audienceNames: ['Newsletter Subscribers'],
				expectedAt: null,
				profilesExported: null,
				files: null,
				startedAt: '2027-03-10T12:05:00.000Z',
				endedAt: '2027-03-10T12:09:00.000Z',
				runId,
				runStatus: 'failed',
				errors: [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Job aborted.' }],
				partial: false,
				audienceIds: [adobe.gold],
				dataflowId: adobe.ids.dataflowId,
				ids: { dataflowId: adobe.ids.dataflowId },
			},
		],
	]);
});

describe('what is an event', () => {
	const all = ['late', 'empty', 'failed', 'ended'];
	const seconds = (text: string) => String(at(text) / 1000);

	test.each([
		['a run that failed', failed, undefined, ['failed']],
		['one that failed in part', partly, undefined, ['failed']],
		['one that exported nothing', nothing, undefined, ['empty']],
		['one that went well', {}, undefined, []],
		['each of them, told by what says most', failed, all, ['failed']],
		['each of them, told by what says most', nothing, all, ['empty']],
		['each of them, told by what says most', {}, all, ['ended']],
		['an end', failed, ['ended'], ['ended']],
		['an end', {}, ['ended'], ['ended']],
		['no end while it goes on', { finishesAt: at('2027-03-10 12:11') }, all, []],
		['not what was not asked for', failed, ['empty'], []],
		['not what was not asked for', nothing, ['failed'], []],
	])('%s', async (_what, other, events, told) => {
		const parameters = events === undefined ? {} : { events };
		expect(await eventsAfter(() => run(other), parameters)).toEqual(told);
	});

	test('nothing exported by the first incremental export, not by those after it', async () => {
		adobe.activate(adobe.ids.dataflowId, adobe.silver, changes);
		adobe.sandbox.adobe.writeFlow(adobe.ids.dataflowId, [
			{
				op: 'replace',
				path: '/transformations/0/params/segmentSelectors/selectors/1/value/createTime',
				value: seconds('2027-03-10 08:00'),
			},
		]);
		const empty = () => run(nothing, adobe.silver);
		expect(await eventsAfter(empty)).toEqual(['empty']);

		adobe.clock('2027-03-10 15:00');
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 15:10');
		adobe.addRun('2027-03-10 15:01', '2027-03-10 15:05', nothing, adobe.silver);
		await n8n.poll();
		expect(n8n.items).toEqual([]);
	});

	test.each([
		[{}, []],
		[{ emptyChanges: true }, ['empty']],
	])('of those after it by an option: %j', async (options, events) => {
		adobe.clock('2027-03-09 12:00');
		adobe.activate(adobe.ids.dataflowId, adobe.silver, {
			...changes,
			schedule: { ...changes.schedule, startDate: '2027-03-09', startTime: '18:00' },
		});
		adobe.clock('2027-03-10 12:00');
		expect(await eventsAfter(() => run(nothing, adobe.silver), { options })).toEqual(events);
	});

	test('nothing exported for an audience that the dataflow no longer has', async () => {
		expect(await eventsAfter(() => run(nothing, 'gone'))).toEqual(['empty']);
	});

	test('not the run of no audience that begins with a dataflow', async () => {
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 12:10');
		await adobe.flow('New');
		await n8n.poll();
		expect(n8n.items).toEqual([]);
	});
});

describe('an export that is late', () => {
	const lateOnly = { events: ['late'] };

	test('starts the workflow when it should have ended, once', async () => {
		adobe.clock('2027-03-11 05:00');
		const n8n = await adobe.published();
		adobe.clock('2027-03-11 08:29');
		await n8n.poll();
		expect(n8n.items).toEqual([]);
		adobe.clock('2027-03-11 08:30');
		await n8n.poll();
		adobe.clock('2027-03-11 08:31');
		await n8n.poll();
		await n8n.restart();
		await n8n.poll();

		expect(n8n.items).toMatchObject([
			{
				event: 'late',
				message: expect.stringContaining('was expected on 2027-03-11 06:00 UTC, and no export'),
				audienceNames: ['Newsletter Subscribers'],
				expectedAt: '2027-03-11T06:00:00.000Z',
				runId: null,
				endedAt: null,
				audienceIds: [adobe.gold],
				ids: { dataflowId: adobe.ids.dataflowId },
			},
		]);
		expect(Object.keys(n8n.items[0])).toEqual(
			expect.arrayContaining(['runStatus', 'errors', 'partial', 'startedAt', 'files']),
		);
	});

	test.each([
		['a run that ended in time', '2027-03-11 08:30', {}, []],
		['a run that ended in time and failed', '2027-03-11 08:00', failed, []],
		['a run that ended too late', '2027-03-11 08:31', {}, ['late']],
		['a run that goes on', '2027-03-12 00:00', {}, ['late']],
	])('%s', async (_what, end, other, told) => {
		adobe.clock('2027-03-11 05:00');
		const n8n = await adobe.published(lateOnly);
		adobe.clock('2027-03-11 09:00');
		adobe.addRun('2027-03-11 06:01', end, other);
		await n8n.poll();
		expect(n8n.items.map(({ event }) => event)).toEqual(told);
	});

	test('is told of each expected export while n8n was away, and of none before', async () => {
		adobe.clock('2027-03-11 08:31');
		const n8n = await adobe.published(lateOnly);
		adobe.clock('2027-03-14 12:00');
		adobe.addRun('2027-03-13 06:01', '2027-03-13 06:20');
		await n8n.restart();
		expect(n8n.items.map(({ expectedAt }) => expectedAt)).toEqual([
			'2027-03-12T06:00:00.000Z',
			'2027-03-14T06:00:00.000Z',
		]);
	});

	test('is not one that ended long before the last poll', async () => {
		adobe.clock('2027-03-11 05:00');
		const n8n = await adobe.published(lateOnly);
		adobe.addRun('2027-03-11 06:01', '2027-03-11 06:20');
		for (const time of ['06:30', '08:20', '08:30', '08:40']) {
			adobe.clock(`2027-03-11 ${time}`);
			await n8n.poll();
		}
		expect(n8n.items).toEqual([]);
	});

	test('is told of the last week only', async () => {
		const n8n = await adobe.published(lateOnly);
		adobe.clock('2027-03-31 12:00');
		await n8n.restart();
		expect(n8n.items.map(({ expectedAt }) => String(expectedAt).slice(8, 10))).toEqual([
			'25',
			'26',
			'27',
			'28',
			'29',
			'30',
			'31',
		]);
	});

	test('follows Late After', async () => {
		adobe.clock('2027-03-11 05:00');
		const n8n = await adobe.published({ ...lateOnly, options: { lateAfter: 30 } });
		adobe.clock('2027-03-11 06:30');
		await n8n.poll();
		expect(n8n.items).toHaveLength(1);
	});

	test('not of a dataflow that is off, nor of an audience without a schedule to be read', async () => {
		adobe.sandbox.adobe.writeFlow(adobe.ids.dataflowId, [
			{ op: 'replace', path: '/state', value: 'disabled' },
		]);
		adobe.clock('2027-03-11 05:00');
		const n8n = await adobe.published(lateOnly);
		adobe.clock('2027-03-11 12:00');
		await n8n.poll();
		expect([n8n.items, n8n.failures]).toEqual([[], []]);
	});

	test('not of a time at which the dataflow was off, also after a restart', async () => {
		const action = `/data/foundation/flowservice/flows/${adobe.ids.dataflowId}/action`;
		const n8n = await adobe.published(lateOnly);
		await adobe.ask('POST', `${action}?op=disable`);
		adobe.clock('2027-03-13 12:00');
		await n8n.poll();
		await adobe.ask('POST', `${action}?op=enable`);
		await n8n.restart();
		expect(n8n.items).toEqual([]);
		adobe.clock('2027-03-14 12:00');
		await n8n.poll();
		expect(n8n.items).toHaveLength(1);
	});

	describe('after the daily evaluation', () => {
		const evaluated = async (end?: string) => {
			adobe.activate(adobe.ids.dataflowId, adobe.silver, {
				schedule: {
					frequency: 'DAILY',
					triggerType: 'AFTER_SEGMENT_EVAL',
					startDate: '2027-03-02',
				},
			});
			adobe.clock('2027-03-11 04:00');
			const n8n = await adobe.published(lateOnly);
			adobe.sandbox.adobe.addEvaluation(at('2027-03-10 05:00'), at('2027-03-10 07:00'));
			if (end) adobe.sandbox.adobe.addEvaluation(at('2027-03-11 05:00'), at(end));
			return n8n;
		};
		const ofSilver = (n8n: { items: Array<Record<string, unknown>> }) =>
			n8n.items.filter(({ audienceIds }) => (audienceIds as string[]).includes(adobe.silver));

		test('its end counts', async () => {
			const n8n = await evaluated('2027-03-11 07:00');
			adobe.clock('2027-03-11 09:29');
			await n8n.poll();
			expect(ofSilver(n8n)).toEqual([]);
			adobe.clock('2027-03-11 09:30');
			await n8n.poll();
			expect(ofSilver(n8n)).toMatchObject([{ expectedAt: '2027-03-11T07:00:00.000Z' }]);
		});

		test('an evaluation that does not end makes it late in the end', async () => {
			const n8n = await evaluated();
			adobe.clock('2027-03-11 09:59');
			await n8n.poll();
			expect(ofSilver(n8n)).toEqual([]);
			adobe.clock('2027-03-11 10:00');
			await n8n.poll();
			expect(ofSilver(n8n)).toMatchObject([
				{ message: expect.stringContaining('the daily evaluation of audiences, which began on') },
			]);
		});
	});
});

describe('which dataflows', () => {
	test('one of them', async () => {
		adobe.clock('2027-03-10 11:00');
		const other = await adobe.flow('Weekly');
		adobe.clock('2027-03-10 12:00');
		const dataflow = { __rl: true, mode: 'id', value: other.dataflowId };
		const n8n = await adobe.published({ runsOf: 'dataflow', dataflow });
		adobe.clock('2027-03-10 12:10');
		run(failed);
		adobe.sandbox.adobe.addRun(other.dataflowId, [adobe.silver], {
			startedAt: at('2027-03-10 12:05'),
			...failed,
		});
		await n8n.poll();
		expect(n8n.items).toMatchObject([
			// The audience is not in the dataflow any more, so only its id is known.
			{ dataflowName: 'Weekly', audienceNames: [adobe.silver], audienceIds: [adobe.silver] },
		]);
	});

	test('none at all', async () => {
		await adobe.ask('DELETE', `/data/foundation/flowservice/flows/${adobe.ids.dataflowId}`);
		const n8n = await adobe.published();
		await n8n.poll();
		expect([n8n.items, n8n.failures]).toEqual([[], []]);
	});
});

test('several at once are several items, oldest first', async () => {
	const n8n = await adobe.published({ events: ['failed', 'empty', 'late'] });
	adobe.clock('2027-03-11 12:00');
	adobe.addRun('2027-03-11 11:00', '2027-03-11 11:20', failed);
	adobe.addRun('2027-03-11 06:01', '2027-03-11 06:10', nothing);
	adobe.addRun('2027-03-10 13:01', '2027-03-11 09:10', failed);
	await n8n.poll();
	expect(n8n.started).toHaveLength(1);
	expect(n8n.items.map(({ event, endedAt }) => [event, endedAt])).toEqual([
		['empty', '2027-03-11T06:10:00.000Z'],
		['failed', '2027-03-11T09:10:00.000Z'],
		['failed', '2027-03-11T11:20:00.000Z'],
	]);
});
