import type { IDataObject } from 'n8n-workflow';

import { chooseAuthentication } from '../../../shared/adobe/catalogue/chooseAuthentication';
import { fileEncryption } from '../../../shared/adobe/catalogue/encryption';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { createOnce } from '../../../shared/adobe/createOnce';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { descriptionField, nameField } from '../../../shared/adobe/panel/commonFields';
import type { LiveDestination } from '../../../shared/adobe/panel/destinationList';
import {
	chosenDestination,
	destinationField,
} from '../../../shared/adobe/panel/destinationLocator';
import type { Connection } from '../../../shared/adobe/types';
import { chosenIfExists, ifExistsField } from '../../../shared/operations/ifExists';
import type { ItemCall, ItemOperation } from '../../../shared/operations/operation';
import { connectionDifferences } from './differences';
import { storageCredential } from './storageCredential';

export const create: ItemOperation<AdobeClient> = {
	name: 'Create',
	action: 'Create a connection',
	description: 'Connect Experience Platform to an account at a destination',
	properties: [
		{
			displayName:
				"The account to write to is the credential 'Destination Storage API' above. Only Data Landing Zone needs none.",
			name: 'storageNotice',
			type: 'notice',
			default: '',
		},
		destinationField,
		nameField('e.g. S3 connection for Adobe Campaign'),
		descriptionField,
		{
			...ifExistsField,
			hint: 'Names and settings are compared. Stored secrets cannot be read back, so they are not: store new ones with Update.',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Public Key',
					name: 'publicKey',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					placeholder: 'e.g. -----BEGIN PGP PUBLIC KEY BLOCK-----',
					description: 'Key to encrypt the files with, where the destination offers it',
				},
			],
		},
	],

	async execute(call) {
		const { api, context, item, parameters } = call;
		const destination = await chosenDestination(call);
		const { connectionSpecId } = destination;
		const body = await connectionBody(call, destination);
		const { id, report } = await createOnce<Connection>(api, {
			collection: 'connections',
			body,
			ifExists: chosenIfExists(parameters),
			query: { property: `connectionSpec.id==${connectionSpecId}` },
			isSame: ({ connectionSpec }) => connectionSpec.id === connectionSpecId,
			differences: (existing) => connectionDifferences(body, existing),
		});
		const connection = await api.getOne<Connection>('connections', id);
		return withIds({ ...connection, ...report }, receivedIds(context, item), {
			connectionSpecId,
			connectionId: id,
		});
	},
};

async function connectionBody(
	call: ItemCall<AdobeClient>,
	{ spec }: LiveDestination,
): Promise<IDataObject & { name: string }> {
	const { parameters } = call;
	const name = parameters.requiredText('name', 'Name');
	const description = parameters.text('description');
	const auth = chooseAuthentication(spec, await storageCredential(call));
	const publicKey = String(parameters.collection('options').publicKey ?? '').trim();
	return {
		name,
		...(description === '' ? {} : { description }),
		connectionSpec: { id: spec.id, version: spec.version ?? '1.0' },
		...(auth ? { auth } : {}),
		...(publicKey === '' ? {} : { encryptionSpecs: fileEncryption(spec, publicKey) }),
	} as IDataObject & { name: string };
}
