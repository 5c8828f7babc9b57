import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../inputError';
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

/**
 * @returns how many to return at most, `Infinity` for all
 * @throws InputError when an expression yields no number above 0
 */
export function chosenLimit(parameters: ItemParameters): number {
	if (parameters.flag('returnAll')) return Infinity;
	const limit = Math.floor(Number(parameters.text('limit', '50')));
	if (limit >= 1) return limit;
	throw new InputError(
		'Limit',
		`'Limit' is '${parameters.text('limit')}', which is no number above 0`,
		"Enter how many to return at most, or switch on 'Return All'",
	);
}
