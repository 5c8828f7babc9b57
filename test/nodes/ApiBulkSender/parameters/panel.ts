import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { ApiBulkSender } from '../../../../nodes/ApiBulkSender/ApiBulkSender.node';

export const { description } = new ApiBulkSender();
export const { properties } = description;
const node = { typeVersion: 1 };

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

/** Types of the credentials that the node asks for. */
export function credentials(values: INodeParameters): string[] {
	return (description.credentials ?? [])
		.filter((one) => NodeHelpers.displayParameter(values, one, node, description))
		.map(({ name }) => name);
}
