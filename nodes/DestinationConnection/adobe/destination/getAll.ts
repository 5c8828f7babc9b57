import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { nameContains } from '../../../shared/adobe/client/listMatching';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { listDestinations, takesFiles } from '../../../shared/adobe/panel/destinationList';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemOperation } from '../../../shared/operations/operation';
import { simplifyField } from './simplifyField';
import { summarize } from './summary';

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many destinations',
	description: 'List the destinations that take files',
	properties: [
		returnAllField,
		limitField,
		simplifyField,
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
					placeholder: 'e.g. Campaign',
					description: 'Only destinations whose name holds this text',
				},
			],
		},
	],

	async execute({ context, api, item, parameters }) {
		const { nameContains: part = '' } = parameters.collection('filters');
		const destinations = (await listDestinations(api))
			.filter((each) => takesFiles(each) && nameContains(each.label, String(part)))
			.slice(0, chosenLimit(parameters));
		const simplified = parameters.flag('simplify', true);
		return destinations.map((destination) =>
			withIds(simplified ? summarize(destination) : destination.spec, receivedIds(context, item), {
				connectionSpecId: destination.connectionSpecId,
			}),
		);
	},
};
