import type { Family, Storage } from '../../shared/adobe/catalogue/family';

export type ExportMode = 'DAILY_FULL_EXPORT' | 'FIRST_FULL_THEN_INCREMENTAL';

export type Frequency =
	| 'ONCE'
	| 'DAILY'
	| 'WEEKLY'
	| 'MONTHLY'
	| 'EVERY_3_HOURS'
	| 'EVERY_6_HOURS'
	| 'EVERY_8_HOURS'
	| 'EVERY_12_HOURS';

export type TriggerType = 'SCHEDULED' | 'AFTER_SEGMENT_EVAL';

/** One kind of schedule that Adobe accepts. */
export interface ScheduleRow {
	exportMode: ExportMode;
	frequency: Frequency;
	/** Absent where there is nothing to choose: the export then starts at the start time. */
	triggerType?: TriggerType;
	/** True: required. False: refused. */
	startTime: boolean;
	/** True: expected, though Adobe also takes a schedule without end. False: does not apply. */
	endDate: boolean;
	/** Only some storages take it; see `takesLimited`. */
	limited: boolean;
}

/** Where a flow writes to, which decides about weekly and monthly exports. */
export interface ScheduleTarget {
	family: Family;
	storage: Storage;
}

type Cells = [ExportMode, Frequency, TriggerType | undefined, boolean, boolean, boolean?];

const FULL = 'DAILY_FULL_EXPORT';
const INCREMENTAL = 'FIRST_FULL_THEN_INCREMENTAL';

const rows: Cells[] = [
	// Export mode, frequency, trigger, start time, end date, limited
	[FULL, 'ONCE', 'SCHEDULED', true, false],
	[FULL, 'ONCE', 'AFTER_SEGMENT_EVAL', false, false],
	[FULL, 'DAILY', 'SCHEDULED', true, true],
	[FULL, 'DAILY', 'AFTER_SEGMENT_EVAL', false, true],
	[FULL, 'WEEKLY', 'SCHEDULED', true, true, true],
	[FULL, 'MONTHLY', 'SCHEDULED', true, true, true],
	[INCREMENTAL, 'DAILY', undefined, true, true],
	[INCREMENTAL, 'EVERY_3_HOURS', undefined, true, true],
	[INCREMENTAL, 'EVERY_6_HOURS', undefined, true, true],
	[INCREMENTAL, 'EVERY_8_HOURS', undefined, true, true],
	[INCREMENTAL, 'EVERY_12_HOURS', undefined, true, true],
];

/** Every schedule that Adobe accepts; what is not here is invalid. */
export const scheduleMatrix: readonly ScheduleRow[] = rows.map(
	([exportMode, frequency, triggerType, startTime, endDate, limited = false]) => ({
		exportMode,
		frequency,
		triggerType,
		startTime,
		endDate,
		limited,
	}),
);

const storagesWithLimited: readonly Storage[] = [
	'amazonS3',
	'azureBlob',
	'dataLandingZone',
	'googleCloudStorage',
	'sftp',
];

/** Whether weekly and monthly exports are possible; `unknown` for destinations without a table. */
export function takesLimited({ family, storage }: ScheduleTarget): 'yes' | 'no' | 'unknown' {
	if (family === 'email') return 'no';
	if (storage === 'other') return 'unknown';
	return storagesWithLimited.includes(storage) ? 'yes' : 'no';
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

export const exportModes: readonly ExportMode[] = distinct(
	scheduleMatrix.map(({ exportMode }) => exportMode),
);

/** Without a target: those that at least one storage takes. */
export function frequenciesOf(exportMode: ExportMode, target?: ScheduleTarget): Frequency[] {
	const all = scheduleMatrix.filter((row) => row.exportMode === exportMode);
	const possible =
		target !== undefined && takesLimited(target) === 'no'
			? all.filter(({ limited }) => !limited)
			: all;
	return distinct(possible.map(({ frequency }) => frequency));
}

export function rowsOf(exportMode: ExportMode, frequency: Frequency): ScheduleRow[] {
	return scheduleMatrix.filter(
		(row) => row.exportMode === exportMode && row.frequency === frequency,
	);
}

/** Empty where there is nothing to choose. */
export function triggersOf(exportMode: ExportMode, frequency: Frequency): TriggerType[] {
	return rowsOf(exportMode, frequency).flatMap(({ triggerType }) => triggerType ?? []);
}

/** `triggerType` counts only where there is one to choose. */
export function startTimeApplies(
	exportMode: ExportMode,
	frequency: Frequency,
	triggerType?: TriggerType,
): boolean {
	return rowsOf(exportMode, frequency).some(
		(row) => row.startTime && (row.triggerType === undefined || row.triggerType === triggerType),
	);
}

export function endDateApplies(exportMode: ExportMode, frequency: Frequency): boolean {
	return rowsOf(exportMode, frequency).some(({ endDate }) => endDate);
}
