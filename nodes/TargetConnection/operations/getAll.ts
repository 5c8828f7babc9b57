import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { listPage } from '../../shared/adobe/client/pages';
import { locatorField } from '../../shared/adobe/panel/locators';
import type { TargetConnection } from '../../shared/adobe/types';
import type { Query } from '../../shared/http/apiPorts';
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
		const { connection, nameContains } = call.parameters.collection('filters');
		const connectionId = readLocator(connection).value;
		const query = connectionId === '' ? {} : { property: `baseConnectionId==${connectionId}` };
		const part = String(nameContains ?? '').trim();
		const found = await findByName(call.api, query, part, chosenLimit(call.parameters));
		return found.map((target) => targetJson(call, target));
	},
};

/** Adobe has no search by a part of a name, so pages are read until enough fit. */
async function findByName(
	client: AdobeClient,
	query: Query,
	part: string,
	limit: number,
): Promise<TargetConnection[]> {
	const wanted = part.toLowerCase();
	const found: TargetConnection[] = [];
	let token: string | undefined;
	do {
		const pageSize = wanted === '' ? limit - found.length : undefined;
		const page = await listPage<TargetConnection>(
			client,
			'targetConnections',
			query,
			pageSize,
			token,
		);
		found.push(...page.items.filter(({ name = '' }) => name.toLowerCase().includes(wanted)));
		token = page.continuationToken;
	} while (token !== undefined && found.length < limit);
	return found.slice(0, limit);
}
