import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { createOnce } from '../../shared/adobe/createOnce';
import { descriptionField, nameField } from '../../shared/adobe/panel/commonFields';
import { chosenId, locatorField } from '../../shared/adobe/panel/locators';
import type { Connection, TargetConnection } from '../../shared/adobe/types';
import { differencesBetween } from '../../shared/operations/differences';
import { chosenIfExists, ifExistsField } from '../../shared/operations/ifExists';
import type { ItemCall, ItemOperation } from '../../shared/operations/operation';
import {
	assertAllowed,
	assertComplete,
	assertCsvOptionsApply,
	assertOffersManifest,
} from '../destination/checkParams';
import { assertFits } from '../destination/fitting';
import { readConnection, type TargetDestination } from '../destination/readDestination';
import { targetJson } from '../output';
import { completeParams, dataOf } from '../storage/completeParams';
import { additionalParametersField, includeFileManifestField } from '../storage/fileFields';
import { paramLabel } from '../storage/labels';
import { storageFields } from '../storage/panel';
import { assertPlace } from '../storage/placeRules';
import { readForm, type FilledForm } from '../storage/readForm';

export const create: ItemOperation<AdobeClient> = {
	name: 'Create',
	action: 'Create a target connection',
	description: 'Say where the files go and how they look',

	properties: [
		locatorField('connection'),
		nameField('e.g. Newsletter files'),
		descriptionField,
		...storageFields,
		ifExistsField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [additionalParametersField, includeFileManifestField],
		},
	],

	async execute(call) {
		const { api, parameters } = call;
		const name = parameters.requiredText('name', 'Name');
		const form = readForm(parameters);
		const { connection, destination } = await readConnection(api, chosenId(call, 'connection'));
		const params = checkedParams(form, connection, destination);
		const body = createBody(call, name, connection, destination, params);
		const { id, report } = await createOnce<TargetConnection>(api, {
			collection: 'targetConnections',
			body,
			ifExists: chosenIfExists(parameters),
			query: { property: `baseConnectionId==${connection.id}` },
			isSame: ({ baseConnectionId }) => baseConnectionId === connection.id,
			differences: (existing) => differencesBetween(params, existing.params ?? {}, paramLabel),
		});
		const target = await api.getOne<TargetConnection>('targetConnections', id);
		return targetJson(call, target, { ...report });
	},
};

/** @throws InputError when the form does not fit what the destination wants */
function checkedParams(
	form: FilledForm,
	{ id, name = id }: Connection,
	destination: TargetDestination,
): IDataObject {
	assertFits(form.type, name, destination);
	const params = completeParams(form, destination);
	assertOffersManifest(params, destination);
	assertPlace(form.type === 'other' ? undefined : form.type, params);
	assertComplete(params, destination);
	assertCsvOptionsApply(params);
	assertAllowed(params, destination);
	return params;
}

function createBody(
	{ parameters }: ItemCall<AdobeClient>,
	name: string,
	{ id, connectionSpec }: Connection,
	destination: TargetDestination,
	params: IDataObject,
): IDataObject & { name: string } {
	const description = parameters.text('description');
	return {
		name,
		...(description === '' ? {} : { description }),
		baseConnectionId: id,
		connectionSpec: { id: connectionSpec.id, version: connectionSpec.version ?? '1.0' },
		...dataOf(destination),
		params,
	};
}
