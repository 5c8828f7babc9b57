import type { IExecuteFunctions, INodePropertyOptions, IPollFunctions } from 'n8n-workflow';

import { readLateAfter } from '../../shared/adobe/panel/lateAfter';
import { areAll } from '../../shared/adobe/panel/whichDataflows';
import { InputError } from '../../shared/inputError';
import { ItemParameters } from '../../shared/operations/itemParameters';
import { readFlag } from '../../shared/operations/readFlag';
import type { EventName, TriggerSettings } from '../events/settings';
import { emptyChangesField, eventsField } from '../parameters';

/** @throws InputError naming the field */
export function readSettings(context: IPollFunctions): TriggerSettings {
	const parameters = parametersOf(context);
	const options = parameters.collection('options');
	return {
		events: readEvents(parameters.get<unknown>('events', eventsField.default)),
		dataflowId: areAll(parameters) ? undefined : readDataflow(parameters),
		lateAfter: readLateAfter(options.lateAfter),
		emptyChanges: readFlag(options.emptyChanges, emptyChangesField.displayName),
	};
}

/** A trigger has no items, so its parameters have no index. */
function parametersOf(context: IPollFunctions): ItemParameters {
	const getNodeParameter = (name: string, _item: number, fallback?: object) =>
		context.getNodeParameter(name, fallback);
	return new ItemParameters({ getNodeParameter } as unknown as IExecuteFunctions, 0);
}

function readEvents(value: unknown): EventName[] {
	const { displayName, options = [] } = eventsField;
	const choices = options as INodePropertyOptions[];
	const chosen = Array.isArray(value) ? value.map(String) : [];
	const unknown = chosen.find((name) => !choices.some((choice) => choice.value === name));
	if (chosen.length > 0 && unknown === undefined) return chosen as EventName[];
	throw new InputError(
		displayName,
		unknown === undefined ? `'${displayName}' is empty` : `'${displayName}' cannot be '${unknown}'`,
		`Choose at least one of these: ${choices.map(({ name }) => name).join(', ')}`,
	);
}

function readDataflow(parameters: ItemParameters): string {
	const { value } = parameters.chosen('dataflow');
	if (value !== '') return value;
	throw new InputError(
		'Dataflow',
		'No dataflow is chosen',
		"Choose one in 'Dataflow', or All Dataflows in 'Runs Of'",
	);
}
