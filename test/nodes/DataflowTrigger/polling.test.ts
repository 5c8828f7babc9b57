import type { PollingHost } from '../../support/polling';
import { at, failed, Watching } from './support';

const adobe = new Watching();
const runs = '/data/foundation/flowservice/runs';

const fail = (start: string, end: string) => adobe.addRun(start, end, failed);
const told = (n8n: PollingHost) => n8n.items.map(({ runId }) => runId);
/** The next list of runs takes its time. */
const holdRuns = () => adobe.sandbox.faults.add({ path: runs, delayMs: 400 });

describe('a restart', () => {
	test('tells nothing again', async () => {
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 12:10');
		const runId = fail('2027-03-10 12:05', '2027-03-10 12:09');
		await n8n.poll();
		await n8n.restart();
		await n8n.poll();
		expect(told(n8n)).toEqual([runId]);
	});

	test('loses nothing that happened while n8n was away', async () => {
		const n8n = await adobe.published();
		const before = fail('2027-03-10 11:00', '2027-03-10 12:30');
		const during = fail('2027-03-10 13:00', '2027-03-10 13:10');
		adobe.clock('2027-03-10 16:00');
		await n8n.restart();
		expect(told(n8n)).toEqual([before, during]);
	});

	test('after polls that found nothing, which n8n does not store', async () => {
		const n8n = await adobe.published();
		const stored = n8n.saved;
		adobe.clock('2027-03-10 13:00');
		adobe.addRun('2027-03-10 12:30', '2027-03-10 12:40');
		await n8n.poll();
		expect(n8n.saved).toBe(stored);
		adobe.clock('2027-03-10 14:00');
		const runId = fail('2027-03-10 13:30', '2027-03-10 13:40');
		await n8n.restart();
		await n8n.poll();
		expect(told(n8n)).toEqual([runId]);
	});

	test('in the middle of a poll tells what that poll would have told', async () => {
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 12:10');
		const runId = fail('2027-03-10 12:05', '2027-03-10 12:09');
		holdRuns();
		const old = n8n.poll();
		await new Promise((resolve) => setTimeout(resolve, 100));
		await n8n.restart();
		await old;
		await n8n.poll();
		expect(told(n8n)).toEqual([runId]);
		expect(n8n.failures).toEqual([]);
	});

	test('after more than a week tells of the last week only', async () => {
		const n8n = await adobe.published({ events: ['failed'] });
		fail('2027-03-11 12:00', '2027-03-11 12:10');
		const runId = fail('2027-03-20 11:00', '2027-03-20 12:00');
		adobe.clock('2027-03-27 11:00');
		await n8n.restart();
		expect(told(n8n)).toEqual([runId]);
	});
});

describe('the first poll', () => {
	test('tells nothing of what was before', async () => {
		fail('2027-03-10 11:00', '2027-03-10 11:59');
		const n8n = await adobe.published();
		await n8n.poll();
		expect(told(n8n)).toEqual([]);
	});

	test('of a wrong credential keeps the workflow from being published', async () => {
		const n8n = adobe.n8n({}, { clientSecret: 'not-the-secret' });
		await expect(n8n.activate()).rejects.toThrow(
			"There was a problem activating the workflow: \"Adobe refused 'Client ID' and 'Client Secret'",
		);
	});

	test('of an interval below a minute is refused by n8n', async () => {
		const pollTimes = { item: [{ mode: 'custom', cronExpression: '*/10 * * * * *' }] };
		await expect(adobe.n8n({ pollTimes }).activate()).rejects.toThrow(
			'The polling interval is too short. It has to be at least a minute.',
		);
	});
});

describe('other settings', () => {
	test('what is asked for newly begins then; the rest goes on', async () => {
		const n8n = await adobe.published({ events: ['failed'] });
		adobe.clock('2027-03-10 13:00');
		adobe.addRun('2027-03-10 12:30', '2027-03-10 12:40');
		const broken = fail('2027-03-10 12:31', '2027-03-10 12:41');
		await n8n.change({ events: ['failed', 'ended'] });
		expect(told(n8n)).toEqual([broken]);
		adobe.clock('2027-03-10 14:00');
		const good = adobe.addRun('2027-03-10 13:30', '2027-03-10 13:40');
		await n8n.poll();
		expect(told(n8n)).toEqual([broken, good]);
	});

	test('what is asked for newly begins then, also if the first poll is left out', async () => {
		const n8n = await adobe.published({ events: ['failed'] });
		holdRuns();
		const old = n8n.poll();
		await new Promise((resolve) => setTimeout(resolve, 100));
		await n8n.change({ events: ['failed', 'ended'] });
		await old;
		const runId = adobe.addRun('2027-03-10 12:01', '2027-03-10 12:02');
		adobe.clock('2027-03-10 12:03');
		await n8n.poll();
		expect(told(n8n)).toEqual([runId]);
	});

	test('another dataflow begins anew', async () => {
		adobe.clock('2027-03-10 11:00');
		const other = await adobe.flow('Weekly');
		adobe.clock('2027-03-10 12:00');
		const one = (value: string) => ({ runsOf: 'dataflow', dataflow: { mode: 'id', value } });
		const n8n = await adobe.published(one(adobe.ids.dataflowId));
		const failIn = (dataflowId: string, start: string) =>
			adobe.sandbox.adobe.addRun(dataflowId, [adobe.gold], {
				startedAt: at(start),
				finishesAt: at(start),
				...failed,
			});
		adobe.clock('2027-03-10 13:00');
		failIn(other.dataflowId, '2027-03-10 12:30');
		await n8n.change(one(other.dataflowId));
		expect(told(n8n)).toEqual([]);
		adobe.clock('2027-03-10 14:00');
		const runId = failIn(other.dataflowId, '2027-03-10 13:30');
		await n8n.poll();
		expect(told(n8n)).toEqual([runId]);
	});
});

describe('polls that overlap', () => {
	test('the second one does nothing, and nothing is told twice', async () => {
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 12:10');
		const first = fail('2027-03-10 12:05', '2027-03-10 12:09');
		holdRuns();
		const asked = adobe.sent.length;
		const slow = n8n.poll();
		await new Promise((resolve) => setTimeout(resolve, 150));
		const begun = adobe.sent.length;
		expect(begun).toBeGreaterThan(asked);
		await n8n.poll();
		await n8n.poll();
		expect(adobe.sent).toHaveLength(begun);
		await slow;
		expect(told(n8n)).toEqual([first]);

		adobe.clock('2027-03-10 12:11');
		const second = fail('2027-03-10 12:06', '2027-03-10 12:11');
		await n8n.poll();
		expect(told(n8n)).toEqual([first, second]);
		expect(n8n.failures).toEqual([]);
	});

	test('of two workflows do not hinder each other', async () => {
		const [one, two] = [await adobe.published(), await adobe.published()];
		adobe.clock('2027-03-10 12:10');
		fail('2027-03-10 12:05', '2027-03-10 12:09');
		two.workflowId = 'another';
		await two.restart();
		holdRuns();
		await Promise.all([one.poll(), two.poll()]);
		expect([one.started.length, two.started.length]).toEqual([1, 1]);
	});
});

describe('an n8n that keeps its polls in the database', () => {
	test('tells each run once, also when polls overlap', async () => {
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 12:10');
		await n8n.pollAnew();
		const first = fail('2027-03-10 12:05', '2027-03-10 12:09');
		holdRuns();
		await Promise.all([n8n.pollAnew(), n8n.pollAnew()]);
		adobe.clock('2027-03-10 12:11');
		await n8n.pollAnew();
		const second = fail('2027-03-10 12:05', '2027-03-10 12:10');
		await n8n.pollAnew();
		await n8n.pollAnew();
		expect(told(n8n)).toEqual([first, second]);
		expect(n8n.failures).toEqual([]);
	});
});

describe('an API that is away', () => {
	const away = () =>
		adobe.sandbox.faults.add({ pathPrefix: '/data/', status: 503, times: 'always' });

	test('makes a failed execution of each poll, and nothing is lost', async () => {
		const n8n = await adobe.published();
		const runId = fail('2027-03-10 12:05', '2027-03-10 12:09');
		away();
		for (const time of ['12:10', '12:11']) {
			adobe.clock(`2027-03-10 ${time}`);
			await n8n.poll();
		}
		expect(n8n.failures.map(({ message }) => message)).toEqual([
			'Could not list the dataflows: Adobe is out of order at the moment (HTTP 503)',
			'Could not list the dataflows: Adobe is out of order at the moment (HTTP 503)',
		]);
		adobe.sandbox.faults.clear();
		adobe.clock('2027-03-10 16:00');
		await n8n.poll();
		expect(told(n8n)).toEqual([runId]);
	});

	test('for longer than n8n lives is not lost either', async () => {
		const n8n = await adobe.published();
		const runId = fail('2027-03-10 12:05', '2027-03-10 12:09');
		away();
		adobe.clock('2027-03-10 12:10');
		await n8n.poll();
		await expect(n8n.restart()).rejects.toThrow('Adobe is out of order');
		adobe.sandbox.faults.clear();
		adobe.clock('2027-03-10 18:00');
		await n8n.restart();
		expect(told(n8n)).toEqual([runId]);
	});

	test('in the middle of the pages hands over nothing, then everything once', async () => {
		const n8n = await adobe.published();
		adobe.clock('2027-03-10 12:10');
		const all = Array.from({ length: 250 }, () => fail('2027-03-10 12:05', '2027-03-10 12:09'));
		adobe.sandbox.faults.add({ path: runs, after: 2, status: 503, times: 6 });
		await n8n.poll();
		expect([n8n.failures.length, n8n.started.length]).toEqual([1, 0]);
		await n8n.poll();
		expect(n8n.started).toHaveLength(1);
		expect(told(n8n).toSorted()).toEqual(all.toSorted());
		await n8n.poll();
		expect(n8n.started).toHaveLength(1);
	});
});

test('a run that moves to the next page while pages are read is told once', async () => {
	const n8n = await adobe.published();
	adobe.clock('2027-03-10 12:10');
	const all = Array.from({ length: 101 }, () => fail('2027-03-10 12:05', '2027-03-10 12:09'));
	const before = (action: () => void) =>
		adobe.sandbox.adobe.beforeNext({ pathPrefix: runs }, action);
	before(() => before(() => void all.push(fail('2027-03-10 12:06', '2027-03-10 12:10'))));
	await n8n.poll();
	await n8n.poll();
	expect(told(n8n)).toHaveLength(102);
	expect(new Set(told(n8n))).toEqual(new Set(all));
});

describe('a run by hand', () => {
	test('shows the newest of what would start the workflow, and changes nothing', async () => {
		fail('2027-03-09 10:00', '2027-03-09 10:10');
		const newest = fail('2027-03-10 10:00', '2027-03-10 10:10');
		adobe.addRun('2027-03-10 11:00', '2027-03-10 11:10');
		const n8n = await adobe.published({ events: ['failed'] });
		const stored = n8n.saved;

		const { items, error } = await n8n.runByHand();

		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ event: 'failed', runId: newest }]);
		expect((await n8n.runByHand()).items).toHaveLength(1);
		expect(n8n.saved).toBe(stored);
		// Nor is it told any less afterwards.
		adobe.clock('2027-03-10 13:00');
		const later = fail('2027-03-10 12:10', '2027-03-10 12:20');
		expect((await n8n.runByHand()).items).toMatchObject([{ runId: later }]);
		await n8n.poll();
		expect(told(n8n)).toEqual([later]);
	});

	test('shows one that is older than a day, and late ones', async () => {
		const old = fail('2027-03-03 10:00', '2027-03-03 10:10');
		const n8n = adobe.n8n({ events: ['failed'] });
		expect((await n8n.runByHand()).items).toMatchObject([{ runId: old }]);
		const late = await adobe.n8n().runByHand();
		expect(late.items).toMatchObject([{ event: 'late', expectedAt: '2027-03-10T06:00:00.000Z' }]);
	});

	test('shows any run that has ended where there is nothing else', async () => {
		adobe.addRun('2027-03-09 10:00', '2027-03-09 10:10');
		const runId = adobe.addRun('2027-03-09 11:00', '2027-03-09 11:10');
		adobe.addRun('2027-03-09 12:00', '2027-03-11 12:00');
		const { items } = await adobe.n8n({ events: ['failed'] }).runByHand();
		expect(items).toMatchObject([{ event: 'ended', runId }]);
	});

	test('shows nothing where there is nothing', async () => {
		adobe.sandbox.adobe.settings.runsKeptMs = 0;
		const { items, error } = await adobe.n8n({ events: ['ended'] }).runByHand();
		expect([items, error]).toEqual([[], undefined]);
	});

	test('fails with a sentence', async () => {
		const { error } = await adobe.n8n({}, { clientSecret: 'wrong-secret' }).runByHand();
		expect(error?.message).toContain("Adobe refused 'Client ID' and 'Client Secret'");
	});
});

describe('requests', () => {
	test('ask for runs since shortly before the last poll, or since the oldest that goes on', async () => {
		const n8n = await adobe.published();
		const from = () => {
			const request = adobe.sent.findLast(({ path }) => path === runs)!;
			return Number(/startedAtUTC>(\d+)/.exec(decodeURIComponent(request.url))![1]) + 1;
		};
		expect(from()).toBe(at('2027-03-07 12:00'));
		adobe.clock('2027-03-10 12:01');
		await n8n.poll();
		expect(from()).toBe(at('2027-03-10 11:00'));
		adobe.addRun('2027-03-10 11:30', '2027-03-10 14:00', failed);
		adobe.clock('2027-03-10 12:02');
		await n8n.poll();
		expect(from()).toBe(at('2027-03-10 11:01'));
		adobe.clock('2027-03-10 13:00');
		await n8n.poll();
		expect(from()).toBe(at('2027-03-10 10:30'));
		adobe.clock('2027-03-10 14:00');
		await n8n.poll();
		expect(n8n.items).toHaveLength(1);
		adobe.clock('2027-03-10 15:00');
		await n8n.poll();
		expect(from()).toBe(at('2027-03-10 13:00'));
	});

	test('are two a poll for all dataflows together', async () => {
		await adobe.flow('Weekly');
		const n8n = await adobe.published();
		const before = adobe.sent.length;
		await n8n.poll();
		expect(adobe.sent.slice(before).map(({ path }) => path.split('/').at(-1))).toEqual([
			'flows',
			'runs',
		]);
	});

	test('of evaluations only where an audience waits for them and late exports are wanted', async () => {
		adobe.activate(adobe.ids.dataflowId, adobe.silver, {
			schedule: { frequency: 'DAILY', triggerType: 'AFTER_SEGMENT_EVAL', startDate: '2027-03-02' },
		});
		await adobe.published({ events: ['failed'] });
		const asked = () => adobe.sent.filter(({ path }) => path.endsWith('/segment/jobs')).length;
		expect(asked()).toBe(0);
		await adobe.published();
		expect(asked()).toBe(1);
	});
});
