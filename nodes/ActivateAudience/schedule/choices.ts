import { InputError } from '../../shared/inputError';
import {
	exportModes,
	frequenciesOf,
	scheduleMatrix,
	triggersOf,
	type ExportMode,
	type Frequency,
	type ScheduleTarget,
	type TriggerType,
} from './matrix';
import { scheduleLabels } from './types';

const { exportMode: EXPORT_MODE, frequency: FREQUENCY, triggerType: TRIGGER } = scheduleLabels;
const START_TIME = scheduleLabels.startTime;

/** Adobe's spelling of `text` if it is one of `values`: `every 6 hours` means `EVERY_6_HOURS`. */
export function findChoice<T extends string>(text: string, values: readonly T[]): T | undefined {
	const spelled = text
		.trim()
		.replace(/[\s_-]+/g, '_')
		.toUpperCase();
	return values.find((value) => value === spelled);
}

/** @throws InputError naming 'Export Mode' */
export function readExportMode(text: string): ExportMode {
	const found = findChoice(text, exportModes);
	if (found !== undefined) return found;
	throw new InputError(
		EXPORT_MODE,
		isBlank(text) ? `'${EXPORT_MODE}' is empty` : unknown(EXPORT_MODE, text),
		`Choose ${listed(exportModes)}`,
	);
}

/** @throws InputError naming 'Frequency' */
export function readFrequency(
	text: string,
	exportMode: ExportMode,
	target: ScheduleTarget,
): Frequency {
	const possible = frequenciesOf(exportMode, target);
	const found = findChoice(text, possible);
	if (found !== undefined) return found;
	throw new InputError(
		FREQUENCY,
		whyNotFrequency(text, exportMode),
		`With the export mode ${exportMode}, this destination takes ${listed(possible)}`,
	);
}

function whyNotFrequency(text: string, exportMode: ExportMode): string {
	if (isBlank(text)) return `'${FREQUENCY}' is empty`;
	const elsewhere = findChoice(text, frequenciesOf(exportMode));
	if (elsewhere !== undefined) {
		return `'${FREQUENCY}' is ${elsewhere}, which this destination does not take`;
	}
	const inOtherMode = findChoice(
		text,
		exportModes.flatMap((mode) => frequenciesOf(mode)),
	);
	return inOtherMode === undefined
		? unknown(FREQUENCY, text)
		: `'${FREQUENCY}' is ${inOtherMode}, which does not go with the export mode ${exportMode}`;
}

/**
 * The trigger to send. Where there is none to choose, SCHEDULED says what happens anyway and is
 * left out.
 *
 * @throws InputError naming 'Trigger'
 */
export function readTrigger(
	text: string,
	exportMode: ExportMode,
	frequency: Frequency,
): TriggerType | undefined {
	const possible = triggersOf(exportMode, frequency);
	const known = findChoice(text, allTriggers);
	if (possible.length === 0) {
		if (isBlank(text) || known === 'SCHEDULED') return undefined;
		throw new InputError(
			TRIGGER,
			known === undefined ? unknown(TRIGGER, text) : doesNotGo(known, exportMode),
			`Leave '${TRIGGER}' empty; these exports start at the hour in '${START_TIME}'`,
		);
	}
	const found = findChoice(text, possible);
	if (found !== undefined) return found;
	throw new InputError(
		TRIGGER,
		isBlank(text)
			? `'${TRIGGER}' is empty`
			: known === undefined
				? unknown(TRIGGER, text)
				: doesNotGo(known, `${exportMode} and the frequency ${frequency}`),
		`With the export mode ${exportMode} and the frequency ${frequency}, choose ${listed(possible)}`,
	);
}

const allTriggers = [...new Set(scheduleMatrix.flatMap(({ triggerType }) => triggerType ?? []))];

export const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

function unknown(field: string, text: string): string {
	return `'${field}' is '${text.trim()}', which Adobe does not know`;
}

function doesNotGo(trigger: TriggerType, what: string): string {
	return `'${TRIGGER}' is ${trigger}, which does not go with the export mode ${what}`;
}

function listed(values: readonly string[]): string {
	return values.length < 2
		? values.join('')
		: `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}
