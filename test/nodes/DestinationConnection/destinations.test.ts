import { knownDestinations } from '../../../nodes/shared/adobe/catalogue/destinations';
import { byId, byName, Destinations, said } from './support';

const adobe = new Destinations();

const campaign = '0b23e41a-cb4a-4321-a78f-3b654f5d7d97';
const kinesis = '86043421-563b-46ec-8e6c-e23184711bf6';
const profileStore = '8a9c3494-9708-43d7-ae3f-cda01e5030e1';

async function list(parameters = {}) {
	const { jsons, error } = await adobe.operate('destination', 'getAll', {
		returnAll: true,
		...parameters,
	});
	expect(error).toBeUndefined();
	return jsons;
}

describe('Destination: Get Many', () => {
	it('lists every file destination of the table, both families labelled, and unknown ones', async () => {
		const labels = (await list()).map(({ label }) => label);
		expect(labels).toEqual(expect.arrayContaining(knownDestinations.map(({ label }) => label)));
		expect(labels).toEqual(expect.arrayContaining(['Courier Mail', 'Cumulus Vault']));
		expect(labels).toEqual([...labels].sort((a, b) => String(a).localeCompare(String(b))));
	});

	it('leaves out sources and streaming destinations', async () => {
		const ids = (await list()).map(({ id }) => id);
		expect(ids).not.toContain(kinesis);
		expect(ids).not.toContain(profileStore);
		const names = (await list()).map(({ name }) => name);
		expect(names.filter((name) => name === 'Azure Blob')).toHaveLength(1);
	});

	it('says which credential fits, and hands the ID on', async () => {
		const [found] = await list({ filters: { nameContains: 'campAIGN' } });
		expect(found).toEqual({
			label: 'Adobe Campaign',
			name: 'Adobe Campaign',
			id: campaign,
			family: 'email',
			storage: 'adobeCampaign',
			storageCredentials: [
				'Azure Connection String',
				'S3 Access Key',
				'SFTP With Password',
				'SFTP With SSH Key',
			],
			ids: { connectionSpecId: campaign },
		});
		const [landingZone] = await list({ filters: { nameContains: 'landing' } });
		expect(landingZone.storageCredentials).toEqual([]);
		const [cumulus] = await list({ filters: { nameContains: 'cumulus' } });
		expect(cumulus.storageCredentials).toEqual(['Custom']);
	});

	it('gives at most Limit, and the raw specs without Simplify', async () => {
		const raw = await list({ returnAll: false, limit: 2, simplify: false });
		expect(raw).toHaveLength(2);
		expect(raw[0]).toMatchObject({ providerId: expect.any(String), authSpec: expect.any(Array) });
		expect(raw[0].ids).toEqual({ connectionSpecId: raw[0].id });
	});
});

describe('Destination: Get', () => {
	const get = async (destination: ReturnType<typeof byName>, items = [{ json: {} }]) =>
		await adobe.operate('destination', 'get', { destination }, { items });

	it.each(['Adobe Campaign', 'adobe campaign', ' Adobe Campaign '])('by name: %p', async (name) => {
		const { jsons } = await get(byName(name));
		expect(jsons).toMatchObject([{ id: campaign, ids: { connectionSpecId: campaign } }]);
	});

	it('by label, where a name is not unique', async () => {
		const { jsons } = await get(byName('Amazon S3 (legacy)'));
		expect(jsons[0]).toMatchObject({ name: 'Amazon S3', family: 'legacyCloud' });
		const ambiguous = said(await get(byName('Amazon S3')));
		expect(ambiguous).toContain("There are several destinations 'Amazon S3'");
		expect(ambiguous).toContain("'Amazon S3 (current)', 'Amazon S3 (legacy)'");
	});

	it('by ID, with what it asks for', async () => {
		const { jsons } = await get(byId('4fce964d-3f37-408f-9778-e597338a21ee'));
		expect(jsons[0]).toMatchObject({
			label: 'Amazon S3 (current)',
			authentications: [
				{ specName: 'Access Key', required: ['s3SecretKey', 's3AccessKey'], optional: [] },
				{ specName: 'Assumed Role', required: ['s3Role'], optional: [] },
			],
			canEncryptFiles: true,
		});
	});

	it('as Adobe describes it, the version of the specification included', async () => {
		const parameters = { destination: byId(campaign), simplify: false };
		const { jsons } = await adobe.operate('destination', 'get', parameters);
		expect(jsons[0]).toMatchObject({ id: campaign, version: '1.0' });
		expect(jsons[0]).not.toHaveProperty('etag');
	});

	it('by the built-in table where the live spec names no authentication', async () => {
		const pathPrefix = '/data/foundation/flowservice/connectionSpecs/';
		const items = [{ id: campaign, name: 'Adobe Campaign' }];
		adobe.sandbox.faults.add({ pathPrefix, status: 200, body: { items } });
		const { jsons } = await get(byId(campaign));
		expect(jsons[0].storageCredentials).toHaveLength(4);
		expect(jsons[0].authentications).toHaveLength(4);
	});

	it('of the item that comes in, keeping its other ids', async () => {
		const ids = { connectionSpecId: campaign, dataflowId: 'flow-1' };
		const { jsons } = await adobe.operate('destination', 'get', {}, { items: [{ json: { ids } }] });
		expect(jsons).toMatchObject([{ label: 'Adobe Campaign', ids }]);
	});

	it('says so when nothing is chosen', async () => {
		const text = said(await adobe.operate('destination', 'get'));
		expect(text).toContain('No destination is chosen');
		expect(text).toContain("'Destination'");
	});

	it('names candidates when there is none of that name', async () => {
		const text = said(await get(byName('Nowhere')));
		expect(text).toContain("There is no destination 'Nowhere'");
		expect(text).toContain("'Adobe Campaign'");
		expect(text).not.toContain('Kinesis');
	});

	it('refuses streaming destinations and sources with a sentence', async () => {
		const streaming = "'Amazon Kinesis' is a streaming destination";
		expect(said(await get(byId(kinesis)))).toContain(streaming);
		expect(said(await get(byName('Amazon Kinesis')))).toContain(streaming);
		expect(said(await get(byId(profileStore)))).toContain('is a source of data');
	});

	it('names the ID and the sandbox when Adobe knows no such ID', async () => {
		const unknown = '11111111-2222-4333-8444-555555555555';
		const text = said(await get(byId(unknown)));
		expect(text).toContain(`Adobe finds no destination '${unknown}' in sandbox 'prod'`);
	});
});

describe('the list of destinations', () => {
	it('has labels, without streaming destinations, and searches in them', async () => {
		const { results } = await adobe.list('searchDestinations');
		expect(results).toContainEqual({ name: 'Adobe Campaign', value: campaign });
		expect(results.map(({ value }) => value)).not.toContain(kinesis);
		const found = await adobe.list('searchDestinations', 'amazon s3');
		expect(found.results.map(({ name }) => name)).toEqual([
			'Amazon S3 (current)',
			'Amazon S3 (legacy)',
		]);
	});

	it('tells private destinations of one name apart', async () => {
		const spec = (id: string) => ({
			id,
			name: 'Ours',
			providerId: '14e34fac-d307-11e9-bb65-2a2ae2dbcce4',
			targetSpec: { spec: { properties: { mode: { enum: ['FTP'] } } } },
		});
		const items = [spec('aaaaaaaa-0000'), spec('bbbbbbbb-0000')];
		const path = '/data/foundation/flowservice/connectionSpecs';
		adobe.sandbox.faults.add({ path, status: 200, body: { items } });
		const { results } = await adobe.list('searchDestinations');
		expect(results.map(({ name }) => name)).toEqual(['Ours (aaaaaaaa)', 'Ours (bbbbbbbb)']);
	});

	it('is read once for all items', async () => {
		const items = Array.from({ length: 5 }, () => ({ json: {} }));
		const destination = byName('Adobe Campaign');
		await adobe.operate('destination', 'get', { destination }, { items });
		expect(adobe.requestsOf('GET', '/connectionSpecs')).toHaveLength(1);
	});
});
