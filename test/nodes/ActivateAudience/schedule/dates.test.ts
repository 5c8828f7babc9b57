import fc from 'fast-check';

import { buildSchedule } from '../../../../nodes/ActivateAudience/schedule/buildSchedule';
import { fieldOr, refusalOf } from './refusal';

const S3 = { family: 'cloud', storage: 'amazonS3' } as const;
const TODAY = '2026-11-22';
const daily = { exportMode: 'FIRST_FULL_THEN_INCREMENTAL', frequency: 'DAILY', startTime: '7' };

const build = (more: object, today = TODAY) => buildSchedule({ ...daily, ...more }, S3, today);

/** A day by its number since 1970, and its text by Intl rather than by toISOString. */
const dayNumber = fc.integer({ min: 0, max: 40_000 });
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' });
const dayText = (day: number) => format.format(day * 86_400_000);

test('the first export is tomorrow when no start date is given', () => {
	fc.assert(
		fc.property(dayNumber, fc.constantFrom('', '  ', undefined), (today, startDate) => {
			const { schedule, warnings } = build({ startDate }, dayText(today));
			expect(schedule.startDate).toBe(dayText(today + 1));
			expect(warnings).toEqual([expect.stringContaining("'End Date' is empty")]);
		}),
	);
});

test('the end comes after the start; the past is pointed out', () => {
	const near = fc.integer({ min: -3, max: 3 });
	fc.assert(
		fc.property(dayNumber, near, near, (now, first, length) => {
			const today = now + 10;
			const [startDate, endDate] = [dayText(today + first), dayText(today + first + length)];
			const answer = fieldOr(() => build({ startDate, endDate }, dayText(today)));
			if (length <= 0) return expect(answer).toBe('End Date');
			const warnings: unknown[] = [];
			if (first < 0) warnings.push(expect.stringContaining("'Start Date'"));
			if (first + length <= 0) warnings.push(expect.stringContaining('is over'));
			expect(answer).toMatchObject({ schedule: { startDate, endDate }, warnings });
		}),
	);
});

test('an end date before the start that was filled in', () => {
	const { message, description } = refusalOf(() => build({ endDate: '2026-11-23' }));
	expect(message).toBe("'End Date' is 2026-11-23, but the first export is on 2026-11-23, tomorrow");
	expect(description).toContain('must be 2026-11-24 or later');
});

test('a start date that an update keeps may be past, except for a new single export', () => {
	const past = { ...daily, startDate: '2026-01-01', endDate: '2027-01-01' };
	expect(buildSchedule(past, S3, TODAY, ['startDate']).warnings).toEqual([]);
	expect(buildSchedule(past, S3, TODAY, ['endDate', 'frequency']).warnings).toHaveLength(1);
	const once = {
		exportMode: 'DAILY_FULL_EXPORT',
		frequency: 'ONCE',
		triggerType: 'AFTER_SEGMENT_EVAL',
		startDate: '2026-01-01',
	};
	expect(buildSchedule(once, S3, TODAY, ['startDate', 'frequency']).warnings).toEqual([]);
	expect(buildSchedule(once, S3, TODAY, ['startDate']).warnings).toEqual([
		"'Start Date' is 2026-01-01, which is in the past",
	]);
});

test.each([
	['2026-12-01', '2026-12-01'],
	['2026-12-01T00:00:00', '2026-12-01'],
	['2026-12-01T00:00:00.000Z', '2026-12-01'],
	['2026-12-01T23:30:00.000-05:00', '2026-12-01'],
	['2026-12-01 08:15', '2026-12-01'],
	[' 2028-02-29 ', '2028-02-29'],
])('the start date %j is the day %s', (startDate, day) => {
	expect(build({ startDate }).schedule.startDate).toBe(day);
});

test('exactly the days of the calendar are taken', () => {
	const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	for (const year of [2026, 2028, 2100]) {
		for (let month = 0; month <= 13; month++)
			for (let day = 0; day <= 32; day++) {
				const last = (lengths[month - 1] ?? 0) + (year === 2028 && month === 2 ? 1 : 0);
				const two = (value: number) => String(value).padStart(2, '0');
				const startDate = `${year}-${two(month)}-${two(day)}`;
				const answer = fieldOr(() => build({ startDate }).schedule.startDate);
				expect(answer).toBe(day >= 1 && day <= last ? startDate : 'Start Date');
			}
	}
	const { message } = refusalOf(() => build({ endDate: '2026-02-30' }));
	expect(message).toBe("'End Date' is 2026-02-30, a day that does not exist");
});

test.each([
	'23.11.2026',
	'11/23/2026',
	'2026-1-2',
	'tomorrow',
	'20261123',
	'2026-11-23x',
	'1790000000',
])('%j is not a date', (text) => {
	expect(refusalOf(() => build({ startDate: text })).message).toBe(
		`'Start Date' is '${text}', which is not a date`,
	);
});

test('whole hours in every spelling, and nothing else', () => {
	const two = (value: number) => String(value).padStart(2, '0');
	for (let hour = 0; hour <= 30; hour++)
		for (let minute = 0; minute <= 70; minute++) {
			const spelled = [`${hour}:${two(minute)}`, `${two(hour)}:${two(minute)}:00`];
			if (minute === 0) spelled.push(String(hour), ` ${two(hour)} `);
			for (const startTime of spelled) {
				const answer = fieldOr(() => build({ startTime }).schedule.startTime);
				expect(answer).toBe(hour < 24 && minute === 0 ? `${two(hour)}:00` : 'Start Time');
			}
		}
});

test.each([
	[
		'23:30',
		"'Start Time' is 23:30, but Adobe starts exports only on the hour",
		'Use 23:00 or 00:00',
	],
	[
		'7:00:01',
		"'Start Time' is 7:00:01, but Adobe starts exports only on the hour",
		'Use 07:00 or 08:00',
	],
	['5 pm', "'Start Time' is '5 pm', which is not an hour of the day", expect.any(String)],
	['24', "'Start Time' is '24', which is not an hour of the day", expect.any(String)],
	['7.5', "'Start Time' is '7.5', which is not an hour of the day", expect.any(String)],
])('the start time %j', (startTime, message, description) => {
	expect(refusalOf(() => build({ startTime }))).toMatchObject({ message, description });
});
