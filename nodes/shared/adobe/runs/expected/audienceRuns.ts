import type { AudienceValue } from '../../types';
import type { ExportRun } from '../exportRun';
import type { ExpectedExport, Timetable } from './expectedExport';

/** A run that starts a little early still counts. */
const EARLY = 5 * 60_000;

/** The runs that may be of one audience, oldest first. */
export interface AudienceRuns {
	named: ExportRun[];
	/** Those of its dataflow that name no audience. */
	nameless: ExportRun[];
}

/** @param runs of the dataflow, oldest first */
export function runsOfAudience(
	{ id, systemSegmentId }: AudienceValue,
	runs: ExportRun[],
): AudienceRuns {
	// Of an external audience no document says under which of its two ids it is.
	const names = [id, systemSegmentId];
	return {
		named: runs.filter(({ audienceIds }) => audienceIds.some((name) => names.includes(name))),
		nameless: runs.filter(({ audienceIds }) => audienceIds.length === 0),
	};
}

/** From when on runs count for an expected export. */
export const countsFrom = ({ at }: ExpectedExport): number => at - EARLY;

/** The expected export in whose time a run began. */
export function latestFor({ startedAt }: ExportRun, times: Timetable): ExpectedExport | undefined {
	return times.before(startedAt + EARLY);
}

/**
 * The runs that began in the time of an expected export: until that of the next one begins. Where
 * none of them names the audience, one that names none may be it, if it failed or goes on; such
 * runs are assumed.
 */
export function runsOf(
	expected: ExpectedExport,
	times: Timetable,
	{ named, nameless }: AudienceRuns,
): { runs: ExportRun[]; assumed: boolean } {
	const next = times.after(expected.at);
	const end = next === undefined ? Infinity : countsFrom(next);
	const isWithin = ({ startedAt }: ExportRun) =>
		startedAt >= countsFrom(expected) && startedAt < end;
	const own = named.filter(isWithin);
	if (own.length > 0) return { runs: own, assumed: false };
	const possible = nameless.filter(
		(run) => isWithin(run) && (run.endedAt === undefined || run.failure !== undefined),
	);
	return { runs: possible, assumed: possible.length > 0 };
}
