import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Resource } from './operation';

/**
 * Resource, Operation, and the fields of every operation, each shown only for its own.
 *
 * @param when what else decides whether they are shown, e.g. the platform
 * @param first the resource that is chosen at first
 */
export function operationPanel<Api>(
	resources: Array<Resource<Api>>,
	when: IDisplayOptions = {},
	first = resources[0].value,
): INodeProperties[] {
	return [
		resourceField(resources, when, first),
		...resources.map((resource) => operationField(resource, when)),
		...resources.flatMap((resource) =>
			Object.entries(resource.operations).flatMap(([operation, { properties }]) =>
				showFor(
					properties,
					both(when, { show: { resource: [resource.value], operation: [operation] } }),
				),
			),
		),
	];
}

/** A list of one is not shown; its option stays, since n8n lists the actions of a node by it. */
function resourceField<Api>(
	resources: Array<Resource<Api>>,
	when: IDisplayOptions,
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

function operationField<Api>(resource: Resource<Api>, when: IDisplayOptions): INodeProperties {
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
		...shown(both(when, { show: { resource: [resource.value] } })),
	};
}

/** The fields, each shown under these conditions besides its own. */
export function showFor(properties: INodeProperties[], when: IDisplayOptions): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: both(when, property.displayOptions),
	}));
}

function both(when: IDisplayOptions, own: IDisplayOptions = {}): IDisplayOptions {
	const show = { ...when.show, ...own.show };
	const hide = { ...when.hide, ...own.hide };
	return {
		...(Object.keys(show).length === 0 ? {} : { show }),
		...(Object.keys(hide).length === 0 ? {} : { hide }),
	};
}

function shown(displayOptions: IDisplayOptions): Pick<INodeProperties, 'displayOptions'> {
	return Object.keys(displayOptions).length === 0 ? {} : { displayOptions };
}
