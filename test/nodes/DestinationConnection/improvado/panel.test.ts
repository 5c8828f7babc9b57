import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { node } from './support';

const { description } = node;

function parametersOf(parameters: INodeParameters): INodeParameters {
	const chosen = { platform: 'improvado', ...parameters };
	return NodeHelpers.getNodeParameters(
		description.properties,
		chosen,
		true,
		false,
		null,
		description,
	)!;
}

const isShown = (parameters: INodeParameters, property: INodeProperties) =>
	NodeHelpers.displayParameter(parametersOf(parameters), property, null, description);

function shown(parameters: INodeParameters): string[] {
	return description.properties
		.filter((property) => isShown(parameters, property))
		.map(({ displayName, type }) => (type === 'notice' ? '(notice)' : displayName))
		.filter((name) => !['Platform', 'Resource', 'Operation'].includes(name));
}

const place = ['Destination', 'Connection'];
const many = ['Return All', 'Limit', 'Filters'];
const fields: Record<string, string[]> = {
	checkStatus: [...place, 'Maximum Wait'],
	create: [
		'(notice)',
		'Destination',
		'Title',
		'Create Load for New Tables',
		'Connection Parameters',
		'If It Already Exists',
		'Maximum Wait',
	],
	get: place,
	getAll: ['Destination', ...many],
	reauthorize: ['(notice)', ...place, 'Title', 'Connection Parameters', 'Maximum Wait'],
	update: [...place, 'Create Load for New Tables'],
};

it.each(Object.entries(fields))(
	'Connection: %s shows its fields and no other',
	(operation, names) => {
		expect(shown({ resource: 'connection', operation })).toEqual(names);
	},
);

it('Destination: getAll shows its fields and no other', () => {
	expect(shown({ resource: 'destination', operation: 'getAll' })).toEqual(many);
	expect(shown({ resource: 'destination' })).toEqual(many);
});

describe('the lists at the top', () => {
	const listed = (name: string, parameters: INodeParameters) =>
		description.properties
			.filter((property) => property.name === name && isShown(parameters, property))
			.flatMap(({ options }) => options as INodePropertyOptions[])
			.filter((option) =>
				NodeHelpers.displayParameter(parametersOf(parameters), option, null, description),
			)
			.map((option) => option.name);

	it('offer what each platform has', () => {
		const resources = (platform: string) => listed('resource', { platform });
		expect(resources('improvado')).toEqual(['Connection', 'Destination']);
		expect(resources('adobeExperiencePlatform')).toEqual([
			'Connection',
			'Destination',
			'Source Connection',
		]);
		const operations = (platform: string) =>
			listed('operation', { platform, resource: 'connection' });
		expect(operations('improvado')).toEqual([
			'Check Status',
			'Create',
			'Get',
			'Get Many',
			'Reauthorize',
			'Update',
		]);
		expect(operations('adobeExperiencePlatform')).toContain('Delete');
	});

	it('begin with creating a connection', () => {
		expect(parametersOf({})).toMatchObject({ resource: 'connection', operation: 'create' });
	});

	it("list each resource once, or n8n's list of actions would repeat them", () => {
		expect(description.properties.filter(({ name }) => name === 'resource')).toHaveLength(1);
	});
});

it.each([
	['improvado', 'create', ['improvadoApi', 'improvadoDestinationApi']],
	['improvado', 'reauthorize', ['improvadoApi', 'improvadoDestinationApi']],
	['improvado', 'update', ['improvadoApi']],
	['improvado', 'checkStatus', ['improvadoApi']],
	['improvado', 'get', ['improvadoApi']],
	['improvado', 'getAll', ['improvadoApi']],
	['adobeExperiencePlatform', 'create', ['adobeExperiencePlatformApi', 'destinationStorageApi']],
	['adobeExperiencePlatform', 'update', ['adobeExperiencePlatformApi', 'destinationStorageApi']],
	['adobeExperiencePlatform', 'delete', ['adobeExperiencePlatformApi']],
])('on %s, %s asks for its credentials only', (platform, operation, names) => {
	const asked = (values: INodeParameters) =>
		description
			.credentials!.filter((credential) =>
				NodeHelpers.displayParameter(values, credential, null as unknown as INode, description),
			)
			.map(({ name }) => name);
	const chosen = { platform, resource: 'connection', operation };
	expect(asked(parametersOf(chosen))).toEqual(names);
	expect(asked(chosen)).toEqual(names);
	const secrets = description.credentials!.find(({ name }) => name === 'improvadoDestinationApi')!;
	expect(secrets).toMatchObject({ testedBy: 'improvadoParametersShape' });
	expect(secrets.required).not.toBe(true);
});

it('asks for no parameters of a connection where destinations are listed', () => {
	const secrets = description.credentials!.find(({ name }) => name === 'improvadoDestinationApi')!;
	const isAsked = (values: INodeParameters) =>
		NodeHelpers.displayParameter(values, secrets, null as unknown as INode, description);
	expect(isAsked({ platform: 'improvado', resource: 'destination' })).toBe(false);
	// The editor stores neither the resource nor the operation that are the default.
	expect(isAsked({ platform: 'improvado' })).toBe(true);
});
