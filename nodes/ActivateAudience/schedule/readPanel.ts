import type { ItemParameters } from '../../shared/operations/itemParameters';
import {
	endDateApplies,
	frequenciesOf,
	startTimeApplies,
	triggersOf,
	type ExportMode,
	type Frequency,
	type TriggerType,
} from './matrix';
import type { WantedSchedule } from './types';

/** What the fields say; hidden ones count as empty. */
export function readPanel(parameters: ItemParameters): WantedSchedule {
	const wanted = {
		exportMode: parameters.text('exportMode', 'DAILY_FULL_EXPORT'),
		frequency: parameters.text('frequency', 'DAILY'),
		startDate: parameters.text('startDate'),
	};
	return { ...wanted, ...readDependent(wanted, parameters) };
}

/** A field that is hidden may still hold what was entered before. */
function readDependent(
	{ exportMode: mode, frequency }: WantedSchedule,
	parameters: ItemParameters,
): Partial<WantedSchedule> {
	const exportMode = mode as ExportMode;
	const triggers = triggersOf(exportMode, frequency as Frequency);
	const triggerType =
		triggers.length > 1 ? parameters.text('triggerType', 'SCHEDULED') : triggers[0];
	const isKnown = frequenciesOf(exportMode).includes(frequency as Frequency);
	const hasStart =
		!isKnown ||
		startTimeApplies(exportMode, frequency as Frequency, triggerType as TriggerType | undefined);
	const hasEnd = !isKnown || endDateApplies(exportMode, frequency as Frequency);
	return {
		triggerType,
		endDate: hasEnd ? parameters.text('endDate') : '',
		startTime: hasStart ? parameters.text('startTime', '06:00') : '',
	};
}
