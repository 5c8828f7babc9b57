import type { INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from '../../operations/itemParameters';
import type { IfExists } from '../createOnce';

/** What a second run of a create does. */
export const ifExistsField: INodeProperties = {
	displayName: 'If It Already Exists',
	name: 'ifExists',
	type: 'options',
	options: [
		{
			name: 'Reuse',
			value: 'reuse',
			description: 'Use the one that is there, if its settings are the same',
		},
		{ name: 'Create Another', value: 'createAnother', description: 'Create a second one' },
		{ name: 'Fail', value: 'fail', description: 'Stop and say that it is there' },
	],
	default: 'reuse',
	description: 'What to do when there already is one with this name',
};

export const chosenIfExists = (parameters: ItemParameters): IfExists =>
	parameters.get<IfExists>('ifExists', 'reuse');

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

export const nameField = (placeholder: string): INodeProperties => ({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder,
	description: 'What it is called in Experience Platform',
});

export const descriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'A note for people',
};

/** The longest wait for Adobe to finish a change (s). */
export const maximumWaitField = (seconds: number): INodeProperties => ({
	displayName: 'Maximum Wait',
	name: 'maximumWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: seconds,
	description:
		'How many seconds to wait at most until Adobe has finished; then the item says pending',
});

export function maximumWaitMs(parameters: ItemParameters, seconds: number): number {
	const wanted = Number(parameters.get<number>('maximumWait', seconds));
	return Math.max(0, Number.isFinite(wanted) ? wanted : seconds) * 1000;
}
