import type { AudienceValue } from '../../types';

export const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;

/** A new audience, or a new schedule, takes up to an hour to take effect. Source: activation guide. */
const TAKES_EFFECT = HOUR;

/** When an audience is to be exported, as its dataflow says. Times are UTC, in ms since 1970. */
export interface ExportSchedule {
	/** Midnight of the first day. */
	startDay: number;
	/** From here on nothing is exported; `Infinity` where it has no end. */
	end: number;
	/** After midnight, ms; undefined: after the daily evaluation of audiences. */
	timeOfDay?: number;
	/** Between two exports, ms. */
	every: number | 'month' | 'never';
	/** Exports before this are not expected. */
	effectiveFrom: number;
	/** Exports before this could not have been, whatever the schedule was then. */
	existsFrom: number;
	/** After the first export only changes. */
	incremental: boolean;
	/** No document says at which hours it exports. */
	assumed: boolean;
}

const everyHours = /^EVERY_(3|6|8|12)_HOURS$/;
const repeats: Record<string, ExportSchedule['every']> = {
	ONCE: 'never',
	DAILY: DAY,
	WEEKLY: 7 * DAY,
	MONTHLY: 'month',
};

/**
 * @param since ms since 1970: before it the dataflow exported nothing, whatever its schedules say
 * @returns the schedule, or in words why it cannot be read
 */
export function readSchedule(
	{ schedule, exportMode, createTime, updateTime }: AudienceValue,
	since = -Infinity,
): ExportSchedule | string {
	if (!schedule) return 'it has no schedule';
	const frequency = textOf(schedule.frequency).toUpperCase();
	const hours = Number(everyHours.exec(frequency)?.[1] ?? 0);
	const every = hours > 0 ? hours * HOUR : repeats[frequency];
	if (every === undefined) return `no document knows its frequency '${frequency}'`;
	const startDay = readDay(schedule.startDate);
	if (startDay === undefined) return 'its schedule has no start date';
	const afterEvaluation = textOf(schedule.triggerType).toUpperCase() === 'AFTER_SEGMENT_EVAL';
	const timeOfDay = afterEvaluation ? undefined : readTimeOfDay(schedule.startTime);
	if (!afterEvaluation && timeOfDay === undefined) return 'its schedule has no start time';
	if (afterEvaluation && every !== DAY && every !== 'never') {
		return `no document knows the frequency '${frequency}' after the daily evaluation`;
	}
	return {
		startDay,
		end: every === 'never' ? Infinity : (readDay(schedule.endDate) ?? Infinity),
		timeOfDay,
		every,
		effectiveFrom: Math.max(
			since,
			(readSeconds(updateTime) ?? readSeconds(createTime) ?? -Infinity) + TAKES_EFFECT,
		),
		existsFrom: (readSeconds(createTime) ?? -Infinity) + TAKES_EFFECT,
		incremental: textOf(exportMode).toUpperCase() === 'FIRST_FULL_THEN_INCREMENTAL',
		assumed: hours > 0,
	};
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Midnight UTC of `YYYY-MM-DD`, perhaps with a time behind it. */
function readDay(value: unknown): number | undefined {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0];
	const time = day === undefined ? NaN : Date.parse(day);
	return Number.isNaN(time) ? undefined : time;
}

/** Ms after midnight of `HH:MM`. */
function readTimeOfDay(value: unknown): number | undefined {
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(textOf(value)) ?? [];
	if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
	return Number(hours) * HOUR + Number(minutes) * 60_000;
}

/** Seconds since 1970 as text, as selectors have them, in ms. */
function readSeconds(value: unknown): number | undefined {
	const seconds = Number(value);
	return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}
