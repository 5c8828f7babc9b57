import { buildSchedule } from './buildSchedule';
import { findChoice, isBlank } from './choices';
import { hourText, readDate, readHour } from './dates';
import { exportModes, frequenciesOf, type ScheduleTarget, type TriggerType } from './matrix';
import { mergeSchedule, type ExistingSchedule } from './merge';
import { scheduleLabels, type Schedule, type ScheduleField, type WantedSchedule } from './types';

/** Export mode and schedule of an audience in a dataflow, with Adobe's own fields in it. */
export interface Scheduled {
	exportMode?: string;
	schedule?: Record<string, unknown>;
}

export interface FittedSchedule {
	exportMode: string;
	schedule: Record<string, unknown>;
	warnings: string[];
}

/**
 * A wanted schedule as it leaves for Adobe. Where none is asked for, a start date stays, so that a
 * second run changes nothing; what is as wanted stays as it is, in whatever spelling.
 *
 * @param today `YYYY-MM-DD` in UTC
 * @throws InputError naming the field that breaks a rule of the destination
 */
export function fitSchedule(
	wanted: WantedSchedule,
	existing: Scheduled | undefined,
	where: ScheduleTarget,
	today: string,
): FittedSchedule {
	if (existing && isAsWanted(existing, wanted)) return unchanged(existing);
	const startDate = existing?.schedule?.startDate;
	const keeps = isBlank(wanted.startDate) && typeof startDate === 'string';
	const built = buildSchedule(
		keeps ? { ...wanted, startDate } : wanted,
		where,
		today,
		keeps ? ['startDate', 'frequency'] : [],
	);
	return inAdobesForm(existing, built);
}

/**
 * The schedule with these changes; what they do not mention stays.
 *
 * @throws InputError naming the field that breaks a rule of the destination
 */
export function changeSchedule(
	existing: Scheduled,
	changes: Partial<WantedSchedule>,
	where: ScheduleTarget,
	today: string,
): FittedSchedule {
	const merged = mergeSchedule(existing as ExistingSchedule, changes);
	if (isAsWanted(existing, merged.wanted)) return unchanged(existing);
	const built = buildSchedule(merged.wanted, where, today, merged.kept);
	const fitted = inAdobesForm(existing, built);
	return { ...fitted, warnings: [...merged.warnings, ...fitted.warnings] };
}

/** The trigger that a schedule goes by; the tutorial's own samples name none beside a start time. */
export function triggerOf({ triggerType, startTime }: Record<string, unknown>): string | undefined {
	if (!isBlank(textOf(triggerType))) return textOf(triggerType);
	return isBlank(textOf(startTime)) ? undefined : 'SCHEDULED';
}

function unchanged({ exportMode = '', schedule = {} }: Scheduled): FittedSchedule {
	return { exportMode, schedule, warnings: [] };
}

/** Fields of Adobe's own stay, and so does the way in which a trigger is said or left unsaid. */
function inAdobesForm(
	existing: Scheduled | undefined,
	{
		exportMode,
		schedule,
		warnings,
	}: { exportMode: string; schedule: Schedule; warnings: string[] },
): FittedSchedule {
	const before = existing?.schedule ?? {};
	const own = Object.entries(before).filter(([name]) => !(name in scheduleLabels));
	const { triggerType, ...wanted } = schedule;
	const trigger = spelledTrigger(existing, exportMode, triggerType);
	return {
		exportMode,
		schedule: { ...Object.fromEntries(own), ...trigger, ...wanted },
		warnings,
	};
}

function spelledTrigger(
	{ exportMode: modeBefore, schedule = {} }: Scheduled = {},
	exportMode: string,
	wanted: TriggerType | undefined,
): { triggerType?: string } {
	const isSaid = !isBlank(textOf(schedule.triggerType));
	const before = triggerOf(schedule);
	// Incremental exports have no choice of trigger: they are SCHEDULED, said or not.
	const stays = modeBefore === exportMode && before === (wanted ?? 'SCHEDULED');
	const triggerType = stays ? (isSaid ? before : undefined) : wanted;
	return triggerType === undefined ? {} : { triggerType };
}

type Meaning = Record<ScheduleField, string>;

/** Nothing is judged that stays as it was. */
function isAsWanted(existing: Scheduled, wanted: WantedSchedule): boolean {
	const { schedule = {} } = existing;
	if (isBlank(existing.exportMode) || isBlank(textOf(schedule.frequency))) return false;
	const before = meaningOf({ ...schedule, exportMode: existing.exportMode });
	const after = meaningOf({ ...wanted });
	if (isBlank(wanted.startDate)) after.startDate = before.startDate;
	return (Object.keys(before) as ScheduleField[]).every((field) => before[field] === after[field]);
}

function meaningOf(given: Partial<Record<ScheduleField, unknown>>): Meaning {
	const modes = exportModes.flatMap((mode) => frequenciesOf(mode));
	const exportMode = textOf(given.exportMode);
	const frequency = textOf(given.frequency);
	const trigger = textOf(triggerOf(given));
	return {
		exportMode: findChoice(exportMode, exportModes) ?? exportMode,
		frequency: findChoice(frequency, modes) ?? frequency,
		triggerType: findChoice(trigger, ['SCHEDULED', 'AFTER_SEGMENT_EVAL']) ?? trigger,
		startDate: readAs(readDate, given.startDate),
		endDate: readAs(readDate, given.endDate),
		startTime: readAs((text, field) => hourText(readHour(text, field)), given.startTime),
	};
}

/** What cannot be read means itself. */
function readAs(read: (text: string, field: string) => string, value: unknown): string {
	const text = textOf(value);
	if (isBlank(text)) return '';
	try {
		return read(text, '');
	} catch {
		return text;
	}
}

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
