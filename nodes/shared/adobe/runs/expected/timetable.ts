import { evaluationTimetable, type Evaluations } from './evaluationTimetable';
import type { ExpectedExport, Timetable } from './expectedExport';
import { fixedTimetable } from './fixedTimetable';
import type { ExportSchedule } from './schedule';

/**
 * When an audience is exported by its schedule.
 *
 * @param lateAfter ms after which an export that has not ended is late
 */
export function timetable(
	schedule: ExportSchedule,
	evaluations: Evaluations,
	lateAfter: number,
): Timetable {
	return schedule.timeOfDay === undefined
		? evaluationTimetable(schedule, evaluations, lateAfter)
		: fixedTimetable(schedule, schedule.timeOfDay, lateAfter);
}

/** The expected exports whose due time is after `from` and not after `to`, newest first. */
export function dueBetween(times: Timetable, from: number, to: number): ExpectedExport[] {
	const found: ExpectedExport[] = [];
	let each = times.before(to);
	while (each !== undefined && each.due > from) {
		if (each.due <= to) found.push(each);
		each = times.before(each.at - 1);
	}
	return found;
}
