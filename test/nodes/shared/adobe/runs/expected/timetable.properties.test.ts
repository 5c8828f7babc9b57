import fc from 'fast-check';

import { readSchedule } from '../../../../../../nodes/shared/adobe/runs/expected/schedule';
import {
	dueBetween,
	timetable,
} from '../../../../../../nodes/shared/adobe/runs/expected/timetable';
import { cases, hoursOf, type Case } from './oracle';

const MINUTE = 60_000;
const lateAfter = 150 * MINUTE;
const aYear = 366 * 24 * 60 * MINUTE;
/** The next export is at most a month away. */
const aMonth = 32 * 24 * 60 * MINUTE;

function timesOf({ value }: Case) {
	const schedule = readSchedule(value);
	if (typeof schedule === 'string') throw new Error(schedule);
	return timetable(schedule, {}, lateAfter);
}

it('the newest and the next export are those that an hour-by-hour search finds', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { value, now } = each;
			const times = timesOf(each);
			const effective = (Number(value.updateTime ?? 0) + 3600) * 1000;
			const hours = hoursOf(value, Math.max(now, effective) + aMonth);
			const before = hours.findLast((hour) => hour <= now);
			const after = hours.find((hour) => hour > now);
			expect(times.before(now)?.at).toBe(before);
			expect(times.after(now)?.at).toBe(after);
			expect(times.before(now)?.due).toBe(before === undefined ? undefined : before + lateAfter);
		}),
		{ numRuns: 500 },
	);
});

it('walking back from now finds all of them, each once', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { value, now } = each;
			const found = dueBetween(timesOf(each), now - aYear, now);
			const expected = hoursOf(value, now).filter((hour) => hour + lateAfter <= now);
			expect(found.map(({ at }) => at)).toEqual(expected.toReversed());
		}),
		{ numRuns: 300 },
	);
});

it('only the first export of an incremental schedule is a full one', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { value, now } = each;
			const found = dueBetween(timesOf(each), now - aYear, now).toReversed();
			const [first] = hoursOf(value, now);
			const full = found.filter((one) => one.full).map(({ at }) => at);
			expect(full).toEqual(
				value.exportMode === 'DAILY_FULL_EXPORT'
					? found.map(({ at }) => at)
					: found.map(({ at }) => at).filter((at) => at === first),
			);
		}),
		{ numRuns: 300 },
	);
});

it('exports every few hours are assumed, others are not', () => {
	fc.assert(
		fc.property(cases, (each) => {
			const { value, now } = each;
			const expected = timesOf(each).before(now);
			const isHourly = value.schedule.frequency.startsWith('EVERY');
			if (expected) expect(expected.assumed).toBe(isHourly);
		}),
		{ numRuns: 300 },
	);
});
