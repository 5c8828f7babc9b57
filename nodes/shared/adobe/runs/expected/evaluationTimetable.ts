import type { ExpectedExport, Timetable } from './expectedExport';
import { DAY, type ExportSchedule } from './schedule';

/** What Adobe tells of the daily evaluations of audiences. */
export interface Evaluations {
	/** When those that succeeded ended, ms since 1970, oldest first; undefined: not to be read. */
	ends?: number[];
	/** When they start, in minutes after midnight UTC; undefined: not to be read. */
	startMinute?: number;
}

/** An evaluation that takes longer is late. Source: Adobe's alert on segment jobs. */
export const LONGEST_EVALUATION = 150 * 60_000;

/** Exports after the daily evaluation: at its end where that can be read, else once a day. */
export function evaluationTimetable(
	schedule: ExportSchedule,
	evaluations: Evaluations,
	lateAfter: number,
): Timetable {
	const { ends, startMinute } = evaluations;
	return ends !== undefined && reachesBack(schedule, ends)
		? byEnds(schedule, ends, startMinute, lateAfter)
		: byDays(schedule, startMinute, lateAfter);
}

/** Of a single export the first evaluation counts; the list of them may begin later. */
function reachesBack({ every, startDay, effectiveFrom }: ExportSchedule, ends: number[]): boolean {
	const start = Math.max(startDay, effectiveFrom);
	return every !== 'never' || ends.some((end) => end < start);
}

function byEnds(
	schedule: ExportSchedule,
	ends: number[],
	startMinute: number | undefined,
	lateAfter: number,
): Timetable {
	const isSingle = schedule.every === 'never';
	const counting = ends.filter((end) => isWithin(schedule, end)).slice(0, isSingle ? 1 : undefined);
	const isDone = isSingle && counting.length > 0;
	const newest = ends.at(-1) ?? -Infinity;
	const evaluated = (at: number): ExpectedExport => ({
		at,
		due: at + lateAfter,
		kind: 'evaluated',
		full: true,
		assumed: false,
	});
	/** An evaluation that has not ended. */
	const awaited = (at: number): ExpectedExport | undefined =>
		isDone || at <= newest || !isWithin(schedule, at)
			? undefined
			: { ...evaluated(at), due: at + LONGEST_EVALUATION + lateAfter, kind: 'awaited' };
	return {
		before(time) {
			const begun = startMinute === undefined ? undefined : awaited(startBefore(time, startMinute));
			const ended = counting.findLast((end) => end <= time);
			return begun ?? (ended === undefined ? undefined : evaluated(ended));
		},
		after(time) {
			const ended = counting.find((end) => end > time);
			if (ended !== undefined) return evaluated(ended);
			if (startMinute === undefined) return undefined;
			return awaited(firstStart(schedule, Math.max(time, newest), startMinute));
		},
	};
}

function byDays(
	schedule: ExportSchedule,
	startMinute: number | undefined,
	lateAfter: number,
): Timetable {
	const takes = startMinute === undefined ? DAY : LONGEST_EVALUATION + lateAfter;
	const minute = startMinute ?? 0;
	const first = firstStart(schedule, -Infinity, minute);
	const estimated = (at: number): ExpectedExport | undefined =>
		!isWithin(schedule, at) || (schedule.every === 'never' && at > first)
			? undefined
			: { at, due: at + takes, kind: 'estimated', full: true, assumed: true };
	return {
		before(time) {
			const newest = startBefore(Math.min(time, schedule.end - 1), minute);
			return estimated(schedule.every === 'never' ? Math.min(newest, first) : newest);
		},
		after: (time) => estimated(firstStart(schedule, time, minute)),
	};
}

function isWithin({ startDay, effectiveFrom, end }: ExportSchedule, time: number): boolean {
	return time >= startDay && time >= effectiveFrom && time < end;
}

/** The newest start of an evaluation at this time or before. */
function startBefore(time: number, minute: number): number {
	const offset = minute * 60_000;
	return Math.floor((time - offset) / DAY) * DAY + offset;
}

/** The first start after this time that the schedule covers, its end aside. */
function firstStart({ startDay, effectiveFrom }: ExportSchedule, time: number, minute: number) {
	return startBefore(Math.max(time, startDay - 1, effectiveFrom - 1), minute) + DAY;
}
