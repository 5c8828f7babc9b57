import {
	NodeHelpers,
	type IDataObject,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
} from 'n8n-workflow';

import { Dataflow } from '../../../nodes/Dataflow/Dataflow.node';
import { Dataflows } from './dataflows';

const adobe = new Dataflows();

describe('lists', () => {
	const search = async (method: string, other: object = {}): Promise<INodeListSearchResult> =>
		await adobe.search(new Dataflow(), method, {
			// As the editor sends them: with the defaults.
			parameters: { platform: 'adobeExperiencePlatform' },
			...other,
		});
	const shown = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

	test('every list that a field asks for is there and answers', async () => {
		await adobe.flow('Weekly');
		const node = new Dataflow();
		const asked = new Set(
			JSON.stringify(node.description.properties).match(/(?<="searchListMethod":")\w+/g),
		);

		expect([...asked].sort()).toEqual(Object.keys(node.methods.listSearch).sort());
		const ofAdobe = [...asked].filter((method) => !method.includes('Improvado'));
		for (const method of ofAdobe) {
			expect((await search(method)).results).not.toEqual([]);
		}
	});

	test('dataflows, source and target connections are searched by name', async () => {
		const { targetConnectionId, dataflowId } = await adobe.flow('Weekly');
		await adobe.flow('Daily', 'S3');

		expect(shown(await search('searchDataflows', { filter: 'WEEK' }))).toEqual(['Weekly']);
		expect((await search('searchDataflows', { filter: 'week' })).results[0].value).toBe(dataflowId);
		expect((await search('searchTargetConnections', { filter: 'campaign' })).results[0].value).toBe(
			targetConnectionId,
		);
		expect(shown(await search('searchSourceConnections', { filter: 'profile' }))).not.toEqual([]);
	});
});

describe('the panel', () => {
	const node = new Dataflow().description;

	test('asks for the Adobe credential on that platform only', () => {
		const asked = (values: INodeParameters) =>
			node.credentials!.filter((credential) =>
				NodeHelpers.displayParameter(values, credential, null as unknown as INode, node),
			);
		const adobes = [{ name: 'adobeExperiencePlatformApi', required: true }];
		expect(asked({ platform: 'adobeExperiencePlatform' })).toMatchObject(adobes);
		// The editor does not store a default.
		expect(asked({})).toMatchObject(adobes);
		expect(asked({ platform: 'improvado' })).not.toMatchObject(adobes);
		expect(node.properties[0]).toMatchObject({
			name: 'platform',
			default: 'adobeExperiencePlatform',
			noDataExpression: true,
		});
	});

	test('every field is shown for its own operation', () => {
		const shownFor = (resource: string, operation: string) =>
			node.properties
				.filter(({ displayOptions }) => {
					const show = (displayOptions?.show ?? {}) as IDataObject;
					return (
						(show.resource as string[])?.includes(resource) &&
						(show.operation as string[])?.includes(operation)
					);
				})
				.map(({ name }) => name);

		expect({
			create: shownFor('dataflow', 'create'),
			get: shownFor('dataflow', 'get'),
			getAll: shownFor('dataflow', 'getAll'),
			update: shownFor('dataflow', 'update'),
			enable: shownFor('dataflow', 'enable'),
			disable: shownFor('dataflow', 'disable'),
			delete: shownFor('dataflow', 'delete'),
			runGet: shownFor('run', 'get'),
			runGetAll: shownFor('run', 'getAll'),
			runWait: shownFor('run', 'wait'),
			runWatch: shownFor('run', 'watch'),
		}).toEqual({
			create: [
				'sourceConnection',
				'targetConnection',
				'name',
				'description',
				'ifExists',
				'maximumWait',
				'options',
			],
			get: ['dataflow'],
			getAll: ['returnAll', 'limit', 'filters', 'simplify'],
			update: ['dataflow', 'updateFields', 'maximumWait'],
			enable: ['dataflow', 'maximumWait'],
			disable: ['dataflow', 'maximumWait'],
			delete: ['dataflow', 'maximumWait'],
			runGet: ['runId', 'simplify'],
			runGetAll: ['runsOf', 'dataflow', 'returnAll', 'limit', 'filters', 'simplify'],
			runWait: ['waitFor', 'dataflow', 'runId', 'maximumWait', 'simplify', 'options'],
			runWatch: ['runsOf', 'dataflow', 'returnAll', 'limit', 'options'],
		});
	});

	test('changes are waited for 300 seconds, runs an hour', () => {
		const waits = node.properties.filter(({ name }) => name === 'maximumWait');

		expect(waits.map(({ default: seconds }) => seconds)).toEqual([300, 300, 300, 300, 300, 3600]);
	});

	test('Watch looks at all dataflows and audiences unless it is told otherwise', () => {
		const ofWatch = ({ displayOptions }: { displayOptions?: IDataObject }) =>
			JSON.stringify(displayOptions?.show ?? {}).includes('"watch"');
		const defaults = node.properties
			.filter((property) => ofWatch(property as { displayOptions?: IDataObject }))
			.map(({ name, default: value }) => [name, value]);

		expect(Object.fromEntries(defaults)).toMatchObject({ runsOf: 'all', returnAll: true });
	});
});
