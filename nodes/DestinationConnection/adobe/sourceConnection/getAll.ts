import { profileStore } from '../../../shared/adobe/catalogue/destinations';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listMatching, nameContains } from '../../../shared/adobe/client/listMatching';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import type { SourceConnection } from '../../../shared/adobe/types';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemOperation } from '../../../shared/operations/operation';

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many source connections',
	description: 'List the source connections to the Profile Store',
	properties: [
		returnAllField,
		limitField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Name Contains',
					name: 'nameContains',
					type: 'string',
					default: '',
					description: 'Only source connections whose name holds this text',
				},
			],
		},
	],

	async execute({ context, api, item, parameters }) {
		const part = String(parameters.collection('filters').nameContains ?? '');
		const sourceConnections = await listMatching<SourceConnection>(
			api,
			'sourceConnections',
			{ property: `connectionSpec.id==${profileStore.connectionSpecId}` },
			chosenLimit(parameters),
			part === '' ? undefined : ({ name }) => nameContains(name, part),
		);
		return sourceConnections.map((sourceConnection) =>
			withIds(sourceConnection, receivedIds(context, item), {
				sourceConnectionId: sourceConnection.id,
			}),
		);
	},
};
