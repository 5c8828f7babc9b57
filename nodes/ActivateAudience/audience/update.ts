import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { audienceField } from '../../shared/adobe/panel/audienceLocator';
import { assertLeftEmpty } from '../../shared/operations/emptyExpression';
import type { AudienceValue } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import type { BatchOperation } from '../../shared/operations/operation';
import { dataflowField, waitField } from '../fields/panels';
import { scheduleUpdateFields } from '../schedule/panel';
import { idInDataflow } from '../input/idInDataflow';
import { textOf, today, type Reading } from '../input/reading';
import { FILE_NAME_FIELD, fitFileName } from '../fileName/fileName';
import { changeSchedule } from '../schedule/fitSchedule';
import { scheduleLabels, type ScheduleField } from '../schedule/types';
import { changeByItems } from '../run/changeByItems';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What is not added here stays as it is',
	options: [
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			description: 'A note for people',
		},
		{
			displayName: FILE_NAME_FIELD,
			name: 'filenameTemplate',
			type: 'string',
			default: '',
			placeholder: 'e.g. %DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%',
			description: 'Name of the exported files, with macros in percent signs',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: 'What the dataflow calls the audience',
		},
		...scheduleUpdateFields,
	].toSorted((one, other) => one.displayName.localeCompare(other.displayName)) as INodeProperties[],
};

export const update: BatchOperation<AdobeClient> = {
	name: 'Update',
	action: 'Update audience in dataflow',
	description: 'Change schedule, file name or name of an audience; all else stays as it is',
	properties: [
		dataflowField,
		{
			...audienceField,
			hint: 'Choose one. Only if the items that come in name it (audienceId or audienceName), it may stay empty.',
		},
		updateFields,
		waitField,
	],
	async executeAll({ context, api }) {
		return await changeByItems(context, api, async (reading) => {
			const id = await idInDataflow(chosenAudience(reading), reading);
			const changes = readChanges(reading);
			return {
				audiences: [
					{
						id,
						items: [reading.item],
						ifPresent: 'update',
						asked: changes,
						adds: false,
						shape: (existing) => changed(existing ?? { id }, changes, reading),
					},
				],
			};
		});
	},
};

function chosenAudience({ context, item, parameters }: Reading) {
	const chosen = parameters.chosen('audience');
	if (chosen.value !== '') return chosen;
	assertLeftEmpty(context, 'audience', 'Audience');
	const { json } = context.getInputData()[item];
	const id = textOf(json, 'audienceId');
	if (id !== '') return { mode: 'id', value: id };
	const name = textOf(json, 'audienceName');
	if (name !== '') return { mode: 'name', value: name };
	throw new InputError(
		'Audience',
		'No audience is chosen',
		"Choose one in 'Audience', or let the item that comes in bring audienceId or audienceName",
	);
}

/** @throws InputError when there is nothing to change, or the name is to become empty */
function readChanges({ parameters }: Reading): IDataObject {
	const changes = parameters.collection('updateFields');
	if (Object.keys(changes).length === 0) {
		throw new InputError(
			'Update Fields',
			"'Update Fields' is empty, so there is nothing to change",
			'Add what is to be changed',
		);
	}
	if (!('name' in changes) || textOf(changes, 'name') !== '') return changes;
	throw new InputError(
		'Name',
		"'Name' is empty",
		"Fill it in, or remove it from 'Update Fields' to leave it as it is",
	);
}

/** The audience with these changes; every field that they do not mention stays. */
function changed(
	existing: AudienceValue,
	changes: IDataObject,
	{ dataflow, warn }: Reading,
): AudienceValue {
	const value: AudienceValue = { ...existing };
	for (const name of ['name', 'description'] as const) {
		if (name in changes) value[name] = textOf(changes, name);
	}
	if ('filenameTemplate' in changes) {
		const { family } = dataflow.destination;
		const template = textOf(changes, 'filenameTemplate');
		const checked = fitFileName(template, existing.filenameTemplate, family);
		for (const warning of checked.warnings) warn(warning);
		value.filenameTemplate = checked.template;
	}
	const fields = (Object.keys(scheduleLabels) as ScheduleField[]).filter((name) => name in changes);
	if (fields.length > 0) {
		const wanted = Object.fromEntries(fields.map((name) => [name, textOf(changes, name)]));
		const fitted = changeSchedule(existing, wanted, dataflow.destination, today());
		for (const warning of fitted.warnings) warn(warning);
		value.exportMode = fitted.exportMode;
		value.schedule = fitted.schedule as IDataObject;
	}
	return value;
}
