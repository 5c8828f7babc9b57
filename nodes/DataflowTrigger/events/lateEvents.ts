import { countsFrom, runsOf, runsOfAudience } from '../../shared/adobe/runs/expected/audienceRuns';
import type { Evaluations } from '../../shared/adobe/runs/expected/evaluationTimetable';
import type { ExpectedExport, Timetable } from '../../shared/adobe/runs/expected/expectedExport';
import { readSchedule } from '../../shared/adobe/runs/expected/schedule';
import { dueBetween, timetable } from '../../shared/adobe/runs/expected/timetable';
import { audiencesIn, enabledSince } from '../../shared/adobe/runs/flowAudiences';
import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import type { AudienceValue, Flow } from '../../shared/adobe/types';

/** An export that should have ended by now. */
export interface DueExport {
	flow: Flow;
	audience: AudienceValue;
	expected: ExpectedExport;
	times: Timetable;
}

interface Period {
	from: number;
	to: number;
}

/** The expected exports that were due in this period. */
export function dueExports(
	flows: Flow[],
	evaluations: Evaluations,
	lateAfter: number,
	{ from, to }: Period,
): DueExport[] {
	return flows.flatMap((flow) =>
		audiencesIn(flow).flatMap((audience) => {
			const schedule = readSchedule(audience, enabledSince(flow));
			if (typeof schedule === 'string') return [];
			const times = timetable(schedule, evaluations, lateAfter);
			return dueBetween(times, from, to).map((expected) => ({ flow, audience, expected, times }));
		}),
	);
}

/** From when on runs must be read to tell which of them are late. */
export function runsFromOf(due: DueExport[]): number {
	return Math.min(...due.map(({ expected }) => countsFrom(expected)));
}

/** Whether nothing had ended when it was due, however it ended later. */
export function isLate({ flow, audience, expected, times }: DueExport, runs: ExportRun[]): boolean {
	const ofFlow = runs.filter(({ dataflowId }) => dataflowId === flow.id);
	const own = runsOf(expected, times, runsOfAudience(audience, ofFlow)).runs;
	return !own.some(({ endedAt = Infinity }) => endedAt <= expected.due);
}
