import type { INodeProperties } from 'n8n-workflow';

import { chosenOption } from './chosenOption';
import type { ItemParameters } from './itemParameters';

export type IfExists = 'reuse' | 'createAnother' | 'fail';

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

/** @throws InputError when an expression yields none of the options */
export const chosenIfExists = (parameters: ItemParameters): IfExists =>
	chosenOption<IfExists>(parameters, ifExistsField);
