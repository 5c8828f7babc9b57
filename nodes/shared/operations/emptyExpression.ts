import type { IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';

import { InputError } from '../inputError';

/**
 * For a locator whose value is empty. Left empty it takes its id from the item that comes in; an
 * expression that yields nothing is a slip, and must not change or delete what the item brings.
 *
 * @throws InputError when an expression is entered
 */
export function assertLeftEmpty(
	context: Pick<IExecuteFunctions, 'getNode'>,
	name: string,
	displayName: string,
): void {
	const entered = context.getNode().parameters[name];
	const value =
		entered !== null && typeof entered === 'object'
			? (entered as INodeParameterResourceLocator).value
			: entered;
	if (typeof value !== 'string' || !value.startsWith('=')) return;
	if (value.slice(1).trim() === '') return;
	throw new InputError(
		displayName,
		`The expression in '${displayName}' yields nothing`,
		`Check the expression, or leave '${displayName}' empty to take it from the item that comes in`,
	);
}
