import { listAudiences, type Audience } from '../../shared/adobe/audiences';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { chosenId } from '../../shared/adobe/panel/locators';
import type { Flow } from '../../shared/adobe/types';
import { chosenLimit, limitField, returnAllField } from '../../shared/operations/listFields';
import type { ItemCall, ItemOperation } from '../../shared/operations/operation';
import { dataflowField } from '../fields/panels';
import { audiencesIn } from '../input/dataflow';
import { audienceForPeople } from '../run/report';

type Scope = 'dataflow' | 'experiencePlatform';

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many audiences',
	description: 'List the audiences of a dataflow with their schedules, or all there are',
	properties: [
		{
			displayName: 'List',
			name: 'scope',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Audiences of a Dataflow',
					value: 'dataflow',
					description: 'Those that it exports, with schedule and file name',
				},
				{
					name: 'All Audiences',
					value: 'experiencePlatform',
					description: 'Those of Experience Platform, exported or not',
				},
			],
			default: 'dataflow',
			description: 'Which audiences to list',
		},
		{ ...dataflowField, displayOptions: { show: { scope: ['dataflow'] } } },
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
					placeholder: 'e.g. newsletter',
					description: 'A part of the name, in upper or lower case',
				},
			],
		},
	],
	async execute(call) {
		const { context, parameters, item } = call;
		const scope = parameters.get<Scope>('scope', 'dataflow');
		const name = String(parameters.collection('filters').nameContains ?? '').trim();
		const ids = receivedIds(context, item);
		const limit = chosenLimit(parameters);
		if (scope === 'experiencePlatform') {
			const audiences = await listAudiences(call.api, name, limit);
			return audiences.map((audience) => withIds(platformAudience(audience), ids, {}));
		}
		return await audiencesOfDataflow(call, name.toLowerCase(), limit);
	},
};

async function audiencesOfDataflow(call: ItemCall<AdobeClient>, name: string, limit: number) {
	const dataflowId = chosenId(call, 'dataflow');
	const flow = await call.api.getOne<Flow>('flows', dataflowId);
	const ids = receivedIds(call.context, call.item);
	return audiencesIn(flow)
		.filter((value) => (value.name ?? '').toLowerCase().includes(name))
		.slice(0, limit)
		.map((value) => withIds(audienceForPeople(value), ids, { dataflowId }));
}

/** With the names that the other operations read from input items. */
function platformAudience({ id, name, ...other }: Audience) {
	return { ...other, audienceId: id, audienceName: name ?? '' };
}
