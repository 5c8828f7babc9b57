import { findChoice, isBlank } from './choices';
import {
	endDateApplies,
	exportModes,
	frequenciesOf,
	startTimeApplies,
	triggersOf,
	type ExportMode,
	type Frequency,
} from './matrix';
import { scheduleLabels, type ScheduleField, type WantedSchedule } from './types';

/** What an audience of a flow holds; flows made elsewhere may lack parts of it. */
export interface ExistingSchedule {
	exportMode?: string;
	schedule?: Partial<Record<Exclude<ScheduleField, 'exportMode'>, string>>;
}

export interface MergedSchedule {
	wanted: WantedSchedule;
	/** Fields of the existing schedule that stay; hand them to `buildSchedule`. */
	kept: ScheduleField[];
	/** Fields of the existing schedule that the new combination does not take. */
	dropped: ScheduleField[];
	/** One for each dropped field. */
	warnings: string[];
}

type PartialSchedule = Partial<WantedSchedule>;

const fields = Object.keys(scheduleLabels) as ScheduleField[];

/**
 * The existing schedule with the changes in it. An empty change counts as not mentioned. What the
 * changes name stays, however wrong, for `buildSchedule` to judge.
 */
export function mergeSchedule(
	existing: ExistingSchedule,
	changes: PartialSchedule,
): MergedSchedule {
	const before = onlyGiven({ ...existing.schedule, exportMode: existing.exportMode });
	const changed = onlyGiven(changes);
	const merged: WantedSchedule = { exportMode: '', frequency: '', ...before, ...changed };
	const warnings: string[] = [];
	if (isScheduledUnsaid(before, merged)) merged.triggerType = 'SCHEDULED';
	const unmentioned = fields.filter((field) => field in before && !(field in changed));
	const dropped = unmentioned.filter((field) => !applies(field, merged));
	for (const field of dropped) {
		delete (merged as PartialSchedule)[field];
		warnings.push(
			`'${scheduleLabels[field]}' was ${before[field]} and is left out, because it does not apply to the new schedule`,
		);
	}
	const kept = unmentioned.filter((field) => !dropped.includes(field));
	return { wanted: merged, kept, dropped, warnings };
}

function onlyGiven(schedule: PartialSchedule): PartialSchedule {
	return Object.fromEntries(
		fields.map((field) => [field, schedule[field]]).filter(([, value]) => !isBlank(value)),
	) as PartialSchedule;
}

/** A full export with a start time but without trigger, as Adobe's tutorial makes them. */
function isScheduledUnsaid(before: PartialSchedule, merged: WantedSchedule): boolean {
	const was = readCombination({ exportMode: '', frequency: '', ...before });
	const is = readCombination(merged);
	return (
		merged.triggerType === undefined &&
		before.startTime !== undefined &&
		was !== undefined &&
		is !== undefined &&
		[was, is].every((each) => triggersOf(each.exportMode, each.frequency).includes('SCHEDULED'))
	);
}

interface Combination {
	exportMode: ExportMode;
	frequency: Frequency;
}

/** Undefined for what Adobe does not take. */
function readCombination({ exportMode, frequency }: WantedSchedule): Combination | undefined {
	const mode = findChoice(exportMode, exportModes);
	const found = mode && findChoice(frequency, frequenciesOf(mode));
	return mode && found && { exportMode: mode, frequency: found };
}

/** Whether the new combination takes a field of the existing schedule. */
function applies(field: ScheduleField, merged: WantedSchedule): boolean {
	const combination = readCombination(merged);
	if (combination === undefined) return true;
	const { exportMode, frequency } = combination;
	const triggers = triggersOf(exportMode, frequency);
	if (field === 'triggerType') return triggers.length > 0;
	if (field === 'endDate') return endDateApplies(exportMode, frequency);
	if (field !== 'startTime') return true;
	const trigger = findChoice(merged.triggerType ?? '', triggers);
	// A trigger that is wrong or missing is refused later; until then nothing is lost.
	if (triggers.length > 0 && trigger === undefined) return true;
	return startTimeApplies(exportMode, frequency, trigger);
}
