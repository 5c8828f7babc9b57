import {
	changeSchedule,
	fitSchedule,
	triggerOf,
} from '../../../../nodes/ActivateAudience/schedule/fitSchedule';
import { refusalOf } from './refusal';

const TODAY = '2026-11-22';
const CAMPAIGN = { family: 'email', storage: 'adobeCampaign' } as const;
const FULL = 'DAILY_FULL_EXPORT';
const INCREMENTAL = 'FIRST_FULL_THEN_INCREMENTAL';

/** As the tutorial's own samples have it: a start time, and no trigger. */
const unsaid = {
	exportMode: FULL,
	schedule: { frequency: 'ONCE', startDate: '2021-12-20', startTime: '17:00' },
};
const fit = (wanted: object, existing?: object) =>
	fitSchedule({ exportMode: FULL, frequency: 'ONCE', ...wanted }, existing, CAMPAIGN, TODAY);
const change = (existing: object, changes: object) =>
	changeSchedule(existing, changes, CAMPAIGN, TODAY);

describe('a trigger that is not said beside a start time', () => {
	test('is SCHEDULED', () => {
		expect(triggerOf(unsaid.schedule)).toBe('SCHEDULED');
		expect(triggerOf({ triggerType: 'AFTER_SEGMENT_EVAL' })).toBe('AFTER_SEGMENT_EVAL');
		expect(triggerOf({ frequency: 'ONCE' })).toBeUndefined();
	});

	test.each(['SCHEDULED', 'scheduled'])('is the same as %s', (triggerType) => {
		const wanted = { triggerType, startDate: '2021-12-20', startTime: '17:00' };
		expect(fit(wanted, unsaid)).toEqual({ ...unsaid, warnings: [] });
	});

	test('stays unsaid when something else changes', () => {
		const wanted = { triggerType: 'SCHEDULED', startTime: '18:00' };
		expect(fit(wanted, unsaid).schedule).toEqual({ ...unsaid.schedule, startTime: '18:00' });
		expect(change(unsaid, { startTime: '18:00' })).toEqual({
			...unsaid,
			schedule: { ...unsaid.schedule, startTime: '18:00' },
			warnings: [],
		});
	});

	test('is said in a new schedule, and where another export mode begins', () => {
		const wanted = { triggerType: 'SCHEDULED', startDate: '2026-12-01', startTime: '17:00' };
		expect(fit(wanted).schedule).toHaveProperty('triggerType', 'SCHEDULED');
		const incremental = { exportMode: INCREMENTAL, schedule: { ...unsaid.schedule } };
		expect(fit(wanted, incremental).schedule).toHaveProperty('triggerType', 'SCHEDULED');
	});

	test('is said when it becomes another one', () => {
		const wanted = { triggerType: 'AFTER_SEGMENT_EVAL', startDate: '2026-12-01' };
		expect(fit(wanted, unsaid).schedule).toEqual({
			frequency: 'ONCE',
			triggerType: 'AFTER_SEGMENT_EVAL',
			startDate: '2026-12-01',
		});
	});
});

test('SCHEDULED that is said of an incremental export stays said', () => {
	const schedule = {
		frequency: 'EVERY_6_HOURS',
		triggerType: 'SCHEDULED',
		startDate: '2026-11-01',
		endDate: '2027-01-01',
		startTime: '20:00',
	};
	const existing = { exportMode: INCREMENTAL, schedule };
	expect(change(existing, { startTime: '21:00' }).schedule).toEqual({
		...schedule,
		startTime: '21:00',
	});
});

describe('what is as it is to be', () => {
	const odd = {
		exportMode: FULL,
		schedule: {
			frequency: 'WEEKLY',
			triggerType: 'SCHEDULED',
			startDate: '2020-01-01',
			endDate: '2020-01-01',
			startTime: '17:30',
			own: ['x'],
		},
	};
	const fields = { ...odd.schedule, own: undefined };

	test('is not judged: somebody else may have made it so', () => {
		expect(refusalOf(() => fit(fields)).field).toBe('Frequency');
		expect(fit(fields, odd)).toEqual({ ...odd, warnings: [] });
		expect(change(odd, { startTime: '17:30' })).toEqual({ ...odd, warnings: [] });
	});

	test('may be spelled in another way', () => {
		const spelled = { ...fields, frequency: 'weekly', startDate: '2020-01-01T00:00:00.000Z' };
		expect(fit(spelled, odd)).toEqual({ ...odd, warnings: [] });
		expect(fit({ ...spelled, startDate: '' }, odd)).toEqual({ ...odd, warnings: [] });
	});

	test('is judged as soon as a part of it changes', () => {
		expect(refusalOf(() => fit({ ...fields, startTime: '18:00' }, odd)).field).toBe('Frequency');
		expect(refusalOf(() => fit({ ...fields, endDate: '' }, odd)).field).toBe('Frequency');
	});
});
