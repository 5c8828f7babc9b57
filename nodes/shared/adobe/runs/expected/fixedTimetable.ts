import type { ExpectedExport, Timetable } from './expectedExport';
import type { ExportSchedule } from './schedule';

/** Exports at fixed hours, which are hours of UTC and know no summer time. */
export function fixedTimetable(
	{ startDay, end, every, effectiveFrom, existsFrom, incremental, assumed }: ExportSchedule,
	timeOfDay: number,
	lateAfter: number,
): Timetable {
	const start = startDay + timeOfDay;
	/** The time with this number, from 0. */
	const timeAt = (index: number): number => {
		if (every === 'never') return index === 0 ? start : Infinity;
		if (every === 'month') return monthsLater(startDay, index) + timeOfDay;
		return start + index * every;
	};
	/** The number of the newest time at `time` or before; below 0 when there is none. */
	const indexAt = (time: number): number => {
		if (time < start) return -1;
		if (every === 'never') return 0;
		if (every !== 'month') return Math.floor((time - start) / every);
		const index = monthsBetween(startDay, time);
		return timeAt(index) <= time ? index : index - 1;
	};
	const firstFrom = (time: number): number => indexAt(time - 1) + 1;
	const first = timeAt(firstFrom(existsFrom));
	const expected = (at: number): ExpectedExport | undefined =>
		at < effectiveFrom || at >= end
			? undefined
			: {
					at,
					due: at + lateAfter,
					kind: 'fixed',
					full: !incremental || at === first,
					assumed,
				};
	return {
		before(time) {
			const index = indexAt(Math.min(time, end - 1));
			return index < 0 ? undefined : expected(timeAt(index));
		},
		after(time) {
			const at = timeAt(firstFrom(Math.max(time + 1, effectiveFrom)));
			return at === Infinity ? undefined : expected(at);
		},
	};
}

/** The same day of a later month, the last one in a month that is too short. Source: activation guide. */
function monthsLater(day: number, months: number): number {
	const date = new Date(day);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
	const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
}

function monthsBetween(from: number, to: number): number {
	const [start, end] = [new Date(from), new Date(to)];
	const years = end.getUTCFullYear() - start.getUTCFullYear();
	return years * 12 + end.getUTCMonth() - start.getUTCMonth();
}
