import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { byId, Loads, node } from './support';

const tests = new Loads();
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

function shown(parameters: INodeParameters) {
	const all = parametersOf(parameters);
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter(all, property, null, description),
	);
}

const fields: Record<string, string[]> = {
	create: [
		'Data Table',
		'Destination',
		'Connection',
		'Destination Table',
		'Run Policy',
		'Load Historical Data',
		'If It Already Exists',
	],
	delete: ['Load'],
	get: ['Load'],
	getAll: ['Return All', 'Limit', 'Filters'],
	pause: ['Load'],
	resume: ['Load'],
	run: ['Load'],
	update: ['Load', 'Run Policy', 'Schedule'],
};

it.each(Object.entries(fields))('%s shows its fields and no other', (operation, names) => {
	const visible = shown({ platform: 'improvado', operation })
		.filter(({ type }) => type !== 'hidden')
		.map(({ displayName }) => displayName);
	expect(visible).toEqual(['Platform', 'Operation', ...names]);
});

describe('the list of resources', () => {
	const listed = (platform: string) =>
		shown({ platform }).filter(({ name }) => name === 'resource');

	it('is hidden on Improvado, which has one', () => {
		expect(listed('improvado')).toMatchObject([{ type: 'hidden', default: 'load' }]);
		expect(parametersOf({ platform: 'improvado' })).toMatchObject({
			resource: 'load',
			operation: 'create',
		});
	});

	it('offers loads nowhere else, but names them for the list of actions', () => {
		const [resources] = listed('adobeExperiencePlatform');
		const options = resources.options as INodePropertyOptions[];
		expect(options.map(({ name }) => name)).toEqual(['Dataflow', 'Load', 'Run']);
		const offered = (values: INodeParameters) =>
			options
				.filter((option) => NodeHelpers.displayParameter(values, option, null, description))
				.map(({ name }) => name);
		expect(offered({ platform: 'adobeExperiencePlatform' })).toEqual(['Dataflow', 'Run']);
		expect(offered({})).toEqual(['Dataflow', 'Run']);
		expect(offered({ platform: 'improvado' })).toEqual(['Load']);
		expect(parametersOf({})).toMatchObject({ resource: 'dataflow', operation: 'create' });
	});
});

it.each<[INodeParameters, string]>([
	[{ platform: 'improvado' }, 'improvadoApi'],
	[{ platform: 'adobeExperiencePlatform' }, 'adobeExperiencePlatformApi'],
	[{}, 'adobeExperiencePlatformApi'],
])('with %j asks for the credential of the platform only', (values, name) => {
	const asked = description.credentials!.filter((credential) =>
		NodeHelpers.displayParameter(values, credential, null as unknown as INode, description),
	);
	expect(asked).toMatchObject([{ name, required: true }]);
});

describe('lists', () => {
	const search = async (method: string, filter?: string, parameters: INodeParameters = {}) =>
		(
			await tests.search(node, method, {
				filter,
				parameters: { platform: 'improvado', ...parameters },
			})
		).results;

	it('show data tables by title', async () => {
		expect(await search('searchImprovadoDataTables', 'google')).toEqual([
			{ name: 'Google Ads by campaign', value: '502' },
		]);
		expect(await search('searchImprovadoDataTables')).toHaveLength(3);
	});

	it('show loads by where they lead to and where they come from', async () => {
		const id = await tests.load();
		const results = [{ name: 'facebook_ads (Facebook Ads by day)', value: String(id) }];
		expect(await search('searchImprovadoLoads', 'BY DAY')).toEqual(results);
		expect(await search('searchImprovadoLoads', 'other')).toEqual([]);
	});

	it('show destinations and connections', async () => {
		const id = tests.connection();
		expect(await search('searchImprovadoDestinations', 'bigq')).toHaveLength(1);
		const parameters = { destination: byId('bigquery') };
		expect(await search('searchImprovadoConnections', '', parameters)).toEqual([
			{ name: 'Reports', value: String(id) },
		]);
	});
});
