import type { Schema } from '../contract.ts';
import { absent, closed, open } from './shapes.ts';

const FULL = 'DAILY_FULL_EXPORT';
const INCREMENTAL = 'FIRST_FULL_THEN_INCREMENTAL';
const WHOLE_DAYS = ['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY'];
const HOURS = ['EVERY_3_HOURS', 'EVERY_6_HOURS', 'EVERY_8_HOURS', 'EVERY_12_HOURS'];
const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

export const exportMode: Schema = { enum: [FULL, INCREMENTAL] };

const fields = {
	frequency: { enum: [...WHOLE_DAYS, ...HOURS] },
	triggerType: { enum: ['SCHEDULED', 'AFTER_SEGMENT_EVAL'] },
	startDate: day,
	endDate: day,
	startTime: { type: 'string', pattern: '^([01]\\d|2[0-3]):00$' },
};

export const newSchedule: Schema = closed(fields, ['frequency', 'startDate']);
export const storedSchedule: Schema = open(fields);

/** For an audience of this export mode whose schedule has these values. */
function when(mode: string, schedule: Record<string, string>, then: Schema): Schema {
	const values = Object.entries(schedule).map(([name, value]) => [name, { const: value }]);
	const condition = open(Object.fromEntries(values), Object.keys(schedule));
	return {
		if: {
			required: ['exportMode', 'schedule'],
			properties: { exportMode: { const: mode }, schedule: condition },
		},
		then: { properties: { schedule: { type: 'object', ...then } } },
	};
}

/** What a schedule may never say, new or stored. */
export const scheduleRules: Schema[] = [
	when(FULL, {}, { properties: { frequency: { enum: WHOLE_DAYS } } }),
	when(FULL, { frequency: 'ONCE' }, { properties: { endDate: absent('with ONCE') } }),
	when(
		FULL,
		{ triggerType: 'AFTER_SEGMENT_EVAL' },
		{
			properties: {
				startTime: absent('with AFTER_SEGMENT_EVAL'),
				frequency: { enum: ['ONCE', 'DAILY'] },
			},
		},
	),
	when(
		INCREMENTAL,
		{},
		{
			properties: { frequency: { enum: ['DAILY', ...HOURS] }, triggerType: { const: 'SCHEDULED' } },
		},
	),
];

/** What a new one must say; schedules of other writers may lack it. */
export const newScheduleRules: Schema[] = [
	...scheduleRules,
	when(FULL, {}, { required: ['triggerType'] }),
	when(FULL, { triggerType: 'SCHEDULED' }, { required: ['startTime'] }),
	when(INCREMENTAL, {}, { required: ['startTime'] }),
];
