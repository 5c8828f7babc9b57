import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';
import {
	campaignFlow,
	campaignTransformations,
} from '../../contracts/adobe/samples/campaignFlow.ts';
import { cloudTransformations } from '../../contracts/adobe/samples/cloudFlow.ts';
import {
	columns,
	readMappings,
	writtenMappings,
} from '../../contracts/adobe/samples/mappingSet.ts';
import { tutorialTransformations } from '../../contracts/adobe/samples/tutorialFlow.ts';
import type { Loose } from '../client';
import { AdobeCaller } from './client';
import { attributePath, audiencePath, makeFlow } from './makers';

const caller = new AdobeCaller();
const params = '/transformations/0/params';
const conversion = '/data/foundation/conversion';

/** What the tutorial sends of an attribute; of an identity also its namespace. */
const short = ({ path, identity }: Loose) => ({ path, ...(identity ? { identity } : {}) });
const add = (path: string, value: unknown) => ({ op: 'add', path, value });

describe.each([
	['of Adobe Campaign with an identity', campaignTransformations],
	['of the tutorial with attributes only', tutorialTransformations],
])('a dataflow %s', (_, [{ params: sample }]) => {
	const { selectors, mandatoryFields, primaryFields } = sample.profileSelectors;
	const patch = [
		...selectors.map(({ type, value }) => add(`${attributePath}/-`, { type, value: short(value) })),
		add(`${params}/profileSelectors/mandatoryFields`, mandatoryFields),
		add(`${params}/profileSelectors/primaryFields`, primaryFields),
	];

	it('is stored as Adobe shows it', async () => {
		const { flowId } = await makeFlow(caller);
		expect((await caller.patch(`/flows/${flowId}`, patch)).status).toBe(200);
		caller.wait(5_000);
		const flow = await caller.one(`/flows/${flowId}`);
		expect(flow.transformations[0].params.profileSelectors).toEqual(sample.profileSelectors);
	});

	it('keeps schedules without a trigger', async () => {
		const { flowId } = await makeFlow(caller);
		const audiences = caller.sandbox.adobe.audiences();
		const added = sample.segmentSelectors.selectors.map(({ type, value }, at) =>
			add(`${audiencePath}/-`, { type, value: { ...value, id: audiences[at].id } }),
		);
		expect((await caller.patch(`/flows/${flowId}`, added)).status).toBe(200);
		caller.wait(5_000);
		const flow = await caller.one(`/flows/${flowId}`);
		const stored = flow.transformations[0].params.segmentSelectors.selectors;
		expect(stored.map(({ value }: Loose) => value.schedule)).toEqual(
			sample.segmentSelectors.selectors.map(({ value }) => value.schedule),
		);
	});
});

it.each([
	['an identity by its path in the profile', { path: 'identityMap.Email' }],
	['a namespace without saying that it is one', { path: 'Email' }],
	['a namespace under another name', { path: 'Mail', identity: { namespace: 'Email' } }],
	['a namespace that does not exist', { path: 'Mail', identity: { namespace: 'Mail' } }],
])('%s is refused as a selector', async (_, value) => {
	const { flowId } = await makeFlow(caller);
	const patch = [add(`${attributePath}/-`, { type: 'JSON_PATH', value })];
	const { status, json } = await caller.patch(`/flows/${flowId}`, patch);
	expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1419-400')]);
});

it('a second identity, and an attribute as key besides an identity, are refused', async () => {
	const { flowId } = await makeFlow(caller);
	const identity = (namespace: string) =>
		add(`${attributePath}/-`, {
			type: 'JSON_PATH',
			value: { path: namespace, identity: { namespace } },
		});
	const key = { fieldType: 'ATTRIBUTE', attributePath: 'person.gender' };
	const keys = add(`${params}/profileSelectors/primaryFields`, [key]);
	for (const patch of [
		[identity('Email'), identity('ECID')],
		[identity('Email'), keys],
	]) {
		const { status, json } = await caller.patch(`/flows/${flowId}`, patch);
		expect([status, json.type]).toEqual([400, expect.stringContaining('FLOW-1419-400')]);
	}
});

describe('mapping sets', () => {
	const profile = { type: 'object', properties: { person: { type: 'object' } } };
	async function schema(properties: object): Promise<string> {
		const body = { name: 'Invented', jsonSchema: { type: 'object', properties } };
		return (await caller.post(`${conversion}/schemas`, body)).json.id;
	}
	async function written(mappings: unknown) {
		const inputSchema = { id: await schema(profile.properties) };
		const outputSchema = { id: await schema(columns) };
		return { inputSchema, outputSchema, mappings, xdmVersion: '1.0' };
	}
	const sets = `${conversion}/mappingSets`;

	it('are read back in the other spelling, with schemas by id', async () => {
		const body = await written(writtenMappings);
		const { json } = await caller.post(sets, body);
		const read = await caller.get(`${sets}/${json.id}?version=0`);
		expect(read.json.mappings.map(({ id: _, ...rule }: Loose) => rule)).toEqual(readMappings);
		expect(read.json).toMatchObject({
			id: json.id,
			version: 0,
			xdmVersion: '1.0',
			inputSchema: { id: body.inputSchema.id, version: 0 },
		});
		expect(read.json.outputSchema).toEqual({ id: body.outputSchema.id, version: 0 });
		const whole = await caller.get(`${sets}/${json.id}?version=0&expandSchema=true`);
		expect(whole.json.outputSchema).toEqual({
			id: body.outputSchema.id,
			version: 0,
			jsonSchema: { type: 'object', properties: columns },
		});
	});

	it('that are updated get a version more; without one the first is read', async () => {
		const { json } = await caller.post(sets, await written(writtenMappings.slice(0, 1)));
		const update = await written(writtenMappings);
		expect((await caller.call('PUT', `${sets}/${json.id}`, update)).json.version).toBe(1);
		const count = async (query: string) =>
			(await caller.get(`${sets}/${json.id}${query}`)).json.mappings.length;
		expect(await count('')).toBe(1);
		expect(await count('?version=0')).toBe(1);
		expect(await count('?version=1')).toBe(4);
		expect((await caller.get(`${sets}/${json.id}?version=2`)).status).toBe(404);
	});

	it('give their mappings in another order if they are told to', async () => {
		caller.sandbox.adobe.settings.mappingOrder = 'byColumn';
		const { json } = await caller.post(sets, await written(writtenMappings));
		const { mappings } = (await caller.get(`${sets}/${json.id}`)).json;
		expect(mappings.map(({ destination }: Loose) => destination)).toEqual([
			'ECID',
			'first_name',
			'full_name',
			'origin',
		]);
	});

	it('with identities: the dataflow names them by their bare namespace', async () => {
		const { json } = await caller.post(sets, await written(writtenMappings));
		const { flowId } = await makeFlow(caller, 'S3');
		const [{ params: sample }] = cloudTransformations(json.id, 0);
		const set = (mandatory: string[], keys: unknown = sample.primaryFields) =>
			caller.patch(`/flows/${flowId}`, [
				add(`${params}/profileMapping`, sample.profileMapping),
				add(`${params}/mandatoryFields`, mandatory),
				add(`${params}/primaryFields`, keys),
			]);
		const key = { fieldType: 'ATTRIBUTE', attributePath: 'person.name.firstName' };
		expect((await set(['identityMap.ECID'])).status).toBe(400);
		expect((await set(['ECID'], [key])).status).toBe(400);
		expect((await set(['ECID'])).status).toBe(200);
		caller.wait(5_000);
		const flow = await caller.one(`/flows/${flowId}`);
		expect(flow.transformations[0].params).toMatchObject({
			mandatoryFields: sample.mandatoryFields,
			primaryFields: sample.primaryFields,
			profileMapping: sample.profileMapping,
		});
	});
});

it('what a dataflow inherits has the form that Adobe shows', async () => {
	const { flowId, sourceConnectionId } = await makeFlow(caller);
	const shape = ({ sourceConnections: [source], targetConnections: [target] }: Loose) => [
		Object.keys(source).sort(),
		Object.keys(source.baseConnection).sort(),
		source.typeInfo,
		Object.keys(target).sort(),
		Object.keys(target.baseConnection).sort(),
	];
	const flow = await caller.one(`/flows/${flowId}`);
	expect(shape(flow.inheritedAttributes)).toEqual(shape(campaignFlow.inheritedAttributes));
	// destinations.yaml, example SourceConnectionsResponseUPS: no baseConnectionId, yet a base.
	const { baseConnectionId, inheritedAttributes } = await caller.one(
		`/sourceConnections/${sourceConnectionId}`,
	);
	expect(baseConnectionId).toBeUndefined();
	expect(inheritedAttributes).toEqual({
		baseConnection: {
			id: expect.any(String),
			connectionSpec: { id: specIds.profileStore, version: '1.0' },
		},
	});
});
