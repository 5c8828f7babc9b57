import type { IDataObject } from 'n8n-workflow';

import { changeEntity, type PatchOperation } from '../../../shared/adobe/change/changeEntity';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { maximumWaitField } from '../../../shared/adobe/panel/commonFields';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { Connection } from '../../../shared/adobe/types';
import { InputError } from '../../../shared/inputError';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { connectionIds } from './connectionIds';
import { newParameters } from './newParameters';
import { storageCredential } from './storageCredential';

const LONGEST_WAIT_S = 300;

export const update: ItemOperation<AdobeClient> = {
	name: 'Update',
	action: 'Update a connection',
	description: 'Change the name, the description or the stored credential of a connection',
	properties: [
		locatorField('connection'),
		{
			displayName: 'New Storage Credential',
			name: 'newStorageCredential',
			type: 'boolean',
			default: false,
			description:
				"Whether to store the credential 'Destination Storage API' above in place of the one that is there",
			hint: 'It must be of the same kind: the way a connection authenticates cannot be changed.',
		},
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'A note for people',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'What it is called in Experience Platform',
				},
			],
		},
		maximumWaitField(LONGEST_WAIT_S),
	],

	async execute(call) {
		const { api, context, item, parameters } = call;
		const id = chosenId(call, 'connection');
		const fields = wantedFields(parameters.collection('updateFields'));
		const replaces = parameters.flag('newStorageCredential');
		if (!replaces && Object.keys(fields).length === 0) throw nothingToChange();
		const storage = replaces ? await storageCredential(call) : undefined;
		const { entity, changed, pending } = await changeEntity<Connection>(
			api,
			'connections',
			id,
			async (connection, accepted) => [
				...fieldChanges(fields, connection),
				// The stored secrets cannot be read back to compare.
				...(replaces && !accepted ? await credentialChange(connection) : []),
			],
			maximumWaitMs(parameters, LONGEST_WAIT_S),
		);
		return withIds(
			{ ...entity, changed, ...(pending ? { pending } : {}) },
			receivedIds(context, item),
			connectionIds(entity),
		);

		async function credentialChange(connection: Connection): Promise<PatchOperation[]> {
			const value = await newParameters(api, connection, storage);
			return [{ op: 'replace', path: '/auth/params', value }];
		}
	},
};

/** @throws InputError when the name is to become empty */
function wantedFields(updateFields: IDataObject): Record<string, string> {
	const fields = Object.fromEntries(
		Object.entries(updateFields).map(([name, value]) => [name, String(value ?? '').trim()]),
	);
	if (fields.name !== '') return fields;
	throw new InputError(
		'Name',
		"'Name' is empty",
		"Fill in 'Name', or take it out of 'Update Fields' to leave it as it is",
	);
}

function fieldChanges(fields: Record<string, string>, connection: Connection): PatchOperation[] {
	return Object.entries(fields)
		.filter(([name, value]) => value !== (connection[name] ?? ''))
		.map(([name, value]) => ({
			op: connection[name] === undefined ? 'add' : 'replace',
			path: `/${name}`,
			value,
		}));
}

function nothingToChange(): InputError {
	return new InputError(
		'Update Fields',
		"Nothing is to be changed: 'Update Fields' is empty and 'New Storage Credential' is off",
		"Add a field to 'Update Fields', or turn 'New Storage Credential' on",
	);
}
