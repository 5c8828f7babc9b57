import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/inputError';
import type { ItemParameters } from '../../../shared/operations/itemParameters';

export const runPolicyField: INodeProperties = {
	displayName: 'Run Policy',
	name: 'runPolicy',
	type: 'string',
	default: '',
	description:
		'When the load runs, as Improvado words it: a text, or an object as JSON. Its documents list no values; Get Many shows those of existing loads.',
};

/** Undefined when nothing was entered. */
export type RunPolicy = string | IDataObject | undefined;

/**
 * A text, or an object given as JSON or by an expression.
 *
 * @throws InputError when it begins as JSON and is none
 */
export function readRunPolicy(parameters: ItemParameters): RunPolicy {
	const value = parameters.get<unknown>('runPolicy', '');
	if (value !== null && typeof value === 'object') return value as IDataObject;
	const text = parameters.text('runPolicy');
	if (text.startsWith('{')) return parameters.json('runPolicy', 'Run Policy');
	if (text.includes('[object Object]')) {
		throw new InputError(
			'Run Policy',
			"'Run Policy' holds '[object Object]'",
			'Let the expression stand alone in the field, or write {{ JSON.stringify(…) }}',
		);
	}
	return text === '' ? undefined : text;
}
