import type { ExportMode, Frequency, TriggerType } from './matrix';

/**
 * A schedule as fields or input items give it; empty texts count as not given. Dates are
 * `YYYY-MM-DD` or an ISO date-time, whose day is taken as written; times are UTC, `HH:MM` or `H`.
 */
export interface WantedSchedule {
	exportMode: string;
	frequency: string;
	triggerType?: string;
	startDate?: string;
	endDate?: string;
	startTime?: string;
}

export type ScheduleField = keyof WantedSchedule;

/** A schedule as Adobe takes it. */
export interface Schedule {
	frequency: Frequency;
	triggerType?: TriggerType;
	/** `YYYY-MM-DD` */
	startDate: string;
	/** `YYYY-MM-DD`; this day itself is no longer exported. */
	endDate?: string;
	/** `HH:00`, UTC */
	startTime?: string;
}

export interface BuiltSchedule {
	exportMode: ExportMode;
	schedule: Schedule;
	warnings: string[];
}

/** The fields' names in the panel. */
export const scheduleLabels: Record<ScheduleField, string> = {
	exportMode: 'Export Mode',
	frequency: 'Frequency',
	triggerType: 'Trigger',
	startDate: 'Start Date',
	endDate: 'End Date',
	startTime: 'Start Time',
};
