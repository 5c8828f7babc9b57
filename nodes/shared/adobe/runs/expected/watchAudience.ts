import type { AudienceValue } from '../../types';
import type { ExportRun } from '../exportRun';
import { countsFrom, runsOf, type AudienceRuns } from './audienceRuns';
import type { Evaluations } from './evaluationTimetable';
import type { ExpectedExport, Timetable } from './expectedExport';
import { judge, type Outcome, type Verdict } from './judge';
import { DAY, readSchedule } from './schedule';
import { timetable } from './timetable';

/** Runs that began longer ago are not asked for: a month and some days for monthly exports. */
const LONGEST_LOOK_BACK = 35 * DAY;

export type ExportStatus = Exclude<Outcome, 'notDue'> | 'notYetExpected' | 'unknown';

/** Why nothing is expected, or nothing can be said. */
export type Reason =
	'disabled' | 'notBegun' | 'notDue' | 'ended' | 'notKept' | 'tooOld' | { unreadable: string };

/** What is not certain: the hours of exports every n hours, the evaluation, whose run it is. */
export type Assumption = 'hours' | 'evaluation' | 'audience';

/** What became of the last expected export of an audience. */
export interface WatchedExport {
	status: ExportStatus;
	reason?: Reason;
	expected?: ExpectedExport;
	next?: ExpectedExport;
	run?: ExportRun;
	unscheduled: ExportRun[];
	/** It goes on, or is waited for, longer than it should. */
	overdue: boolean;
	assumptions: Assumption[];
}

export interface WatchSettings {
	now: number;
	/** Ms after which an export that has not ended is late. */
	lateAfter: number;
	evaluations: Evaluations;
	/** Since when the dataflow exports, ms since 1970; `Infinity`: it is switched off. */
	enabledSince: number;
	/** When the oldest run started that Adobe still has of the dataflow, where that was asked. */
	keptSince?: number;
}

export function watchAudience(
	audience: AudienceValue,
	runs: AudienceRuns,
	settings: WatchSettings,
): WatchedExport {
	const { now, lateAfter, evaluations, enabledSince } = settings;
	const nothing = (status: ExportStatus, reason: Reason, next?: ExpectedExport): WatchedExport => ({
		status,
		reason,
		next,
		unscheduled: runs.named.filter(({ startedAt }) => startedAt >= now - DAY),
		overdue: false,
		assumptions: assumptionsOf(next),
	});
	if (enabledSince === Infinity) return nothing('notYetExpected', 'disabled');
	const schedule = readSchedule(audience, enabledSince);
	if (typeof schedule === 'string') return nothing('unknown', { unreadable: schedule });
	const times = timetable(schedule, evaluations, lateAfter);
	const newest = times.before(now);
	if (newest === undefined) {
		const reason = now >= schedule.end ? 'ended' : 'notBegun';
		return nothing('notYetExpected', reason, times.after(now));
	}
	// So that who looks once a day gets to see the last one.
	if (now >= schedule.end && now >= newest.due + DAY) return nothing('notYetExpected', 'ended');
	return (
		watchBackwards(newest, times, runs, settings) ?? nothing('notYetExpected', 'notDue', newest)
	);
}

/** The newest expected export of which there is something to say. */
function watchBackwards(
	newest: ExpectedExport,
	times: Timetable,
	runs: AudienceRuns,
	{ now, keptSince }: WatchSettings,
): WatchedExport | undefined {
	let waiting: WatchedExport | undefined;
	for (
		let expected: ExpectedExport | undefined = newest;
		expected !== undefined;
		expected = times.before(expected.at - 1)
	) {
		if (waiting && expected.at < now - LONGEST_LOOK_BACK) return waiting;
		const found = runsOf(expected, times, runs);
		const verdict = judge(expected, found.runs, now);
		if (verdict.outcome === 'notDue') continue;
		const watched = report(verdict.outcome, expected, times, verdict, found.assumed);
		if (verdict.outcome === 'waitingForEvaluation') {
			waiting ??= watched;
			continue;
		}
		const judged = verdict.run === undefined ? doubted(watched, now, keptSince) : watched;
		// Waiting for the next one must not hide that this one went wrong.
		return waiting && !needsAttention(judged) ? waiting : judged;
	}
	return waiting;
}

function report(
	status: ExportStatus,
	expected: ExpectedExport,
	times: Timetable,
	{ run, unscheduled, overdue }: Verdict,
	assumed: boolean,
): WatchedExport {
	return {
		status,
		expected,
		next: times.after(expected.at),
		run,
		unscheduled,
		overdue,
		assumptions: [...assumptionsOf(expected), ...(assumed ? (['audience'] as const) : [])],
	};
}

function assumptionsOf(expected: ExpectedExport | undefined): Assumption[] {
	if (!expected?.assumed) return [];
	return [expected.kind === 'fixed' ? 'hours' : 'evaluation'];
}

/**
 * Late, unless the run may be one that Adobe no longer has: how long it keeps runs is not stated,
 * but its user interface shows at least those of a day.
 */
function doubted(watched: WatchedExport, now: number, keptSince = -Infinity): WatchedExport {
	const { at } = watched.expected!;
	if (at < now - LONGEST_LOOK_BACK) return { ...watched, status: 'unknown', reason: 'tooOld' };
	if (at < now - DAY && at < keptSince) return { ...watched, status: 'unknown', reason: 'notKept' };
	return watched;
}

/** Whether the oldest run that is kept decides about it. */
export function isDoubtful({ status, run, expected }: WatchedExport, now: number): boolean {
	return status === 'late' && run === undefined && expected!.at < now - DAY;
}

/** Changes may well be none, so only a whole audience that exports nothing is strange. */
export function needsAttention({ status, expected, overdue }: WatchedExport): boolean {
	if (status === 'empty') return expected!.full;
	return status === 'late' || status === 'failed' || overdue;
}

/** From when on the runs must be known to watch the audience, ms since 1970. */
export function runsNeededFrom(audience: AudienceValue, settings: WatchSettings): number {
	const { now, lateAfter, evaluations, enabledSince } = settings;
	const schedule = readSchedule(audience, enabledSince);
	let from = now - DAY;
	if (enabledSince === Infinity || typeof schedule === 'string') return from;
	const times = timetable(schedule, evaluations, lateAfter);
	let expected = times.before(now);
	while (expected !== undefined && expected.at >= now - LONGEST_LOOK_BACK) {
		from = Math.min(from, countsFrom(expected));
		// This one there is something to say of, whatever its runs are.
		if (expected.due <= now && expected.kind !== 'awaited') break;
		expected = times.before(expected.at - 1);
	}
	return from;
}
