import type { INodeProperties } from 'n8n-workflow';

import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listMatching, nameContains } from '../../../shared/adobe/client/listMatching';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { audienceField } from '../../../shared/adobe/panel/audienceLocator';
import type { Flow } from '../../../shared/adobe/types';
import type { Query } from '../../../shared/http/apiPorts';
import type { ItemParameters } from '../../../shared/operations/itemParameters';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemOperation } from '../../../shared/operations/operation';
import { filteredAudience } from '../audienceFilter';
import { destinationFilterField, filteredDestination } from '../destinationFilter';
import { flowIds } from '../flowIds';
import { filtersField, simplifyField } from '../panelFields';
import { simplifyDataflows } from './simplifyDataflow';

const stateField: INodeProperties = {
	displayName: 'State',
	name: 'state',
	type: 'options',
	options: [
		{ name: 'Disabled', value: 'disabled' },
		{ name: 'Enabled', value: 'enabled' },
	],
	default: 'enabled',
	description: 'Only dataflows in this state',
};

const nameContainsField: INodeProperties = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. Campaign',
	description: 'Only dataflows with this in their name, in whatever case',
};

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many dataflows',
	description: 'List the dataflows to destinations, newest first',
	properties: [
		returnAllField,
		limitField,
		filtersField([
			{ ...audienceField, description: 'Only dataflows that have this audience' },
			destinationFilterField,
			nameContainsField,
			stateField,
		]),
		simplifyField,
	],

	async execute({ context, api, item, parameters }) {
		const part = parameters.text('filters.nameContains');
		const flows = await listMatching<Flow>(
			api,
			'flows',
			await queryOf(api, parameters),
			chosenLimit(parameters),
			part === '' ? undefined : ({ name }) => nameContains(name, part),
		);
		const shown = parameters.flag('simplify', true) ? await simplifyDataflows(api, flows) : flows;
		const received = receivedIds(context, item);
		return shown.map((json, at) => withIds(json, received, flowIds(flows[at])));
	},
};

/** Source: the page on sorting and filtering; several properties must all hold. */
async function queryOf(api: AdobeClient, parameters: ItemParameters): Promise<Query> {
	const audience = await filteredAudience(api, parameters);
	const destination = await filteredDestination(api, parameters);
	const filters = [
		['inheritedAttributes.properties.isDestinationFlow', 'true'],
		['state', parameters.text('filters.state')],
		['inheritedAttributes.targetConnections[].connectionSpec.id', destination],
		['transformations[].params.segmentSelectors.selectors[].value.id', audience.join(',')],
	];
	return {
		property: filters
			.filter(([, value]) => value !== '')
			.map(([path, value]) => `${path}==${value}`),
	};
}
