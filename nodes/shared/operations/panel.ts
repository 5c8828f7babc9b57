import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Resource } from './operation';

type Conditions = NonNullable<IDisplayOptions['show']>;

/**
 * Resource, Operation, and the fields of every operation, each shown only for its own.
 *
 * @param when what else must be chosen, e.g. the platform
 * @param first the resource that is chosen at first
 */
export function operationPanel<Api>(
	resources: Array<Resource<Api>>,
	when: Conditions = {},
	first = resources[0].value,
): INodeProperties[] {
	return [
		resourceField(resources, when, first),
		...resources.map((resource) => operationField(resource, when)),
		...resources.flatMap((resource) =>
			Object.entries(resource.operations).flatMap(([operation, { properties }]) =>
				showFor(properties, { ...when, resource: [resource.value], operation: [operation] }),
			),
		),
	];
}

/** A list of one is not shown; its option stays, since n8n lists the actions of a node by it. */
function resourceField<Api>(
	resources: Array<Resource<Api>>,
	when: Conditions,
	first: string,
): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: resources.length === 1 ? 'hidden' : 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })),
		default: first,
		...shown(when),
	};
}

function operationField<Api>(resource: Resource<Api>, when: Conditions): INodeProperties {
	const { default: first } = resource;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: Object.entries(resource.operations).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			description,
		})),
		default: first,
		...shown({ ...when, resource: [resource.value] }),
	};
}

/** The fields, each shown under these conditions besides its own. */
export function showFor(properties: INodeProperties[], when: Conditions): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...when, ...property.displayOptions?.show },
		},
	}));
}

function shown(show: Conditions): Pick<INodeProperties, 'displayOptions'> {
	return Object.keys(show).length === 0 ? {} : { displayOptions: { show } };
}
