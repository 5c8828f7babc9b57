import fc from 'fast-check';

import { runsOfAudience } from '../../../../../../nodes/shared/adobe/runs/expected/audienceRuns';
import {
	runsNeededFrom,
	watchAudience,
	type WatchSettings,
} from '../../../../../../nodes/shared/adobe/runs/expected/watchAudience';
import type { ExportRun } from '../../../../../../nodes/shared/adobe/runs/exportRun';
import { cases, hoursOf, type Case } from './oracle';
import { DAY, empty, failed, MINUTE, run } from './worlds';

interface Fate {
	/** Minutes after the expected time; undefined: no run. */
	delay?: number;
	minutes: number;
	result: 'good' | 'empty' | 'failed' | 'partial';
}

const fates: fc.Arbitrary<Fate[]> = fc.array(
	fc.record({
		delay: fc.option(fc.integer({ min: -5, max: 90 }), { nil: undefined }),
		minutes: fc.integer({ min: 1, max: 300 }),
		result: fc.constantFrom('good', 'empty', 'failed', 'partial'),
	}),
	{ minLength: 7, maxLength: 7 },
);

const results: Record<Fate['result'], Partial<ExportRun>> = {
	good: {},
	empty,
	failed,
	partial: { failure: 'partial' },
};

/** The runs that Adobe shows at this moment, one for each hour that has one. */
function runsAt(now: number, hours: number[], fate: (index: number) => Fate): ExportRun[] {
	return hours.flatMap((hour, index) => {
		const { delay, minutes, result } = fate(index);
		if (delay === undefined) return [];
		const startedAt = hour + delay * MINUTE;
		const endedAt = startedAt + minutes * MINUTE;
		if (startedAt > now) return [];
		if (endedAt > now) return [run(startedAt, { status: 'processing', endedAt: undefined })];
		return [run(startedAt, { ...results[result], endedAt })];
	});
}

/** What became of the last expected export, told hour by hour from what was planned to happen. */
function statusOf({ value, now }: Case, fate: (index: number) => Fate, lateMinutes: number) {
	const hours = hoursOf(value, now);
	const { frequency, endDate = '9999-12-31' } = value.schedule;
	const late = lateMinutes * MINUTE;
	const last = hours.at(-1);
	if (last === undefined) return 'notYetExpected';
	const isOver = frequency !== 'ONCE' && new Date(now).toISOString().slice(0, 10) >= endDate;
	if (isOver && now >= last + late + DAY) return 'notYetExpected';
	for (let index = hours.length - 1; index >= 0; index--) {
		const { delay, minutes, result } = fate(index);
		const limit = hours[index] + late;
		const start = delay === undefined ? Infinity : hours[index] + delay * MINUTE;
		const end = start + minutes * MINUTE;
		if (start > now && now < limit) continue;
		if (start > now) return hours[index] < now - 35 * DAY ? 'unknown' : 'late';
		if (end > now) return 'running';
		if (result === 'failed' || result === 'partial') return 'failed';
		if (end > limit) return 'late';
		return result === 'empty' ? 'empty' : 'onTime';
	}
	return 'notYetExpected';
}

const settingsOf = ({ now }: Case, lateMinutes: number): WatchSettings => ({
	now,
	lateAfter: lateMinutes * MINUTE,
	evaluations: {},
	enabledSince: -Infinity,
});

const limits = fc.constantFrom(1, 30, 150, 170, 600);

it('says of the last expected export what became of it', () => {
	fc.assert(
		fc.property(cases, fates, limits, (each, list, lateMinutes) => {
			const { value, now } = each;
			const fate = (index: number) => list[index % list.length];
			const runs = runsAt(now, hoursOf(value, now), fate);
			const found = watchAudience(
				value,
				runsOfAudience({ ...value, id: 'gold' }, runs),
				settingsOf(each, lateMinutes),
			);
			expect(found.status).toBe(statusOf(each, fate, lateMinutes));
		}),
		{ numRuns: 400 },
	);
});

it('says the same when it sees only the runs that it asks for', () => {
	fc.assert(
		fc.property(cases, fates, limits, (each, list, lateMinutes) => {
			const { value, now } = each;
			const fate = (index: number) => list[index % list.length];
			const runs = runsAt(now, hoursOf(value, now), fate);
			const settings = settingsOf(each, lateMinutes);
			const from = runsNeededFrom(value, settings);
			const watchThese = (some: ExportRun[]) =>
				watchAudience(value, runsOfAudience({ ...value, id: 'gold' }, some), settings);
			const all = watchThese(runs);
			const asked = watchThese(runs.filter(({ startedAt }) => startedAt >= from));
			// What is older than that is not looked at any more.
			if (all.expected && all.expected.at < now - 35 * DAY) return;
			expect(asked).toEqual(all);
		}),
		{ numRuns: 400 },
	);
});
