import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../inputError';
import type { Chosen } from '../../operations/itemParameters';
import type { ItemCall } from '../../operations/operation';
import { describeDestination } from '../catalogue/classify';
import type { AdobeClient } from '../client/adobeClient';
import { receivedIds } from '../ids';
import type { ConnectionSpec } from '../types';
import { assertLeftEmpty } from '../../operations/emptyExpression';
import { listDestinations, takesFiles, type LiveDestination } from './destinationList';

const FIELD = 'Destination';
/** More candidates than these make no sentence. */
const MOST_CANDIDATES = 20;

/** Left empty, it takes its id from the incoming item. Needs `searchDestinations` in the node. */
export const destinationField: INodeProperties = {
	displayName: FIELD,
	name: 'destination',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The kind of destination, as Experience Platform lists it',
	hint: 'Choose one. Only behind a node that hands its ID on (ids.connectionSpecId), such as Destination Connection, it may stay empty.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a destination…',
			typeOptions: { searchListMethod: 'searchDestinations', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Adobe Campaign',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 0b23e41a-cb4a-4321-a78f-3b654f5d7d97',
		},
	],
};

/**
 * The destination chosen in the field, or the one that the item brings, read live.
 *
 * @throws InputError when there is none, its name is not unique, or it takes no files
 */
export async function chosenDestination({
	context,
	api,
	item,
	parameters,
}: Pick<
	ItemCall<AdobeClient>,
	'context' | 'api' | 'item' | 'parameters'
>): Promise<LiveDestination> {
	const chosen = parameters.chosen('destination');
	if (chosen.value === '') assertLeftEmpty(context, 'destination', FIELD);
	const id =
		chosen.value === ''
			? receivedIds(context, item).connectionSpecId
			: await chosenDestinationId(api, chosen);
	if (id) return await readDestination(api, id);
	throw new InputError(
		FIELD,
		'No destination is chosen',
		`Choose one in '${FIELD}', or let Destination > Get of the node Destination Connection come before this one: it hands its ID on`,
	);
}

/** The connection spec's id of what is chosen, not looked at any closer. */
export async function chosenDestinationId(
	client: AdobeClient,
	{ mode, value }: Chosen,
): Promise<string> {
	return mode === 'name' ? await idByName(client, value) : value;
}

async function readDestination(client: AdobeClient, id: string): Promise<LiveDestination> {
	const spec = await client.getOne<ConnectionSpec>('connectionSpecs', id);
	const destination = { ...describeDestination(spec), spec };
	if (takesFiles(destination)) return destination;
	throw destination.kind === 'source' ? isSource(destination) : isStreaming(destination);
}

async function idByName(client: AdobeClient, name: string): Promise<string> {
	const all = await listDestinations(client);
	const files = all.filter(takesFiles);
	const [byLabel] = named(files, name, ({ label }) => label);
	if (byLabel) return byLabel.connectionSpecId;
	const byName = named(files, name, (destination) => destination.name);
	if (byName.length === 1) return byName[0].connectionSpecId;
	if (byName.length > 1) {
		throw new InputError(
			FIELD,
			`There are several destinations '${name}'`,
			`Enter one of these names in '${FIELD}': ${labels(byName)}`,
		);
	}
	const [streaming] = named(all, name, (destination) => destination.name);
	if (streaming) throw isStreaming(streaming);
	throw new InputError(
		FIELD,
		`There is no destination '${name}'`,
		`Enter one of these names in '${FIELD}': ${labels(files)}`,
	);
}

function named(
	destinations: LiveDestination[],
	name: string,
	nameOf: (destination: LiveDestination) => string,
): LiveDestination[] {
	const wanted = name.toLowerCase();
	return destinations.filter((destination) => nameOf(destination).toLowerCase() === wanted);
}

function labels(destinations: LiveDestination[]): string {
	const shown = destinations.slice(0, MOST_CANDIDATES).map(({ label }) => `'${label}'`);
	const more = destinations.length - shown.length;
	return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function isStreaming({ label }: LiveDestination): InputError {
	return new InputError(
		FIELD,
		`'${label}' is a streaming destination`,
		'These nodes write files. Choose a cloud storage or email marketing destination',
	);
}

function isSource({ label }: LiveDestination): InputError {
	return new InputError(
		FIELD,
		`'${label}' is a source of data, not a destination`,
		"Choose one of the destinations that 'From List' shows",
	);
}
