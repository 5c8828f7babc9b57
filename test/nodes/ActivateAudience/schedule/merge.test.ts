import fc from 'fast-check';

import { buildSchedule } from '../../../../nodes/ActivateAudience/schedule/buildSchedule';
import {
	scheduleMatrix,
	type ScheduleRow,
} from '../../../../nodes/ActivateAudience/schedule/matrix';
import { mergeSchedule } from '../../../../nodes/ActivateAudience/schedule/merge';
import type {
	Schedule,
	ScheduleField,
	WantedSchedule,
} from '../../../../nodes/ActivateAudience/schedule/types';
import { fieldOr, refusalOf } from './refusal';

const TODAY = '2026-11-22';
const S3 = { family: 'cloud', storage: 'amazonS3' } as const;

const optionalFields = ['triggerType', 'startDate', 'endDate', 'startTime'] as const;
const row = fc.constantFrom(...scheduleMatrix);
const hour = fc.constantFrom('00:00', '05:00', '17:00');
const day = (month: string) =>
	fc.integer({ min: 10, max: 28 }).map((date) => `${month}-${String(date)}`);

/** An audience as a flow holds it, valid and running since some past day. */
const existing = fc
	.record({ row, startDate: day('2026-01'), endDate: fc.option(day('2027-06')), startTime: hour })
	.map(({ row: { exportMode, frequency, ...takes }, startDate, endDate, startTime }) => {
		const schedule: Schedule = { frequency, startDate };
		if (takes.triggerType !== undefined) schedule.triggerType = takes.triggerType;
		if (takes.endDate && endDate !== null) schedule.endDate = endDate;
		if (takes.startTime) schedule.startTime = startTime;
		return { exportMode, schedule };
	});

const blank = fc.constantFrom('', ' ', undefined);
const changes: fc.Arbitrary<Partial<WantedSchedule>> = fc.record(
	{
		exportMode: fc.oneof(fc.constantFrom(...scheduleMatrix.map((each) => each.exportMode)), blank),
		frequency: fc.oneof(fc.constantFrom(...scheduleMatrix.map((each) => each.frequency)), blank),
		triggerType: fc.oneof(fc.constantFrom('SCHEDULED', 'AFTER_SEGMENT_EVAL'), blank),
		startDate: fc.oneof(day('2026-12'), blank),
		endDate: fc.oneof(day('2027-07'), blank),
		startTime: fc.oneof(hour, blank),
	},
	{ requiredKeys: [] },
);

const isGiven = (value: string | undefined): value is string =>
	value !== undefined && value.trim() !== '';

function update(before: { exportMode: string; schedule: object }, change: Partial<WantedSchedule>) {
	const { wanted, kept, dropped, warnings } = mergeSchedule(before, change);
	return { dropped, mergeWarnings: warnings, ...buildSchedule(wanted, S3, TODAY, kept) };
}

test('without a change, every schedule stays as it is', () => {
	fc.assert(
		fc.property(existing, (before) => {
			const { dropped, mergeWarnings, warnings, ...after } = update(before, {});
			expect(after).toEqual(before);
			expect([...dropped, ...mergeWarnings]).toEqual([]);
			expect(warnings.filter((each) => !each.startsWith("'End Date' is empty"))).toEqual([]);
		}),
	);
});

/** The row that a schedule claims to be; the trigger counts in full exports only. */
function rowFor(mode: string, frequency: string, trigger?: string): ScheduleRow | undefined {
	return scheduleMatrix.find(
		(each) =>
			each.exportMode === mode &&
			each.frequency === frequency &&
			(mode === 'FIRST_FULL_THEN_INCREMENTAL' || each.triggerType === trigger),
	);
}

test('what a change does not mention survives, unless the new combination refuses it', () => {
	let survived = 0;
	let refused = 0;
	fc.assert(
		fc.property(existing, changes, (before, change) => {
			const old: Partial<Schedule> = before.schedule;
			const pick = (field: ScheduleField): string | undefined => {
				if (isGiven(change[field])) return change[field];
				return field === 'exportMode' ? before.exportMode : old[field];
			};
			const target = rowFor(
				pick('exportMode') as string,
				pick('frequency') as string,
				pick('triggerType'),
			);
			const answer = fieldOr(() => update(before, change));
			const mustRefuse =
				target === undefined ||
				(isGiven(change.triggerType) &&
					target.triggerType === undefined &&
					change.triggerType !== 'SCHEDULED') ||
				(target.startTime ? pick('startTime') === undefined : isGiven(change.startTime));
			expect(typeof answer === 'string').toBe(mustRefuse);
			if (typeof answer === 'string' || target === undefined) return void refused++;

			const takes = {
				triggerType: target.triggerType !== undefined,
				startDate: true,
				endDate: target.endDate,
				startTime: target.startTime,
			};
			for (const field of optionalFields) {
				expect(answer.schedule[field]).toBe(takes[field] ? pick(field) : undefined);
			}
			const lost = optionalFields.filter(
				(field) => !takes[field] && old[field] !== undefined && !isGiven(change[field]),
			);
			expect([...answer.dropped].sort()).toEqual([...lost].sort());
			expect(answer.mergeWarnings).toHaveLength(lost.length);
			expect(answer).toMatchObject({
				exportMode: pick('exportMode'),
				schedule: { frequency: pick('frequency') },
			});
			survived++;
		}),
		{ numRuns: 3000 },
	);
	expect(Math.min(survived, refused)).toBeGreaterThan(300);
});

test('an existing start date in the past is kept without a word, a new one is pointed out', () => {
	fc.assert(
		fc.property(existing, day('2026-01'), (before, startDate) => {
			const about = (change: Partial<WantedSchedule>) =>
				update(before, change).warnings.filter((each) => each.startsWith("'Start Date'"));
			expect(about({})).toEqual([]);
			expect(about({ startDate })).toEqual([`'Start Date' is ${startDate}, which is in the past`]);
		}),
	);
});

const daily = {
	exportMode: 'DAILY_FULL_EXPORT',
	schedule: {
		frequency: 'DAILY',
		triggerType: 'SCHEDULED',
		startDate: '2026-01-01',
		endDate: '2027-01-01',
		startTime: '17:00',
	},
};
const scheduled = { ...daily.schedule };

test('every dropped field has its sentence', () => {
	expect(mergeSchedule(daily, { triggerType: 'after segment eval', frequency: 'once' })).toEqual({
		wanted: {
			exportMode: 'DAILY_FULL_EXPORT',
			frequency: 'once',
			triggerType: 'after segment eval',
			startDate: '2026-01-01',
		},
		kept: ['exportMode', 'startDate'],
		dropped: ['endDate', 'startTime'],
		warnings: [
			"'End Date' was 2027-01-01 and is left out, because it does not apply to the new schedule",
			"'Start Time' was 17:00 and is left out, because it does not apply to the new schedule",
		],
	});
	const incremental = { exportMode: 'FIRST_FULL_THEN_INCREMENTAL' };
	expect(mergeSchedule(daily, incremental).dropped).toEqual(['triggerType']);
});

test('what is newly required and absent is refused', () => {
	const evaluated = { ...scheduled, triggerType: 'AFTER_SEGMENT_EVAL', startTime: undefined };
	const before = { exportMode: 'DAILY_FULL_EXPORT', schedule: evaluated };
	const refusedField = (change: Partial<WantedSchedule>, audience: object = before) =>
		refusalOf(() => update(audience as typeof before, change)).field;
	expect(refusedField({ triggerType: 'SCHEDULED' })).toBe('Start Time');
	expect(refusedField({ exportMode: 'FIRST_FULL_THEN_INCREMENTAL' })).toBe('Start Time');
	expect(refusedField({ frequency: 'WEEKLY' })).toBe('Trigger');
	const incremental = {
		exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
		schedule: { ...scheduled, triggerType: undefined },
	};
	expect(refusedField({ exportMode: 'DAILY_FULL_EXPORT' }, incremental)).toBe('Trigger');
});

test('a change that Adobe does not take is refused with nothing dropped', () => {
	const change = { frequency: 'EVERY_HOUR' };
	expect(mergeSchedule(daily, change)).toMatchObject({ dropped: [], warnings: [] });
	expect(refusalOf(() => update(daily, change)).field).toBe('Frequency');
	expect(mergeSchedule(daily, { triggerType: 'CHAINED' }).dropped).toEqual([]);
});

test("the tutorial's own audience, which has a start time but no trigger, can be updated", () => {
	const schedule = { frequency: 'ONCE', startDate: '2021-12-20', startTime: '17:00' };
	const before = { exportMode: 'DAILY_FULL_EXPORT', schedule };
	const { schedule: after, mergeWarnings } = update(before, { startTime: '18:00' });
	expect(after).toEqual({ ...schedule, triggerType: 'SCHEDULED', startTime: '18:00' });
	expect(mergeWarnings).toEqual([]);
	const explicit = update(before, { triggerType: 'AFTER_SEGMENT_EVAL' });
	expect(explicit.dropped).toEqual(['startTime']);

	const incremental = { exportMode: 'FIRST_FULL_THEN_INCREMENTAL', frequency: 'DAILY' };
	expect(mergeSchedule(before, incremental).warnings).toEqual([]);
	const untimed = { ...before, schedule: { ...schedule, startTime: undefined } };
	expect(refusalOf(() => update(untimed, { startTime: '18:00' })).field).toBe('Trigger');
});

test('an audience without any schedule needs all of it', () => {
	expect(refusalOf(() => update({} as typeof daily, { startTime: '7' })).field).toBe('Export Mode');
});
