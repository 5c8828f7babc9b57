import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	endDateApplies,
	exportModes,
	frequenciesOf,
	startTimeApplies,
	triggersOf,
	type ExportMode,
	type Frequency,
	type TriggerType,
} from './matrix';
import { scheduleLabels } from './types';

type Shown = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

const exportModeNames: Record<ExportMode, INodePropertyOptions> = {
	DAILY_FULL_EXPORT: {
		name: 'Full',
		value: 'DAILY_FULL_EXPORT',
		description: 'Every file holds all profiles of the audience',
	},
	FIRST_FULL_THEN_INCREMENTAL: {
		name: 'First Full, Then Incremental',
		value: 'FIRST_FULL_THEN_INCREMENTAL',
		description: 'The first file holds all profiles, later ones only what is new or changed',
	},
};

const frequencyNames: Record<Frequency, string> = {
	ONCE: 'Once',
	DAILY: 'Daily',
	WEEKLY: 'Weekly',
	MONTHLY: 'Monthly',
	EVERY_3_HOURS: 'Every 3 Hours',
	EVERY_6_HOURS: 'Every 6 Hours',
	EVERY_8_HOURS: 'Every 8 Hours',
	EVERY_12_HOURS: 'Every 12 Hours',
};

const triggerNames: Record<TriggerType, INodePropertyOptions> = {
	SCHEDULED: {
		name: 'At a Fixed Time',
		value: 'SCHEDULED',
		description: 'Always at the same hour; the profiles may not be the newest',
	},
	AFTER_SEGMENT_EVAL: {
		name: 'After the Daily Evaluation',
		value: 'AFTER_SEGMENT_EVAL',
		description: 'As soon as Experience Platform has evaluated its audiences',
	},
};

const hours: INodePropertyOptions[] = Array.from({ length: 24 }, (_, hour) => {
	const text = `${String(hour).padStart(2, '0')}:00`;
	return { name: text, value: text };
});

const byName = (options: INodePropertyOptions[]) =>
	options.toSorted((one, other) => one.name.localeCompare(other.name));

const frequencyOptions = (exportMode: ExportMode) =>
	byName(frequenciesOf(exportMode).map((value) => ({ name: frequencyNames[value], value })));

const exportMode: INodeProperties = {
	displayName: scheduleLabels.exportMode,
	name: 'exportMode',
	type: 'options',
	options: exportModes.map((mode) => exportModeNames[mode]),
	default: 'DAILY_FULL_EXPORT',
	description: 'Which profiles the files hold',
};

const frequencies: INodeProperties[] = exportModes.map((mode) => ({
	displayName: scheduleLabels.frequency,
	name: 'frequency',
	type: 'options',
	options: frequencyOptions(mode),
	default: 'DAILY',
	description: 'How often files are exported',
	hint:
		mode === 'DAILY_FULL_EXPORT'
			? 'Weekly: on the weekday of the start date. Monthly: on its day of the month. Email marketing destinations and Azure Data Lake Storage take Once and Daily only.'
			: undefined,
	displayOptions: { show: { exportMode: [mode] } },
}));

const trigger: INodeProperties = {
	displayName: scheduleLabels.triggerType,
	name: 'triggerType',
	type: 'options',
	options: [triggerNames.SCHEDULED, triggerNames.AFTER_SEGMENT_EVAL],
	default: 'SCHEDULED',
	description: 'When on the day the export starts',
	displayOptions: {
		show: {
			exportMode: ['DAILY_FULL_EXPORT'],
			frequency: frequenciesOf('DAILY_FULL_EXPORT').filter(
				(frequency) => triggersOf('DAILY_FULL_EXPORT', frequency).length > 1,
			),
		},
	},
};

const startDate: INodeProperties = {
	displayName: scheduleLabels.startDate,
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'Day of the first export',
	hint: 'Empty means tomorrow, or the day that an audience already has. The time of day does not count.',
};

const endDate: INodeProperties = {
	displayName: scheduleLabels.endDate,
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'Day on which the exports end; on this day itself there is none',
	hint: 'Empty means without end.',
};

const startTime: INodeProperties = {
	displayName: scheduleLabels.startTime,
	name: 'startTime',
	type: 'options',
	options: hours,
	default: '06:00',
	description: 'Hour at which the export starts',
};

export const startTimeIn: INodeProperties = {
	displayName: 'Start Time Is In',
	name: 'startTimeIn',
	type: 'options',
	options: [
		{ name: 'UTC', value: 'utc', description: 'As Adobe counts' },
		{
			name: "Workflow's Time Zone",
			value: 'workflow',
			description: 'The hour in UTC that it becomes is shown in the output',
		},
	],
	default: 'utc',
	description: 'Which clock the start time is read from',
};

/** The conditions under which a start time applies, out of the table of valid schedules. */
const withStartTime: Shown[] = exportModes.flatMap((mode) => {
	const frequencies = frequenciesOf(mode);
	const always = frequencies.filter((frequency) => {
		const triggers = triggersOf(mode, frequency);
		return triggers.length < 2 && startTimeApplies(mode, frequency, triggers[0]);
	});
	const chosen = frequencies.filter((frequency) => triggersOf(mode, frequency).length > 1);
	const triggers = (['SCHEDULED', 'AFTER_SEGMENT_EVAL'] as const).filter((triggerType) =>
		chosen.some((frequency) => startTimeApplies(mode, frequency, triggerType)),
	);
	return [
		{ exportMode: [mode], frequency: always },
		{ exportMode: [mode], frequency: chosen, triggerType: [...triggers] },
	].filter(({ frequency }) => frequency.length > 0);
});

const withEndDate: Shown[] = exportModes.map((mode) => ({
	exportMode: [mode],
	frequency: frequenciesOf(mode).filter((frequency) => endDateApplies(mode, frequency)),
}));

const shownIn = (property: INodeProperties, conditions: Shown[]): INodeProperties[] =>
	conditions.map((show) => ({ ...property, displayOptions: { show } }));

/** The schedule of an audience; every field is shown only where it applies. */
export const scheduleFields: INodeProperties[] = [
	exportMode,
	...frequencies,
	trigger,
	startDate,
	...shownIn(endDate, withEndDate),
	...shownIn(startTime, withStartTime),
	...shownIn(startTimeIn, withStartTime),
];

/** The same as optional fields of an update. */
export const scheduleUpdateFields: INodeProperties[] = [
	{ ...endDate, hint: 'Empty leaves it as it is.' },
	exportMode,
	{
		...frequencies[0],
		options: byName(
			[...new Set(exportModes.flatMap((mode) => frequenciesOf(mode)))].map((value) => ({
				name: frequencyNames[value],
				value,
			})),
		),
		hint: undefined,
		displayOptions: undefined,
	},
	{ ...startDate, hint: 'Empty leaves it as it is.' },
	{ ...startTime, description: 'Hour in UTC at which the export starts' },
	{ ...trigger, displayOptions: undefined },
];
