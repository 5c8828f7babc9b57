import type { IDataObject } from 'n8n-workflow';

import { isDestination } from '../../../shared/adobe/catalogue/classify';
import { dataLake, profileStore } from '../../../shared/adobe/catalogue/destinations';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { listMatching, nameContains } from '../../../shared/adobe/client/listMatching';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { listSpecs } from '../../../shared/adobe/panel/destinationList';
import {
	chosenDestinationId,
	destinationField,
} from '../../../shared/adobe/panel/destinationLocator';
import type { Connection } from '../../../shared/adobe/types';
import { readLocator } from '../../../shared/operations/itemParameters';
import { chosenLimit, limitField, returnAllField } from '../../../shared/operations/listFields';
import type { ItemOperation } from '../../../shared/operations/operation';
import { connectionIds } from './connectionIds';

export const getAll: ItemOperation<AdobeClient> = {
	name: 'Get Many',
	action: 'Get many connections',
	description: 'List the connections to destinations; stored credentials are masked',
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
					...destinationField,
					description: 'Only connections to this destination',
					hint: '',
				},
				{
					displayName: 'Name Contains',
					name: 'nameContains',
					type: 'string',
					default: '',
					description: 'Only connections whose name holds this text',
				},
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					options: [
						{ name: 'Disabled', value: 'disabled' },
						{ name: 'Enabled', value: 'enabled' },
					],
					default: 'enabled',
					description: 'Only connections in this state',
				},
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Include Sources',
					name: 'includeSources',
					type: 'boolean',
					default: false,
					description:
						'Whether to also return connections that lead to no destination: accounts at sources, and base connections to the Profile Store',
				},
			],
		},
	],

	async execute({ context, api, item, parameters }) {
		const filters = parameters.collection('filters');
		const { includeSources = false } = parameters.collection('options');
		const connections = await listMatching<Connection>(
			api,
			'connections',
			{ property: await propertyFilters(api, filters) },
			chosenLimit(parameters),
			await fitting(api, String(filters.nameContains ?? ''), includeSources === true),
		);
		return connections.map((connection) =>
			withIds(connection, receivedIds(context, item), connectionIds(connection)),
		);
	},
};

async function propertyFilters(
	api: AdobeClient,
	{ destination, state }: IDataObject,
): Promise<string[]> {
	const chosen = readLocator(destination);
	const specId = chosen.value === '' ? '' : await chosenDestinationId(api, chosen);
	return [
		...(specId === '' ? [] : [`connectionSpec.id==${specId}`]),
		...(state ? [`state==${String(state)}`] : []),
	];
}

/** @returns undefined when all fit */
async function fitting(
	api: AdobeClient,
	part: string,
	includeSources: boolean,
): Promise<((connection: Connection) => boolean) | undefined> {
	if (includeSources && part === '') return undefined;
	const sources = includeSources ? new Set<string>() : await sourceSpecIds(api);
	return ({ name, connectionSpec }) =>
		nameContains(name, part) && !sources.has(connectionSpec?.id ?? '');
}

/** What the catalogue no longer lists may be a destination that was replaced. */
async function sourceSpecIds(api: AdobeClient): Promise<Set<string>> {
	const listed = (await listSpecs(api)).filter((spec) => !isDestination(spec));
	return new Set([
		profileStore.connectionSpecId,
		dataLake.connectionSpecId,
		...listed.map(({ id }) => id),
	]);
}
