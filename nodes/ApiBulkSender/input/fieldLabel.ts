import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { apiBulkSenderProperties } from '../parameters';

const labels = new Map<string, string>(
	apiBulkSenderProperties.flatMap((property) =>
		[property, ...optionsOf(property)].map(({ name, displayName }) => [name, displayName] as const),
	),
);

function optionsOf(property: INodeProperties): INodeProperties[] {
	if (property.type !== 'collection') return [];
	const options = (property.options ?? []) as INodeProperties[];
	return options.flatMap((option) => [option, ...fieldsOfGroup(option)]);
}

function fieldsOfGroup({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

/** A parameter's name as the panel shows it. */
export function fieldLabel(name: string): string {
	return labels.get(name) ?? name;
}
