import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { ActivateAudience } from '../../../../nodes/ActivateAudience/ActivateAudience.node';
import { resources } from '../../../../nodes/ActivateAudience/resources';

export const { description } = new ActivateAudience();
export const { properties } = description;
const node = { typeVersion: 1 };

/** Every operation with its resource. */
export const operations = resources.flatMap(({ value, operations: all }) =>
	Object.keys(all).map((operation) => [value, operation] as const),
);

/** The properties that the panel shows for these values, hidden fields' leftovers included. */
export function shown(values: INodeParameters): INodeProperties[] {
	return properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, node, description),
	);
}

/** What n8n hands to the node for a workflow that holds only `values`. */
export function atRunTime(values: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(properties, values, true, false, node, description) ?? {};
}
