import { columns } from '../../contracts/adobe/samples/mappingSet.ts';
import type { Loose } from '../client';
import { AdobeCaller } from './client';
import { makeFlow } from './makers';

const audiencesPath = '/data/core/ups/audiences';
const profilePath = '/data/core/ups/config/entityTypes/_xdm.context.profile';
const conversion = '/data/foundation/conversion';

describe('audiences', () => {
	const caller = new AdobeCaller();

	it('page by start, with a link that begins with @', async () => {
		const { json } = await caller.get(`${audiencesPath}?limit=20`);
		const total = json._page.totalCount;
		expect(total).toBeGreaterThanOrEqual(25);
		expect(json._page).toEqual({ totalCount: total, totalPages: 2, pageSize: 20, next: '20' });
		const { href } = json._links.next;
		expect(href).toBe('@/audiences?limit=20&start=20');
		const last = await caller.get(`/data/core/ups${href.slice(1)}`);
		expect(last.json.children).toHaveLength(total - 20);
		expect(last.json._links).toEqual({});
		const ids = [...json.children, ...last.json.children].map((one: Loose) => one.id);
		expect(new Set(ids).size).toBe(total);
	});

	it('hold unfinished and external ones', async () => {
		const { json } = await caller.get(`${audiencesPath}?limit=100`);
		const states = new Set(json.children.map((one: Loose) => one.lifecycleState));
		expect(states).toEqual(new Set(['published', 'draft', 'inactive', 'archived']));
		const external = json.children.filter((one: Loose) => one.type === 'ExternalSegment');
		expect(external).toHaveLength(2);
		for (const one of external) {
			expect(one.audienceId).not.toBe(one.id);
			expect(one.namespace).toBe('AAMSegments');
		}
	});

	it('are found by name, by original id and sorted', async () => {
		const found = async (query: string) =>
			(await caller.get(`${audiencesPath}?${query}`)).json.children.map((one: Loose) => one.name);
		expect(await found('name=mountain')).toEqual(['Interested in Mountain Biking']);
		const loyal = ['Loyalty Gold Members', 'Loyalty Silver Members'];
		expect(await found('name=loyalty&sort=name:asc')).toEqual(loyal);
		expect(await found('name=loyalty&sort=name:desc')).toEqual(loyal.toReversed());
		const [{ audienceId, name }] = caller.sandbox.adobe.audiences();
		expect(await found(`property=audienceId==${audienceId}`)).toEqual([name]);
	});

	it('come one by one by system id', async () => {
		const [{ id, name }] = caller.sandbox.adobe.audiences();
		expect((await caller.get(`${audiencesPath}/${id}`)).json.name).toBe(name);
		expect((await caller.get(`${audiencesPath}/nobody`)).status).toBe(404);
	});

	it('can be added by a test', async () => {
		const [added] = caller.sandbox.adobe.addAudiences(['Brand new']);
		expect((await caller.get(`${audiencesPath}/${added.id}`)).json.name).toBe('Brand new');
	});
});

describe('profile schema and namespaces', () => {
	const caller = new AdobeCaller();

	it('has nested fields, arrays and maps', async () => {
		const { json } = await caller.get(`${profilePath}?property=fullSchema==true`);
		expect(json.properties.person.properties.name.properties.firstName.type).toBe('string');
		expect(json.properties.loyalty.properties.loyaltyID.type).toBe('array');
		expect(json.properties.identityMap.additionalProperties.type).toBe('array');
		const leaves = JSON.stringify(json).match(/"type":"(string|number|boolean)"/g) ?? [];
		expect(leaves.length).toBeGreaterThan(30);
	});

	it('lists namespaces as a bare array', async () => {
		const { json } = await caller.get('/data/core/idnamespace/identities');
		expect(json).toHaveLength(7);
		expect(json.map((one: Loose) => one.code)).toContain('Phone_E.164');
	});
});

describe('mapping sets', () => {
	const caller = new AdobeCaller();
	const column = { type: 'string' };
	const identities = columns.ECID;
	const schema = async (name: string, properties: Record<string, unknown>) => {
		const jsonSchema = { type: 'object', properties };
		const { json } = await caller.post(`${conversion}/schemas`, { name, jsonSchema });
		return json.id as string;
	};
	const rule = (source: string, destination: string, sourceType = 'ATTRIBUTE') => ({
		sourceType,
		source,
		destination,
	});
	const create = async (mappings: unknown, names = ['first', 'email', 'phone']) => {
		const profile = (await caller.get(profilePath)).json;
		const input = await schema('Input', profile.properties);
		const output = await schema(
			'Output',
			Object.fromEntries(
				names.map((name) => [name, ['email', 'phone'].includes(name) ? identities : column]),
			),
		);
		return await caller.post(`${conversion}/mappingSets`, {
			inputSchema: { id: input },
			outputSchema: { id: output },
			mappings,
			xdmVersion: '1.0',
		});
	};

	it('answer id and version, and all of it by id', async () => {
		const { status, json } = await create([
			rule('person.name.firstName', 'first'),
			rule('identityMap.Phone_E//.164', 'phone'),
		]);
		expect([status, json]).toEqual([
			200,
			expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f]{32}$/), version: 0 }),
		]);
		const set = await caller.get(`${conversion}/mappingSets/${json.id}`);
		expect(set.json).toMatchObject({
			id: json.id,
			version: 0,
			xdmVersion: '1.0',
			mappings: [
				{ source: 'person.name.firstName', destination: 'first' },
				{ source: 'identityMap.Phone_E//.164', destination: 'phone' },
			],
			inputSchema: { id: expect.any(String), version: 0 },
		});
		const { outputSchema } = set.json;
		expect(Object.keys(outputSchema)).toEqual(['id', 'version']);
		expect((await caller.get(`${conversion}/schemas/${outputSchema.id}`)).json.name).toBe('Output');
	});

	it.each([
		['no rules', []],
		['a rule without a source', [{ destination: 'first', sourceType: 'ATTRIBUTE' }]],
		['another source type', [rule('person.gender', 'first', 'text/x.schema-path')]],
		['a dot in a destination', [rule('person.gender', 'person.gender')]],
		['the same destination twice', [rule('person.gender', 'first'), rule('timeZone', 'first')]],
		['a column the output schema lacks', [rule('person.gender', 'gender')]],
		['two identities', [rule('identityMap.Email', 'email'), rule('identityMap.ECID', 'phone')]],
		['an identity as a text', [rule('identityMap.Email', 'first')]],
		['what is only read', [{ ...rule('person.gender', 'first'), functionVersion: 1 }]],
		['an unknown namespace', [rule('identityMap.Nobody', 'email')]],
		['a namespace without escape', [rule('identityMap.Phone_E.164', 'phone')]],
	])('refuse %s', async (_what, mappings) => {
		const { status, json } = await create(mappings);
		expect([status, json.title]).toEqual([400, 'BadRequestError']);
	});

	it('need schemas that exist', async () => {
		const { status } = await caller.post(`${conversion}/mappingSets`, {
			inputSchema: { id: 'nobody' },
			outputSchema: { id: 'nobody' },
			mappings: [rule('person.gender', 'first')],
		});
		expect(status).toBe(404);
		expect((await caller.get(`${conversion}/mappingSets/nobody`)).status).toBe(404);
		expect((await caller.post(`${conversion}/schemas/`, { name: 'x' })).status).toBe(400);
	});

	it('are pointed to by a dataflow of the current family, in an existing version', async () => {
		const { json } = await create([rule('person.name.firstName', 'first')]);
		const { flowId } = await makeFlow(caller, 'S3');
		const point = (mappingId: string, mappingVersion: number) =>
			caller.patch(`/flows/${flowId}`, [
				{
					op: 'add',
					path: '/transformations/0/params/profileMapping',
					value: { mappingId, mappingVersion },
				},
			]);
		expect((await point('nobody', 0)).json.type).toContain('FLOW-1419-400');
		expect((await point(json.id, 3)).json.type).toContain('FLOW-1412-400');
		expect((await point(json.id, 0)).status).toBe(200);
		expect(caller.sandbox.adobe.mappingSets()).toHaveLength(1);
		expect(caller.sandbox.adobe.schemas()).toHaveLength(2);
	});
});
