import type { INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from './itemParameters';

export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** @returns how many to return at most, `Infinity` for all */
export function chosenLimit(parameters: ItemParameters): number {
	if (parameters.flag('returnAll')) return Infinity;
	return Math.max(1, Math.floor(parameters.get<number>('limit', 50)));
}
