import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { node } from './support';

const { description } = node;

function parametersOf(parameters: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		null,
		description,
	)!;
}

function shown(parameters: INodeParameters): string[] {
	const all = parametersOf(parameters);
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(all, property, null, description))
		.map(({ displayName, type }) => (type === 'notice' ? '(notice)' : displayName))
		.filter((name) => !['Platform', 'Resource', 'Operation'].includes(name));
}

const many = ['Return All', 'Limit'];
const fields: Record<string, Record<string, string[]>> = {
	destination: { get: ['Destination', 'Simplify'], getAll: [...many, 'Simplify', 'Filters'] },
	connection: {
		create: ['(notice)', 'Destination', 'Name', 'Description', 'If It Already Exists', 'Options'],
		get: ['Connection'],
		getAll: [...many, 'Filters', 'Options'],
		update: ['Connection', 'New Storage Credential', 'Update Fields', 'Maximum Wait'],
		checkStatus: ['Connection'],
		delete: ['Connection'],
	},
	sourceConnection: {
		create: ['Name', 'Description', 'If It Already Exists', 'Create Base Connection'],
		get: ['Source Connection'],
		getAll: [...many, 'Filters'],
		delete: ['Source Connection'],
	},
};

describe.each(Object.entries(fields))('%s', (resource, operations) => {
	it.each(Object.entries(operations))('%s shows its fields and no other', (operation, names) => {
		expect(shown({ resource, operation })).toEqual(names);
	});

	it('has these operations, in the order of their names', () => {
		const { options } = description.properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.[0] === resource,
		)!;
		const offered = options as Array<{ name: string; value: string }>;
		expect(offered.map(({ value }) => value).sort()).toEqual(Object.keys(operations).sort());
		expect(offered.map(({ name }) => name)).toEqual(offered.map(({ name }) => name).sort());
	});
});

it('names the base connection only when there is to be one', () => {
	const parameters = { resource: 'sourceConnection', operation: 'create' };
	expect(shown({ ...parameters, createBaseConnection: true })).toContain('Base Connection Name');
});

it('shows the storage credential only where it is used, and requires it nowhere', () => {
	const storage = description.credentials!.find(({ name }) => name === 'destinationStorageApi')!;
	const isAsked = (values: INodeParameters) =>
		NodeHelpers.displayParameter(values, storage, null as unknown as INode, description);
	const every = Object.entries(fields).flatMap(([resource, operations]) =>
		Object.keys(operations).map((operation) => ({ resource, operation })),
	);
	const used = [
		{ resource: 'connection', operation: 'create' },
		{ resource: 'connection', operation: 'update' },
	];
	expect(every.filter((chosen) => isAsked(parametersOf(chosen)))).toEqual(used);
	// As the editor stores it: without what is the default.
	expect(every.filter(isAsked)).toEqual(used);
	expect(isAsked({})).toBe(true);
	expect(every.filter((chosen) => isAsked({ platform: 'improvado', ...chosen }))).toEqual([]);
	expect(storage).toMatchObject({ testedBy: 'destinationStorageShape' });
	expect(storage.required).not.toBe(true);
});

it('takes expressions in every field but those that steer the panel', () => {
	const steering = (properties: INodeProperties[]): string[] =>
		properties.filter(({ noDataExpression }) => noDataExpression).map(({ name }) => name);
	expect(new Set(steering(description.properties))).toEqual(
		new Set(['platform', 'resource', 'operation']),
	);
});

it('lists are found by the names in the locators', () => {
	const text = JSON.stringify(description.properties);
	const searches = [...text.matchAll(/"searchListMethod":"(\w+)"/g)].map(([, name]) => name);
	expect(new Set(searches)).toEqual(new Set(Object.keys(node.methods.listSearch)));
});
