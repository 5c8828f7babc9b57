import type { INodeProperties } from 'n8n-workflow';

import { apiBulkSenderProperties } from '../parameters';

const labels = new Map<string, string>(
	apiBulkSenderProperties.flatMap((property) =>
		[property, ...optionsOf(property)].map(({ name, displayName }) => [name, displayName] as const),
	),
);

function optionsOf(property: INodeProperties): INodeProperties[] {
	return property.type === 'collection' ? ((property.options ?? []) as INodeProperties[]) : [];
}

/** A parameter's name as the panel shows it. */
export function fieldLabel(name: string): string {
	return labels.get(name) ?? name;
}
