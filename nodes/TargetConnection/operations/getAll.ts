import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { listMatching, nameContains } from '../../shared/adobe/client/listMatching';
import { locatorField } from '../../shared/adobe/panel/locators';
import type { TargetConnection } from '../../shared/adobe/types';
import { readLocator } from '../../shared/operations/itemParameters';
import { chosenLimit, limitField, returnAllField } from '../../shared/operations/listFields';
import type { ItemOperation } from '../../shared/operations/operation';
import { targetJson } from '../output';

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many target connections',
	description: 'List target connections, the newest first',

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
					...locatorField('connection'),
					description: 'Only those of this account at a destination',
					hint: undefined,
				},
				{
					displayName: 'Name Contains',
					name: 'nameContains',
					type: 'string',
					default: '',
					placeholder: 'e.g. newsletter',
					description: 'Only those whose name contains this text, in upper or lower case',
				},
			],
		},
	],

	async execute(call) {
		const { connection, nameContains: part = '' } = call.parameters.collection('filters');
		const connectionId = readLocator(connection).value;
		const found = await listMatching<TargetConnection>(
			call.api,
			'targetConnections',
			connectionId === '' ? {} : { property: `baseConnectionId==${connectionId}` },
			chosenLimit(call.parameters),
			part === '' ? undefined : ({ name }) => nameContains(name, String(part)),
		);
		return found.map((target) => targetJson(call, target));
	},
};
