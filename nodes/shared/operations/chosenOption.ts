import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../inputError';
import type { ItemParameters } from './itemParameters';

type OptionsField = Pick<INodeProperties, 'displayName' | 'name' | 'options' | 'default'>;

/**
 * What is chosen in a field of the type options. n8n does not hold what an expression yields
 * against the options.
 *
 * @throws InputError when it is none of them
 */
export function chosenOption<T extends string>(
	parameters: ItemParameters,
	{ displayName, name, options = [], default: preset }: OptionsField,
): T {
	const entered = parameters.text(name, String(preset));
	const choices = options as INodePropertyOptions[];
	const chosen = choices.find((option) => [option.value, option.name].some(isEntered));
	if (chosen) return chosen.value as T;
	throw new InputError(
		displayName,
		entered === '' ? `'${displayName}' is empty` : `'${displayName}' cannot be '${entered}'`,
		`Choose one of these: ${choices.map((option) => option.name).join(', ')}`,
	);

	function isEntered(spelling: unknown): boolean {
		return String(spelling).toLowerCase() === entered.toLowerCase();
	}
}
