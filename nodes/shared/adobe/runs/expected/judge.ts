import type { ExportRun } from '../exportRun';
import { LONGEST_EVALUATION } from './evaluationTimetable';
import type { ExpectedExport } from './expectedExport';

export type Outcome =
	'onTime' | 'late' | 'failed' | 'empty' | 'running' | 'waitingForEvaluation' | 'notDue';

/** What became of one expected export. */
export interface Verdict {
	outcome: Outcome;
	/** The run that counts. */
	run?: ExportRun;
	/** Runs that began before the next expected export and count for none. */
	unscheduled: ExportRun[];
	/** It goes on, or is waited for, longer than it should. */
	overdue: boolean;
}

/**
 * Runs are not linked to expected exports: the first one that begins in the time of an expected
 * export counts for it. Another one counts with it if it began while that one went on, since every
 * merge policy of an audience gets its own; Adobe begins none by hand meanwhile.
 *
 * @param runs those that began in the time of the expected export, oldest first
 */
export function judge(expected: ExpectedExport, runs: ExportRun[], now: number): Verdict {
	const [first] = runs;
	if (first === undefined) return withoutRun(expected, now);
	const together = runs.filter(({ startedAt }) => startedAt <= (first.endedAt ?? Infinity));
	const later = runs.slice(together.length);
	const verdict = (outcome: Outcome, run: ExportRun): Verdict => ({
		outcome,
		run,
		unscheduled: later.filter((other) => other !== run),
		overdue: outcome === 'running' && now >= expected.due,
	});

	const failed = together.findLast(({ failure }) => failure !== undefined);
	if (failed) {
		const repeated = later.find((run) => isGood(run) && run.startedAt >= failed.endedAt!);
		return repeated ? ended(repeated) : verdict('failed', failed);
	}
	const goingOn = together.find(({ endedAt }) => endedAt === undefined);
	if (goingOn) return verdict('running', goingOn);
	const withProfiles = [...together, ...later].find((run) => isGood(run) && !isEmpty(run));
	return ended(withProfiles ?? first);

	function ended(run: ExportRun): Verdict {
		if (run.endedAt! > expected.due) return verdict('late', run);
		return verdict(isEmpty(run) ? 'empty' : 'onTime', run);
	}
}

function withoutRun({ kind, at, due }: ExpectedExport, now: number): Verdict {
	const nothing = { unscheduled: [], overdue: false };
	if (kind === 'awaited') {
		const overdue = now >= at + LONGEST_EVALUATION;
		return { ...nothing, outcome: 'waitingForEvaluation', overdue };
	}
	if (now >= due) return { ...nothing, outcome: 'late' };
	return { ...nothing, outcome: kind === 'estimated' ? 'waitingForEvaluation' : 'notDue' };
}

function isGood({ endedAt, failure }: ExportRun): boolean {
	return endedAt !== undefined && failure === undefined;
}

/** A count that Adobe has not told is unknown, not 0. */
export function isEmpty({ profilesExported }: ExportRun): boolean {
	return profilesExported === 0;
}
