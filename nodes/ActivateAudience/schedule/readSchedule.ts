import type { IDataObject } from 'n8n-workflow';

import { chosenOption } from '../../shared/operations/chosenOption';
import { startTimeIn } from './panel';
import { readPanel } from './readPanel';
import {
	endDateApplies,
	startTimeApplies,
	triggersOf,
	type ExportMode,
	type Frequency,
	type TriggerType,
} from './matrix';
import { scheduleLabels, type WantedSchedule } from './types';
import { addDays, readDate, readHour } from './dates';
import { toUtcHour } from './times';
import { jsonOf, takenFrom, textOf, today, type Reading } from '../input/reading';

/**
 * The schedule that fields and item ask for; where the item says nothing, the fields count. The
 * hour is in UTC already.
 */
export function readWantedSchedule(reading: Reading): WantedSchedule {
	const fields = readPanel(reading.parameters);
	if (takenFrom(reading) !== 'items') return inUtc(fields, reading);
	const json = jsonOf(reading);
	const wanted = overlaid(fields, json);
	return textOf(json, 'startTime') === '' ? inUtc(wanted, reading) : wanted;
}

/** An item that brings a mode or a frequency decides about all that depends on them. */
function overlaid(fields: WantedSchedule, json: IDataObject): WantedSchedule {
	const exportMode = textOf(json, 'exportMode') || fields.exportMode;
	const frequency = textOf(json, 'frequency') || fields.frequency;
	const triggerType = textOf(json, 'triggerType') || defaultTrigger(exportMode, frequency, fields);
	const applies = dependents(exportMode, frequency, triggerType);
	return {
		exportMode,
		frequency,
		triggerType,
		startDate: textOf(json, 'startDate') || fields.startDate,
		endDate: textOf(json, 'endDate') || (applies.endDate ? fields.endDate : ''),
		startTime: textOf(json, 'startTime') || (applies.startTime ? fields.startTime : ''),
	};
}

function defaultTrigger(
	exportMode: string,
	frequency: string,
	fields: WantedSchedule,
): string | undefined {
	const possible = triggersOf(spelled(exportMode), spelled(frequency));
	if (possible.length === 0) return undefined;
	return possible.find((trigger) => trigger === fields.triggerType) ?? possible[0];
}

function dependents(exportMode: string, frequency: string, triggerType: string | undefined) {
	const mode = spelled<ExportMode>(exportMode);
	const often = spelled<Frequency>(frequency);
	return {
		startTime: startTimeApplies(mode, often, spelled<TriggerType>(triggerType ?? '')),
		endDate: endDateApplies(mode, often),
	};
}

function spelled<T extends string>(text: string): T {
	return text
		.trim()
		.replace(/[\s-]+/g, '_')
		.toUpperCase() as T;
}

/** The fields' hour may be one of the workflow's time zone; items bring hours in UTC. */
function inUtc(wanted: WantedSchedule, { parameters, context, warn }: Reading): WantedSchedule {
	const { startTime = '', startDate = '', endDate = '' } = wanted;
	if (startTime === '' || chosenOption(parameters, startTimeIn) !== 'workflow') return wanted;
	const utc = toUtcHour({
		hour: readHour(startTime, scheduleLabels.startTime),
		date: startDate === '' ? addDays(today(), 1) : readDate(startDate, scheduleLabels.startDate),
		endDate: endDate === '' ? undefined : readDate(endDate, scheduleLabels.endDate),
		timeZone: context.getTimezone(),
	});
	warn(utc.note);
	const inUtcHour = { ...wanted, startTime: utc.startTime };
	// Without a day of its own an audience keeps the one it has, so no day can move.
	if (startDate === '') return inUtcHour;
	for (const warning of utc.warnings) warn(warning);
	return { ...inUtcHour, startDate: utc.startDate, endDate: utc.endDate ?? '' };
}
