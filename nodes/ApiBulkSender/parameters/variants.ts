import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

export type Conditions = NonNullable<IDisplayOptions['show']>;

/**
 * The properties under each of the conditions: n8n joins the rules of one property by "and", so
 * "or" needs a property each. The conditions must exclude one another.
 *
 * Only `show` is used: a `hide` rule on a field that is itself hidden would count its last value.
 */
export function shownWhen(
	properties: INodeProperties | INodeProperties[],
	...anyOf: Conditions[]
): INodeProperties[] {
	return anyOf.flatMap((conditions) =>
		[properties].flat().map((property) => withConditions(property, conditions)),
	);
}

function withConditions(property: INodeProperties, conditions: Conditions): INodeProperties {
	const show = { ...property.displayOptions?.show, ...conditions };
	return { ...property, displayOptions: { show } };
}
