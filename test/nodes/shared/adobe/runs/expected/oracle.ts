import fc from 'fast-check';

import type { AudienceValue } from '../../../../../../nodes/shared/adobe/types';

/** A schedule as a dataflow stores it, with whole hours. */
export interface RawSchedule {
	frequency: string;
	startDate: string;
	startTime: string;
	endDate?: string;
}

export interface Case {
	value: AudienceValue & { schedule: RawSchedule };
	now: number;
}

const HOUR = 3_600_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const hourOf = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
const weekdayOf = (ms: number): number => new Date(ms).getUTCDay();
const isLastOfMonth = (ms: number): boolean => dayOf(ms + 24 * HOUR).endsWith('-01');

/**
 * Every hour at which the schedule exports, found by looking at each hour one after the other,
 * without any of the arithmetic of the code under test.
 */
export function hoursOf({ schedule, updateTime }: Case['value'], until: number): number[] {
	const { frequency, startDate, startTime, endDate = '9999-12-31' } = schedule;
	const start = Date.parse(`${startDate}T${startTime}:00Z`);
	const every = Number(/\d+/.exec(frequency)?.[0]);
	const found: number[] = [];
	let sinceStart = 0;
	for (let hour = start; hour <= until; hour += HOUR, sinceStart++) {
		const day = dayOf(hour);
		if (frequency !== 'ONCE' && day >= endDate) break;
		const atTime = hourOf(hour) === startTime;
		const exports = {
			ONCE: sinceStart === 0,
			DAILY: atTime,
			WEEKLY: atTime && weekdayOf(hour) === weekdayOf(start),
			MONTHLY:
				atTime &&
				(day.slice(8) === startDate.slice(8) ||
					(isLastOfMonth(hour) && day.slice(8) < startDate.slice(8))),
		}[frequency];
		const takesEffect = updateTime === undefined || hour / 1000 >= Number(updateTime) + 3600;
		if ((exports ?? sinceStart % every === 0) && takesEffect) found.push(hour);
	}
	return found;
}

const incremental = ['DAILY', 'EVERY_3_HOURS', 'EVERY_6_HOURS', 'EVERY_8_HOURS', 'EVERY_12_HOURS'];
const full = ['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY'];

/** Around new year, leap days, ends of months and the days on which clocks change. */
const days = fc.oneof(
	fc.integer({ min: Date.UTC(2027, 9, 1), max: Date.UTC(2028, 11, 31) }),
	fc.constantFrom(
		Date.UTC(2028, 0, 31),
		Date.UTC(2028, 1, 29),
		Date.UTC(2028, 2, 26),
		Date.UTC(2028, 9, 29),
		Date.UTC(2027, 11, 31),
	),
);

export const cases: fc.Arbitrary<Case> = fc
	.record({
		start: days,
		startHour: fc.integer({ min: 0, max: 23 }),
		length: fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
		mode: fc.constantFrom('DAILY_FULL_EXPORT', 'FIRST_FULL_THEN_INCREMENTAL'),
		pick: fc.nat(),
		changed: fc.option(fc.integer({ min: -72, max: 72 * 60 }), { nil: undefined }),
		passed: fc.oneof(
			fc.integer({ min: -3 * 24 * 60, max: 100 * 24 * 60 }),
			// On the minute of an export, or next to it.
			fc
				.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom(-1, 0, 1))
				.map(([hours, minute]) => hours * 60 + minute),
		),
	})
	.map(({ start, startHour, length, mode, pick, changed, passed }) => {
		const startDate = dayOf(start);
		const startTime = `${String(startHour).padStart(2, '0')}:00`;
		const frequencies = mode === 'DAILY_FULL_EXPORT' ? full : incremental;
		const begin = Date.parse(`${startDate}T${startTime}:00Z`);
		const minute = 60_000;
		const updateTime =
			changed === undefined ? undefined : String((begin + changed * minute) / 1000);
		return {
			now: begin + passed * minute,
			value: {
				id: 'a',
				exportMode: mode,
				schedule: {
					frequency: frequencies[pick % frequencies.length],
					startDate,
					startTime,
					...(length === undefined ? {} : { endDate: dayOf(begin + length * 24 * HOUR) }),
				},
				...(updateTime === undefined ? {} : { createTime: updateTime, updateTime }),
			},
		};
	});
