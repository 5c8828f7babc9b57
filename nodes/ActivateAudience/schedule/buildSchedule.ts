import { InputError } from '../../shared/inputError';
import { isBlank, readExportMode, readFrequency, readTrigger } from './choices';
import { addDays, hourText, readDate, readHour } from './dates';
import { rowsOf, takesLimited, type ScheduleRow, type ScheduleTarget } from './matrix';
import {
	scheduleLabels,
	type BuiltSchedule,
	type ScheduleField,
	type WantedSchedule,
} from './types';

const { startDate: START_DATE, endDate: END_DATE, startTime: START_TIME } = scheduleLabels;

/**
 * Holds a wanted schedule against Adobe's rules and spells it as Adobe does.
 *
 * @param today `YYYY-MM-DD` in UTC
 * @param kept fields that an update leaves as they are: a start date among them may be past
 * @throws InputError naming the field
 */
export function buildSchedule(
	wanted: WantedSchedule,
	where: ScheduleTarget,
	today: string,
	kept: readonly ScheduleField[] = [],
): BuiltSchedule {
	const exportMode = readExportMode(wanted.exportMode);
	const frequency = readFrequency(wanted.frequency, exportMode, where);
	const triggerType = readTrigger(wanted.triggerType ?? '', exportMode, frequency);
	const row = rowsOf(exportMode, frequency).find((each) => each.triggerType === triggerType);
	if (row === undefined) throw new TypeError('A trigger was read that the table does not hold');

	const warnings: string[] = [];
	if (row.limited && takesLimited(where) === 'unknown') {
		warnings.push(
			`Not every destination takes ${frequency} exports, and it is not known whether this one does`,
		);
	}
	// One single export on a past day never happens, unless it already has.
	const mayBePast =
		kept.includes('startDate') && (frequency !== 'ONCE' || kept.includes('frequency'));
	const startDate = readStartDate(wanted, today, mayBePast, warnings);
	const endDate = readEndDate(wanted, row, startDate, today, warnings);
	const startTime = readStartTime(wanted, row);
	return {
		exportMode,
		schedule: {
			frequency,
			...(triggerType !== undefined && { triggerType }),
			startDate,
			...(endDate !== undefined && { endDate }),
			...(startTime !== undefined && { startTime }),
		},
		warnings,
	};
}

function readStartDate(
	{ startDate = '' }: WantedSchedule,
	today: string,
	mayBePast: boolean,
	warnings: string[],
): string {
	if (isBlank(startDate)) return addDays(today, 1);
	const day = readDate(startDate, START_DATE);
	if (day < today && !mayBePast) {
		warnings.push(`'${START_DATE}' is ${day}, which is in the past`);
	}
	return day;
}

function readEndDate(
	{ endDate = '', startDate: givenStart }: WantedSchedule,
	row: ScheduleRow,
	startDate: string,
	today: string,
	warnings: string[],
): string | undefined {
	if (isBlank(endDate)) {
		if (row.endDate) {
			warnings.push(
				`'${END_DATE}' is empty, so the audience is exported until the schedule is changed or the audience is removed`,
			);
		}
		return undefined;
	}
	if (!row.endDate) {
		warnings.push(
			`'${END_DATE}' was left out, because it does not apply to the frequency ${row.frequency}`,
		);
		return undefined;
	}
	const day = readDate(endDate, END_DATE);
	if (day <= startDate) {
		const start = isBlank(givenStart) ? `${startDate}, tomorrow` : startDate;
		throw new InputError(
			END_DATE,
			`'${END_DATE}' is ${day}, but the first export is on ${start}`,
			`The end day itself is not exported, so '${END_DATE}' must be ${addDays(startDate, 1)} or later`,
		);
	}
	if (day <= today) {
		warnings.push(`'${END_DATE}' is ${day}, so this schedule is over and exports nothing more`);
	}
	return day;
}

function readStartTime({ startTime = '' }: WantedSchedule, row: ScheduleRow): string | undefined {
	if (isBlank(startTime)) {
		if (!row.startTime) return undefined;
		throw new InputError(
			START_TIME,
			`'${START_TIME}' is empty`,
			'Give the hour in UTC at which the export starts, e.g. 17:00',
		);
	}
	if (row.startTime) return hourText(readHour(startTime, START_TIME));
	throw new InputError(
		START_TIME,
		`'${START_TIME}' is ${startTime.trim()}, but with the trigger ${row.triggerType} the export starts when the daily evaluation of audiences is done`,
		`Leave '${START_TIME}' empty, or choose SCHEDULED in '${scheduleLabels.triggerType}'`,
	);
}
