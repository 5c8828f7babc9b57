import { needsAttention } from '../../../../../../nodes/shared/adobe/runs/expected/watchAudience';
import { at, audience, empty, failed, goingOn, MINUTE, run, watch } from './worlds';

const seconds = (text: string) => String(at(text) / 1000);

describe('a run at its time', () => {
	it.each([
		['as expected', {}, 'onTime'],
		['that failed', failed, 'failed'],
		['that failed in part', { failure: 'partial' as const }, 'failed'],
		['that exported nobody', empty, 'empty'],
		['that left everybody out', { profilesReceived: 420, profilesExported: 0 }, 'empty'],
		['whose count nobody told', { profilesExported: null }, 'onTime'],
		['that goes on', goingOn, 'running'],
		['under a word that no document knows', { status: 'odd', endedAt: undefined }, 'running'],
	])('%s', (_what, other, status) => {
		const ran = run('2027-03-10 06:02', other);
		expect(watch('2027-03-10 07:00', [ran])).toMatchObject({
			status,
			run: { id: ran.id },
			expected: { at: at('2027-03-10 06:00'), due: at('2027-03-10 08:30') },
			next: { at: at('2027-03-11 06:00') },
			overdue: false,
			assumptions: [],
		});
	});

	it('counts from five minutes before', () => {
		expect(watch('2027-03-10 07:00', [run('2027-03-10 05:55')]).expected?.at).toBe(
			at('2027-03-10 06:00'),
		);
		expect(watch('2027-03-10 07:00', [run('2027-03-10 05:54')]).expected?.at).toBe(
			at('2027-03-09 06:00'),
		);
	});

	it('may name the audience by the id that Adobe gave it', () => {
		const external = audience({}, { id: '2740', systemSegmentId: 'gold' });
		expect(watch('2027-03-10 07:00', [run('2027-03-10 06:02')], external).status).toBe('onTime');
		const other = run('2027-03-10 06:02', { audienceIds: ['silver'] });
		expect(watch('2027-03-10 09:00', [other]).status).toBe('late');
	});
});

describe('no run, or one that ended too late', () => {
	const yesterday = run('2027-03-09 06:01');

	it('is no matter before it is due: what counts then is the export before', () => {
		expect(watch('2027-03-10 08:29', [yesterday])).toMatchObject({
			status: 'onTime',
			expected: { at: at('2027-03-09 06:00') },
			next: { at: at('2027-03-10 06:00') },
		});
	});

	it('is late from then on', () => {
		expect(watch('2027-03-10 08:30', [yesterday])).toMatchObject({
			status: 'late',
			run: undefined,
			expected: { at: at('2027-03-10 06:00') },
		});
	});

	it('is late when a run ended after that', () => {
		const slow = (minutes: number) =>
			run('2027-03-10 06:01', { endedAt: at('2027-03-10 06:00') + minutes * MINUTE });
		expect(watch('2027-03-10 12:00', [slow(151)]).status).toBe('late');
		expect(watch('2027-03-10 12:00', [slow(150)]).status).toBe('onTime');
	});

	it('that goes on for too long is overdue', () => {
		const open = run('2027-03-10 06:01', goingOn);
		expect(watch('2027-03-10 08:29', [open])).toMatchObject({ status: 'running', overdue: false });
		const overdue = watch('2027-03-10 08:30', [open]);
		expect(overdue).toMatchObject({ status: 'running', overdue: true });
		expect(needsAttention(overdue)).toBe(true);
	});

	it('follows another limit', () => {
		const lateAfter = 30 * MINUTE;
		const settings = { lateAfter };
		expect(watch('2027-03-10 06:30', [], audience(), settings).status).toBe('late');
		expect(watch('2027-03-10 06:29', [yesterday], audience(), settings).status).toBe('onTime');
	});
});

describe('several runs in the time of one export', () => {
	const first = run('2027-03-10 06:02');
	const now = '2027-03-10 20:00';

	it('the first one counts, later ones are unscheduled', () => {
		const byHand = run('2027-03-10 14:00', { profilesExported: 7 });
		expect(watch(now, [byHand, first])).toMatchObject({
			status: 'onTime',
			run: { id: first.id },
			unscheduled: [{ id: byHand.id }],
		});
	});

	it('one by hand that fails later does not make the export fail', () => {
		const byHand = run('2027-03-10 14:00', failed);
		expect(watch(now, [first, byHand])).toMatchObject({
			status: 'onTime',
			unscheduled: [{ id: byHand.id }],
		});
	});

	it('one that fails while another goes on does: each merge policy has its own', () => {
		const twin = run('2027-03-10 06:03', failed);
		expect(watch(now, [first, twin])).toMatchObject({ status: 'failed', run: { id: twin.id } });
		expect(watch(now, [run('2027-03-10 06:01', failed), run('2027-03-10 06:02')]).status).toBe(
			'failed',
		);
	});

	it('one that begins after a failed one has ended makes it good, at its own time', () => {
		const broken = run('2027-03-10 06:02', failed);
		const again = (start: string) => run(start);
		expect(watch(now, [broken, again('2027-03-10 07:00')]).status).toBe('onTime');
		expect(watch(now, [broken, again('2027-03-10 14:00')])).toMatchObject({
			status: 'late',
			run: { startedAt: at('2027-03-10 14:00') },
			unscheduled: [],
		});
		const partly = run('2027-03-10 07:00', { failure: 'partial' });
		expect(watch(now, [broken, partly])).toMatchObject({
			status: 'failed',
			run: { id: broken.id },
			unscheduled: [{ id: partly.id }],
		});
	});

	it('one with profiles makes an empty one good', () => {
		const none = run('2027-03-10 06:02', empty);
		expect(watch(now, [none, run('2027-03-10 07:00')])).toMatchObject({ status: 'onTime' });
		expect(watch(now, [none, run('2027-03-10 07:00', empty)]).status).toBe('empty');
	});

	it('those of the day before do not count', () => {
		expect(watch('2027-03-10 09:00', [run('2027-03-09 06:02')]).status).toBe('late');
	});
});

describe('a run that names no audience', () => {
	const nameless = { audienceIds: [] };

	it('may be the missing one while it goes on, or when it failed', () => {
		const open = run('2027-03-10 06:02', { ...nameless, ...goingOn });
		const broken = run('2027-03-10 06:02', { ...nameless, ...failed });
		expect(watch('2027-03-10 07:00', [open])).toMatchObject({
			status: 'running',
			assumptions: ['audience'],
		});
		expect(watch('2027-03-10 09:00', [broken])).toMatchObject({
			status: 'failed',
			assumptions: ['audience'],
		});
	});

	it('proves nothing when it succeeded, or when there is a run that names it', () => {
		const done = run('2027-03-10 06:02', nameless);
		expect(watch('2027-03-10 09:00', [done]).status).toBe('late');
		const broken = run('2027-03-10 06:02', { ...nameless, ...failed });
		const own = run('2027-03-10 06:03');
		expect(watch('2027-03-10 09:00', [broken, own])).toMatchObject({
			status: 'onTime',
			assumptions: [],
		});
	});
});

describe('nothing is expected yet', () => {
	it('of a dataflow that is switched off', () => {
		const off = watch('2027-03-10 09:00', [], audience(), { enabledSince: Infinity });
		expect(off).toMatchObject({ status: 'notYetExpected', reason: 'disabled', next: undefined });
	});

	it('of a time before the dataflow was switched on', () => {
		const on = (time: string) =>
			watch('2027-03-10 09:00', [], audience(), { enabledSince: at(time) });
		expect(on('2027-03-10 06:01')).toMatchObject({
			status: 'notYetExpected',
			next: { at: at('2027-03-11 06:00') },
		});
		expect(on('2027-03-10 06:00').status).toBe('late');
	});

	it('before the start', () => {
		const coming = audience({ startDate: '2027-03-12' });
		expect(watch('2027-03-10 09:00', [], coming)).toMatchObject({
			status: 'notYetExpected',
			reason: 'notBegun',
			next: { at: at('2027-03-12 06:00') },
		});
	});

	it('within the first hour after it was added or changed', () => {
		const changed = (updateTime: string) =>
			watch('2027-03-10 09:00', [], audience({}, { createTime: '1', updateTime }));
		expect(changed(seconds('2027-03-10 05:01'))).toMatchObject({
			status: 'notYetExpected',
			next: { at: at('2027-03-11 06:00') },
		});
		expect(changed(seconds('2027-03-10 05:00')).status).toBe('late');
		const added = audience({}, { createTime: seconds('2027-03-10 05:30') });
		expect(watch('2027-03-10 09:00', [], added).status).toBe('notYetExpected');
	});

	it('before the first one is due', () => {
		const today = audience({ startDate: '2027-03-10' });
		expect(watch('2027-03-10 08:29', [], today)).toMatchObject({
			status: 'notYetExpected',
			reason: 'notDue',
			next: { at: at('2027-03-10 06:00') },
		});
		expect(watch('2027-03-10 08:30', [], today).status).toBe('late');
	});

	it('after the end, a day after the last one was due', () => {
		const over = audience({ endDate: '2027-03-10' });
		expect(watch('2027-03-10 08:29', [], over)).toMatchObject({
			status: 'late',
			expected: { at: at('2027-03-09 06:00') },
			next: undefined,
		});
		expect(watch('2027-03-10 08:30', [], over)).toMatchObject({
			status: 'notYetExpected',
			reason: 'ended',
			next: undefined,
		});
		expect(watch('2030-01-01 00:00', [], over).reason).toBe('ended');
	});

	it('runs of the last day are unscheduled then', () => {
		const coming = audience({ startDate: '2027-03-12' });
		const byHand = run('2027-03-10 08:00');
		const { unscheduled } = watch('2027-03-10 09:00', [byHand, run('2027-03-09 08:00')], coming);
		expect(unscheduled).toEqual([byHand]);
	});
});

describe('nothing can be said', () => {
	it.each([
		['no schedule', audience({}, { schedule: undefined }), 'it has no schedule'],
		['an unknown frequency', audience({ frequency: 'CHAINED' }), "its frequency 'CHAINED'"],
		['an hourly one', audience({ frequency: 'EVERY_HOUR' }), "its frequency 'EVERY_HOUR'"],
		['no start date', audience({ startDate: undefined }), 'no start date'],
		['a start date that is none', audience({ startDate: 'soon' }), 'no start date'],
		['no hour', audience({ startTime: undefined, triggerType: undefined }), 'no start time'],
		['an hour that is none', audience({ startTime: '25:00' }), 'no start time'],
		[
			'weekly after the evaluation',
			audience({ frequency: 'WEEKLY', triggerType: 'AFTER_SEGMENT_EVAL' }),
			"the frequency 'WEEKLY' after the daily evaluation",
		],
	])('of %s', (_what, strange, why) => {
		const watched = watch('2027-03-10 09:00', [run('2027-03-10 06:02')], strange);
		expect(watched.status).toBe('unknown');
		expect(watched.reason).toEqual({ unreadable: expect.stringContaining(why) });
	});

	it('of a time from which Adobe has no runs any more', () => {
		const weekly = audience({ frequency: 'WEEKLY', startDate: '2027-03-01' });
		const since = (keptSince: number) =>
			watch('2027-03-12 00:00', [], weekly, { keptSince }).status;
		expect(since(at('2027-03-08 06:01'))).toBe('unknown');
		expect(since(at('2027-03-08 06:00'))).toBe('late');
		// Those of a day are kept for sure.
		const daily = watch('2027-03-10 09:00', [], audience(), {
			keptSince: at('2027-03-10 08:00'),
		});
		expect(daily.status).toBe('late');
	});

	it('of more than 35 days ago', () => {
		const once = audience({ frequency: 'ONCE', startDate: '2027-01-01' });
		expect(watch('2027-02-05 06:00', [], once).status).toBe('late');
		expect(watch('2027-02-05 06:01', [], once)).toMatchObject({
			status: 'unknown',
			reason: 'tooOld',
		});
	});
});

describe('what needs attention', () => {
	it('an empty export of a whole audience, not one of changes', () => {
		const changes = audience(
			{ frequency: 'EVERY_3_HOURS', startDate: '2027-03-10' },
			{ exportMode: 'FIRST_FULL_THEN_INCREMENTAL' },
		);
		const first = watch('2027-03-10 07:00', [run('2027-03-10 06:01', empty)], changes);
		const second = watch('2027-03-10 10:00', [run('2027-03-10 09:01', empty)], changes);
		expect([first.status, first.expected?.full, needsAttention(first)]).toEqual([
			'empty',
			true,
			true,
		]);
		expect([second.status, second.expected?.full, needsAttention(second)]).toEqual([
			'empty',
			false,
			false,
		]);
		expect(second.assumptions).toEqual(['hours']);
	});

	it('the first export is the first since the audience was added, not since it was changed', () => {
		const changed = audience(
			{ startDate: '2027-03-01' },
			{
				exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
				createTime: seconds('2027-03-01 00:00'),
				updateTime: seconds('2027-03-09 12:00'),
			},
		);
		const full = (value: typeof changed) =>
			watch('2027-03-10 07:00', [run('2027-03-10 06:01')], value).expected?.full;
		expect(full(changed)).toBe(false);
		// Added when the schedule had begun long ago.
		expect(full({ ...changed, createTime: changed.updateTime })).toBe(true);
	});

	it.each([
		['onTime', [run('2027-03-10 06:02')], false],
		['late', [], true],
		['failed', [run('2027-03-10 06:02', failed)], true],
	] as const)('%s: %p', (status, runs, attention) => {
		const watched = watch('2027-03-10 09:00', [...runs]);
		expect([watched.status, needsAttention(watched)]).toEqual([status, attention]);
	});
});

describe('after the daily evaluation', () => {
	const evaluated = audience({ triggerType: 'AFTER_SEGMENT_EVAL', startTime: undefined });
	const ends = ['2027-03-08 06:30', '2027-03-09 06:40'].map(at);
	const readable = { evaluations: { ends, startMinute: 5 * 60 } };
	const yesterday = run('2027-03-09 06:42');

	it('an export is expected when the evaluation has ended', () => {
		expect(watch('2027-03-09 07:00', [yesterday], evaluated, readable)).toMatchObject({
			status: 'onTime',
			expected: { at: at('2027-03-09 06:40'), kind: 'evaluated' },
			next: { at: at('2027-03-10 05:00'), kind: 'awaited' },
			assumptions: [],
		});
		expect(watch('2027-03-09 09:10', [], evaluated, readable).status).toBe('late');
	});

	it('until today’s has ended it is waited for', () => {
		const waiting = watch('2027-03-10 05:00', [yesterday], evaluated, readable);
		expect(waiting).toMatchObject({
			status: 'waitingForEvaluation',
			expected: { at: at('2027-03-10 05:00') },
			next: { at: at('2027-03-11 05:00') },
			overdue: false,
		});
		expect(watch('2027-03-10 04:59', [yesterday], evaluated, readable).status).toBe('onTime');
		const long = watch('2027-03-10 07:30', [yesterday], evaluated, readable);
		expect([long.status, long.overdue]).toEqual(['waitingForEvaluation', true]);
	});

	it('waiting does not hide that the last one went wrong', () => {
		const broken = run('2027-03-09 06:42', failed);
		expect(watch('2027-03-10 06:00', [broken], evaluated, readable)).toMatchObject({
			status: 'failed',
			expected: { at: at('2027-03-09 06:40') },
		});
		expect(watch('2027-03-10 06:00', [], evaluated, readable).status).toBe('late');
	});

	it('one that was evaluated again is exported again', () => {
		const again = run('2027-03-09 15:00');
		expect(watch('2027-03-09 16:00', [yesterday, again], evaluated, readable)).toMatchObject({
			status: 'onTime',
			run: { id: yesterday.id },
			unscheduled: [{ id: again.id }],
		});
	});

	it('evaluations before the start, after the end or too soon after a change do not count', () => {
		const of = (schedule: object, other = {}) =>
			audience({ triggerType: 'AFTER_SEGMENT_EVAL', startTime: undefined, ...schedule }, other);
		const status = (value: ReturnType<typeof of>) =>
			watch('2027-03-09 20:00', [], value, readable).status;
		expect(status(of({ startDate: '2027-03-10' }))).toBe('notYetExpected');
		expect(status(of({}, { updateTime: seconds('2027-03-09 05:41') }))).toBe('notYetExpected');
		expect(status(of({}, { updateTime: seconds('2027-03-09 05:40') }))).toBe('late');
		expect(status(of({ endDate: '2027-03-08' }))).toBe('notYetExpected');
	});

	it('once is the first evaluation on the start day or after', () => {
		const once = audience({
			frequency: 'ONCE',
			triggerType: 'AFTER_SEGMENT_EVAL',
			startDate: '2027-03-09',
		});
		expect(watch('2027-03-11 12:00', [yesterday], once, readable)).toMatchObject({
			status: 'onTime',
			expected: { at: at('2027-03-09 06:40') },
			next: undefined,
		});
		// The list of evaluations begins after its start: nobody knows which was the first.
		const short = { evaluations: { ends: ends.slice(1), startMinute: 300 } };
		expect(watch('2027-03-11 12:00', [yesterday], once, short)).toMatchObject({
			status: 'onTime',
			expected: { at: at('2027-03-09 05:00'), kind: 'estimated' },
			assumptions: ['evaluation'],
		});
	});

	it('where only the start can be read, it is late 150 minutes and the limit after it', () => {
		const evaluations = { startMinute: 5 * 60 };
		const status = (now: string, runs = [yesterday]) =>
			watch(now, runs, evaluated, { evaluations });
		expect(status('2027-03-10 09:59')).toMatchObject({
			status: 'waitingForEvaluation',
			assumptions: ['evaluation'],
		});
		expect(status('2027-03-10 10:00')).toMatchObject({
			status: 'late',
			expected: { at: at('2027-03-10 05:00') },
		});
		expect(status('2027-03-10 10:00', [run('2027-03-10 08:00')]).status).toBe('onTime');
	});

	it('where nothing can be read, it is late a day after midnight', () => {
		const status = (now: string, runs = [run('2027-03-09 13:00')]) => watch(now, runs, evaluated);
		expect(status('2027-03-10 23:59')).toMatchObject({
			status: 'waitingForEvaluation',
			expected: { at: at('2027-03-10 00:00') },
		});
		expect(status('2027-03-11 00:00')).toMatchObject({
			status: 'late',
			expected: { at: at('2027-03-10 00:00') },
			assumptions: ['evaluation'],
		});
		expect(status('2027-03-10 18:00', [run('2027-03-10 13:00')]).status).toBe('onTime');
	});

	it('an evaluation that has never ended is waited for without end', () => {
		const evaluations = { ends: [], startMinute: 300 };
		const waiting = watch('2029-03-10 06:00', [], evaluated, { evaluations });
		expect([waiting.status, waiting.expected?.at]).toEqual([
			'waitingForEvaluation',
			at('2029-03-10 05:00'),
		]);
	});
});

it('spellings of others are read', () => {
	const value = audience({
		frequency: 'daily',
		triggerType: undefined,
		startDate: '2027-01-01T00:00:00Z',
		startTime: '6:00',
		endDate: '',
	});
	expect(watch('2027-03-10 07:00', [run('2027-03-10 06:02')], value)).toMatchObject({
		status: 'onTime',
		next: { at: at('2027-03-11 06:00') },
	});
});
