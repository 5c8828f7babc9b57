import { specIds } from './catalogue/ids.ts';
import type { Family } from './catalogue/spec.ts';
import { isFields } from './json.ts';
import type { Fields } from './json.ts';

const everyHours = ['EVERY_3_HOURS', 'EVERY_6_HOURS', 'EVERY_8_HOURS', 'EVERY_12_HOURS'];
const frequencies: Record<string, string[]> = {
	DAILY_FULL_EXPORT: ['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY'],
	FIRST_FULL_THEN_INCREMENTAL: ['DAILY', ...everyHours],
};
const triggers = ['SCHEDULED', 'AFTER_SEGMENT_EVAL'];

export interface ScheduleTarget {
	family: Family;
	connectionSpecId: string;
}

export function isDay(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const day = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const isWholeHour = (value: unknown) =>
	typeof value === 'string' && /^([01]\d|2[0-3]):00$/.test(value);

function dateFaults({ startDate, endDate, frequency }: Fields): string[] {
	if (!isDay(startDate)) return ['startDate must be a date, YYYY-MM-DD'];
	if (endDate === undefined) return [];
	if (frequency === 'ONCE') return ['endDate is not applicable to the frequency ONCE'];
	if (!isDay(endDate)) return ['endDate must be a date, YYYY-MM-DD'];
	return endDate > startDate ? [] : ['endDate must be after startDate'];
}

function triggerFaults(
	exportMode: string,
	{ triggerType, frequency, startTime }: Fields,
): string[] {
	if (triggerType !== undefined && !triggers.includes(String(triggerType))) {
		return [`triggerType must be one of ${triggers.join(', ')}`];
	}
	if (triggerType !== 'AFTER_SEGMENT_EVAL') {
		return isWholeHour(startTime) ? [] : ['startTime must be a whole hour in UTC, HH:00'];
	}
	if (exportMode !== 'DAILY_FULL_EXPORT') {
		return ['AFTER_SEGMENT_EVAL applies to the export mode DAILY_FULL_EXPORT only'];
	}
	if (frequency === 'WEEKLY' || frequency === 'MONTHLY') {
		return [`AFTER_SEGMENT_EVAL does not go with the frequency ${frequency}`];
	}
	return startTime === undefined ? [] : ['startTime is not applicable to AFTER_SEGMENT_EVAL'];
}

function frequencyFaults(exportMode: string, frequency: unknown, target: ScheduleTarget): string[] {
	const allowed = frequencies[exportMode];
	if (!allowed) return [`exportMode must be one of ${Object.keys(frequencies).join(', ')}`];
	if (!allowed.includes(String(frequency))) {
		return [
			`The frequency ${String(frequency)} does not go with ${exportMode}: ${allowed.join(', ')}`,
		];
	}
	if (frequency !== 'WEEKLY' && frequency !== 'MONTHLY') return [];
	const without = target.family === 'email' || target.connectionSpecId === specIds.adlsGen2;
	return without ? [`The frequency ${frequency} is not offered by this destination`] : [];
}

/** What is not allowed about an audience's export mode and schedule; empty when all is well. */
export function scheduleFaults(value: Fields, target: ScheduleTarget): string[] {
	const { schedule } = value;
	if (!isFields(schedule)) return ['schedule is a required field'];
	const exportMode = String(value['exportMode']);
	return [
		...frequencyFaults(exportMode, schedule['frequency'], target),
		...triggerFaults(exportMode, schedule),
		...dateFaults(schedule),
	];
}

/** Whether the schedule covers the day; the end day itself is not exported. */
export function coversDay(schedule: unknown, day: string): boolean {
	if (!isFields(schedule)) return true;
	const { startDate, endDate } = schedule;
	return String(startDate) <= day && (endDate === undefined || day < String(endDate));
}
