import { exportTimes } from '../../../../nodes/ActivateAudience/schedule/exportTimes';
import type { Evaluations } from '../../../../nodes/shared/adobe/runs/expected/evaluationTimetable';
import type { AudienceValue } from '../../../../nodes/shared/adobe/types';

const at = (text: string) => Date.parse(`${text}:00Z`);
const now = at('2026-11-26T05:30');
const longAgo = String(at('2026-01-01T00:00') / 1000);

function times(
	schedule: Record<string, string>,
	{
		changed = false,
		exportMode = 'DAILY_FULL_EXPORT',
		evaluations = {} as Evaluations,
		timeZone = 'Europe/Berlin',
	} = {},
) {
	const audience: AudienceValue = {
		id: 'a',
		exportMode,
		schedule,
		createTime: longAgo,
		updateTime: changed ? String(now / 1000) : longAgo,
	};
	return exportTimes(audience, evaluations, { now, timeZone });
}

const daily = { frequency: 'DAILY', triggerType: 'SCHEDULED', startTime: '06:00' };
const evaluated = { frequency: 'DAILY', triggerType: 'AFTER_SEGMENT_EVAL' };

describe('the exports of an audience', () => {
	it('are told in UTC and by the clocks of the workflow, summer time heeded', () => {
		expect(times({ ...daily, startDate: '2026-07-01' })).toEqual({
			firstExportAt: '2026-07-01T06:00:00.000Z',
			firstExportLocal: '2026-07-01 08:00 Europe/Berlin',
			nextExportAt: '2026-11-26T06:00:00.000Z',
			nextExportLocal: '2026-11-26 07:00 Europe/Berlin',
			exportNote: '',
		});
	});

	it('are not promised within the hour after a change', () => {
		const schedule = { ...daily, startDate: '2026-11-26' };
		expect(times(schedule).nextExportAt).toBe('2026-11-26T06:00:00.000Z');
		expect(times(schedule, { changed: true })).toMatchObject({
			firstExportAt: '2026-11-27T06:00:00.000Z',
			nextExportAt: '2026-11-27T06:00:00.000Z',
		});
	});

	it('begin on the first day, when that is ahead', () => {
		expect(times({ ...daily, startDate: '2026-12-24' }, { changed: true })).toMatchObject({
			firstExportAt: '2026-12-24T06:00:00.000Z',
			nextExportAt: '2026-12-24T06:00:00.000Z',
		});
	});

	it('every few hours are assumed, and say so', () => {
		const schedule = { frequency: 'EVERY_3_HOURS', startTime: '00:00', startDate: '2026-11-20' };
		const told = times(schedule, { exportMode: 'FIRST_FULL_THEN_INCREMENTAL' });
		expect(told.nextExportAt).toBe('2026-11-26T06:00:00.000Z');
		expect(told.exportNote).toMatch(/assumed$/);
	});

	it('after an evaluation of which the hour can be read begin then', () => {
		const evaluations = { startMinute: 75, ends: [at('2026-11-26T02:00')] };
		const told = times({ ...evaluated, startDate: '2026-11-20' }, { evaluations });
		expect(told).toMatchObject({
			nextExportAt: '2026-11-27T01:15:00.000Z',
			nextExportLocal: '2026-11-27 02:15 Europe/Berlin',
		});
		expect(told.exportNote).toMatch(/after the daily evaluation of audiences, which begins/);
	});

	it('after an evaluation that cannot be read have a day, and no hour', () => {
		const told = times({ ...evaluated, startDate: '2026-12-24' }, { changed: true });
		expect(told).toMatchObject({ firstExportAt: null, nextExportAt: null, nextExportLocal: null });
		expect(told.exportNote).toMatch(/after the daily evaluation of audiences, next on 2026-12-24/);
	});

	it.each<[string, Record<string, string>, RegExp]>([
		['whose end is past', { ...daily, startDate: '2026-11-01', endDate: '2026-11-20' }, /is over/],
		[
			'that was to be once',
			{ ...daily, frequency: 'ONCE', startDate: '2026-11-01' },
			/was to be exported once/,
		],
		['that nobody can read', { ...daily, frequency: 'HOURLY' }, /cannot be told: .*'HOURLY'/],
	])('of a schedule %s are none, and the note says so', (_, schedule, says) => {
		const told = times(schedule);
		expect(told).toMatchObject({ firstExportAt: null, nextExportAt: null });
		expect(told.exportNote).toMatch(says);
	});

	it('have no local time in a zone that is not known', () => {
		const told = times({ ...daily, startDate: '2026-07-01' }, { timeZone: 'Mars/Olympus' });
		expect(told).toMatchObject({ firstExportLocal: null, nextExportLocal: null });
		expect(told.nextExportAt).toBe('2026-11-26T06:00:00.000Z');
	});
});
