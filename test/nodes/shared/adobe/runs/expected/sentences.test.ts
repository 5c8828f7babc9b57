import {
	describeAssumptions,
	describeMissing,
	describeRun,
	describeWatched,
	subjectOf,
} from '../../../../../../nodes/shared/adobe/runs/expected/sentences';
import type { WatchedExport } from '../../../../../../nodes/shared/adobe/runs/expected/watchAudience';
import { at, audience, failed, goingOn, run, watch } from './worlds';

const subject = "'Gold' of the dataflow 'News'";
const told = (watched: WatchedExport) => describeWatched(watched, subject);

it.each([
	[['Gold'], "'Gold' of the dataflow 'News'"],
	[['Gold', 'Silver'], "'Gold', 'Silver' of the dataflow 'News'"],
	[[], "an audience of the dataflow 'News'"],
])('%j', (names, sentence) => {
	expect(subjectOf(names, 'News')).toBe(sentence);
});

describe('nothing is expected, or nothing can be said', () => {
	const once = (startDate: string) => audience({ frequency: 'ONCE', startDate });
	it.each([
		[
			watch('2027-03-10 09:00', [], audience(), { enabledSince: Infinity }),
			"No export of 'Gold' of the dataflow 'News' is expected: the dataflow is switched off",
		],
		[
			watch('2027-03-10 09:00', [], audience({ endDate: '2027-03-01' })),
			"No export of 'Gold' of the dataflow 'News' is expected any more: its schedule is over",
		],
		[
			watch('2027-03-10 09:00', [], once('2027-03-11')),
			"No export of 'Gold' of the dataflow 'News' is expected yet, the first one on 2027-03-11 06:00 UTC. What was added or changed takes up to an hour to take effect",
		],
		[
			watch('2027-03-10 07:00', [], once('2027-03-10')),
			"No export of 'Gold' of the dataflow 'News' is expected to have ended yet, the first one on 2027-03-10 06:00 UTC",
		],
		[
			watch('2027-03-10 09:00', [], audience({ frequency: 'CHAINED' })),
			"What became of the last export of 'Gold' of the dataflow 'News' cannot be told: no document knows its frequency 'CHAINED'",
		],
		[
			watch('2027-03-10 09:00', [], once('2027-01-01')),
			"What became of the last export of 'Gold' of the dataflow 'News' cannot be told: it is more than a month ago",
		],
	])('%#', (watched, sentence) => {
		expect(told(watched)).toBe(sentence);
	});
});

it('what goes on or is waited for', () => {
	const open = run('2027-03-10 06:02', goingOn);
	expect(told(watch('2027-03-10 07:00', [open]))).toBe(
		"The export of 'Gold' of the dataflow 'News', expected on 2027-03-10 06:00 UTC, goes on",
	);
	const evaluated = audience({ triggerType: 'AFTER_SEGMENT_EVAL' });
	const evaluations = { ends: [at('2027-03-09 06:30')], startMinute: 300 };
	const waiting = (now: string) =>
		told(watch(now, [run('2027-03-09 06:40')], evaluated, { evaluations }));
	expect(waiting('2027-03-10 06:00')).toBe(
		"'Gold' of the dataflow 'News' is exported after the daily evaluation of audiences, which has not ended yet",
	);
	expect(waiting('2027-03-10 08:00')).toMatch(/takes longer than it should\. Look at it/);
});

it('counts in words, and only what is known', () => {
	const of = (other: object) => describeRun(run('2027-03-10 06:02', other), subject);
	const exported = "'Gold' of the dataflow 'News' was exported on 2027-03-10 06:12 UTC";
	expect(of({ profilesExported: 1, files: 1 })).toBe(`${exported}: 1 profile in 1 file`);
	expect(of({ profilesExported: 1234567, files: null })).toBe(`${exported}: 1,234,567 profiles`);
	expect(of({ profilesExported: null, files: 2 })).toBe(`${exported}: 2 files`);
	expect(of({ profilesExported: null, files: null })).toBe(exported);
});

it('failures with and without reasons', () => {
	const of = (other: object) =>
		describeRun(run('2027-03-10 06:02', { ...failed, ...other }), subject);
	expect(of({ errors: [{ code: '', message: '' }] })).toBe(
		"The export of 'Gold' of the dataflow 'News' failed on 2027-03-10 06:12 UTC. Check the account at the destination and the folder of the target connection, then export it again",
	);
	const errors = [
		{ code: 'A', message: 'one.' },
		{ code: '', message: 'two' },
		{ code: 'C', message: '' },
	];
	expect(of({ errors })).toContain('. Adobe says: A: one; two; C. Check');
});

it('what is missing', () => {
	const missing = (kind: 'awaited' | 'estimated') =>
		describeMissing(
			{ at: at('2027-03-10 05:00'), due: 0, kind, full: true, assumed: true },
			subject,
		);
	expect(missing('awaited')).toContain('which began on 2027-03-10 05:00 UTC, has not ended');
	expect(missing('estimated')).toContain('was expected after the daily evaluation of 2027-03-10');
});

it('what is assumed', () => {
	expect(describeAssumptions([])).toBe('');
	expect(describeAssumptions(['hours', 'audience'])).toMatch(
		/^Adobe does not .*\. The run names .*\.$/,
	);
});
