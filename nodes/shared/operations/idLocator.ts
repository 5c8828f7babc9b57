import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { assertId } from '../http/pathSegment';
import { InputError } from '../inputError';
import { assertLeftEmpty } from './emptyExpression';
import type { ItemParameters } from './itemParameters';

/** Something that is chosen by its id, or comes with the item in `ids`. */
export interface IdLocator<IdName extends string> {
	displayName: string;
	/** Name of the method in `listSearch`. */
	search: string;
	/** Its name in the item's `ids`. */
	idName: IdName;
	description: string;
	placeholder: string;
	/** The node that hands this id on. */
	from: string;
}

/** A resource locator; left empty, it takes its id from the incoming item. */
export function idLocatorField<IdName extends string>(
	name: string,
	{ displayName, search, idName, description, placeholder, from }: IdLocator<IdName>,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		hint: `Choose one. Only behind a node that hands its ID on (ids.${idName}), such as ${from}, it may stay empty.`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${displayName.toLowerCase()}…`,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}

/**
 * @param received the ids that the item brings
 * @throws InputError when nothing is chosen and the item brings no id, when an expression yields
 * nothing, or when it is no id
 */
export function chosenIdOf<IdName extends string>(
	{ context, parameters }: { context: IExecuteFunctions; parameters: ItemParameters },
	name: string,
	{ displayName, idName, from }: IdLocator<IdName>,
	received: Partial<Record<IdName, string>>,
): string {
	const chosen = parameters.chosen(name).value;
	if (chosen === '') assertLeftEmpty(context, name, displayName);
	const id = chosen || received[idName];
	if (id) {
		assertId(id, displayName);
		return id;
	}
	throw new InputError(
		displayName,
		`No ${displayName.toLowerCase()} is chosen`,
		`Choose one in '${displayName}', or let the node ${from} come before this one: it hands its ID on`,
	);
}
