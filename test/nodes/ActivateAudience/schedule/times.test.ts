import fc from 'fast-check';

import { toUtcHour } from '../../../../nodes/ActivateAudience/schedule/times';
import { fieldOr, refusalOf } from './refusal';

const zones = Intl.supportedValuesOf('timeZone');
const HOUR = 3_600_000;

/** The wall clock of a zone, as the browser would print it: `2026-11-22 17:00:00`. */
const wallClock = (timeZone: string) => {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return (instant: number) => format.format(instant);
};

/** When a zone's clocks show what for the first time, by looking at every quarter of an hour. */
function timetable(timeZone: string, date: string): Map<string, number> {
	const clock = wallClock(timeZone);
	const firstSeen = new Map<string, number>();
	for (let quarter = -64; quarter <= 40 * 4; quarter++) {
		const instant = Date.parse(date) + (quarter * HOUR) / 4;
		const shown = clock(instant);
		if (!firstSeen.has(shown)) firstSeen.set(shown, instant);
	}
	return firstSeen;
}

/** New Year, and days on which clocks change somewhere. */
const days = ['2026-01-01', '2026-03-08', '2026-03-29', '2026-07-01', '2026-10-04', '2026-11-01'];

test('in every zone, the UTC hour is when the local clocks show the hour', () => {
	expect(zones.length).toBeGreaterThan(300);
	const seen = { whole: 0, refused: 0, moved: 0 };
	for (const [at, timeZone] of zones.entries()) {
		const date = days[at % days.length];
		const firstSeen = timetable(timeZone, date);
		for (let hour = 0; hour <= 23; hour++) {
			const answer = fieldOr(() => toUtcHour({ hour, date, timeZone }));
			const instant = firstSeen.get(`${date} ${String(hour).padStart(2, '0')}:00:00`);
			// Skipped by the clocks; the next test has examples.
			if (instant === undefined) continue;
			if (instant % HOUR !== 0) {
				if (answer !== 'Start Time') expect({ timeZone, hour, answer }).toBe('refused');
				seen.refused++;
				continue;
			}
			const [startDate, time] = new Date(instant).toISOString().split('T');
			expect({ timeZone, ...(answer as object) }).toMatchObject({
				timeZone,
				startDate,
				startTime: `${time.slice(0, 2)}:00`,
			});
			seen.whole++;
			if (startDate !== date) seen.moved++;
		}
	}
	expect(Math.min(seen.whole, seen.refused, seen.moved)).toBeGreaterThan(300);
});

test('start and end move together by the days between the zone and UTC, with a warning', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...zones),
			fc.integer({ min: 20_000, max: 25_000 }),
			fc.integer({ min: 1, max: 400 }),
			fc.integer({ min: 0, max: 23 }),
			(timeZone, day, length, hour) => {
				const text = (number: number) => new Date(number * 24 * HOUR).toISOString().slice(0, 10);
				const [date, endDate] = [text(day), text(day + length)];
				const answer = fieldOr(() => toUtcHour({ hour, date, endDate, timeZone }));
				if (typeof answer === 'string') return;
				const between = (from: string, to: string) =>
					(Date.parse(to) - Date.parse(from)) / 24 / HOUR;
				const moved = between(date, answer.startDate);
				expect(between(endDate, answer.endDate as string)).toBe(moved);
				expect([-1, 0, 1]).toContain(moved);
				expect(answer.warnings).toHaveLength(Math.abs(moved));
			},
		),
		{ numRuns: 500 },
	);
});

test.each([
	['Europe/Berlin', '2026-07-01', 17, '15:00', '2026-07-01'],
	['Europe/Berlin', '2026-12-01', 17, '16:00', '2026-12-01'],
	['America/New_York', '2026-12-01', 20, '01:00', '2026-12-02'],
	['Asia/Tokyo', '2026-12-01', 2, '17:00', '2026-11-30'],
	['Pacific/Kiritimati', '2027-01-01', 0, '10:00', '2026-12-31'],
	['UTC', '2026-12-01', 0, '00:00', '2026-12-01'],
	// Clocks skip 02:00 on that day; 03:00 summer time is the same moment.
	['Europe/Berlin', '2026-03-29', 2, '01:00', '2026-03-29'],
	['America/New_York', '2026-03-08', 2, '07:00', '2026-03-08'],
	// Clocks show 02:00 twice on that day; the first time counts.
	['Europe/Berlin', '2026-10-25', 2, '00:00', '2026-10-25'],
])('%s on %s at %i is %s UTC on %s', (timeZone, date, hour, startTime, startDate) => {
	expect(toUtcHour({ hour, date, timeZone })).toMatchObject({ startTime, startDate });
});

test('what it says', () => {
	const tokyo = { hour: 2, date: '2026-12-01', timeZone: 'Asia/Tokyo' };
	expect(toUtcHour(tokyo)).toEqual({
		startTime: '17:00',
		startDate: '2026-11-30',
		note: '02:00 in Asia/Tokyo is 17:00 UTC',
		warnings: [
			"'Start Date' is one day earlier in UTC: 02:00 on 2026-12-01 in Asia/Tokyo is 17:00 UTC on 2026-11-30",
		],
	});
	const newYork = { hour: 20, date: '2026-12-01', timeZone: 'America/New_York' };
	expect(toUtcHour({ ...newYork, endDate: '2026-12-31' })).toEqual({
		startTime: '01:00',
		startDate: '2026-12-02',
		endDate: '2027-01-01',
		note: '20:00 in America/New_York is 01:00 UTC; the exports stay at 01:00 UTC when the clocks in America/New_York change, so the local hour will differ',
		warnings: [
			"'Start Date' and 'End Date' are one day later in UTC: 20:00 on 2026-12-01 in America/New_York is 01:00 UTC on 2026-12-02",
		],
	});
});

test.each([
	['Europe/Berlin', true],
	['America/Santiago', true],
	['Australia/Sydney', true],
	['UTC', false],
	['Asia/Tokyo', false],
	['America/Phoenix', false],
])('the note on %s tells of changing clocks: %s', (timeZone, told) => {
	const { note } = toUtcHour({ hour: 12, date: '2026-12-01', timeZone });
	expect(note.includes('clocks')).toBe(told);
});

test('clocks that change for a month only are noticed', () => {
	const { note } = toUtcHour({ hour: 12, date: '2025-04-15', timeZone: 'Africa/Casablanca' });
	expect(note).toContain('clocks');
});

test.each([
	[
		'Asia/Kolkata',
		17,
		'17:00 in Asia/Kolkata, which is 11:30 UTC',
		'11:00 (16:30 in Asia/Kolkata) or 12:00 (17:30 in Asia/Kolkata)',
	],
	[
		'Asia/Kathmandu',
		17,
		'17:00 in Asia/Kathmandu, which is 11:15 UTC',
		'11:00 (16:45 in Asia/Kathmandu) or 12:00 (17:45 in Asia/Kathmandu)',
	],
	[
		'Asia/Kolkata',
		5,
		'05:00 in Asia/Kolkata, which is 23:30 UTC',
		'23:00 (04:30 in Asia/Kolkata) or 00:00 (05:30 in Asia/Kolkata)',
	],
])('%s at %i names the two nearest hours', (timeZone, hour, what, nearest) => {
	const { message, description } = refusalOf(() =>
		toUtcHour({ hour, date: '2026-12-01', timeZone }),
	);
	expect(message).toBe(`'Start Time' is ${what}, but Adobe starts exports only on the hour of UTC`);
	expect(description).toBe(`Give the hour in UTC: ${nearest}`);
});

test.each([
	[{ hour: 24 }, 'is 24, which is not an hour of the day'],
	[{ hour: -1 }, 'is -1, which is not an hour of the day'],
	[{ hour: 7.5 }, 'is 7.5, which is not an hour of the day'],
	[{ timeZone: 'Europe/Atlantis' }, "the time zone 'Europe/Atlantis' is not known"],
])('%j is refused', (wrong, what) => {
	const right = { hour: 7, date: '2026-12-01', timeZone: 'UTC' };
	expect(refusalOf(() => toUtcHour({ ...right, ...wrong })).message).toContain(what);
});
