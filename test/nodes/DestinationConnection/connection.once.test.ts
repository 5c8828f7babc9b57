import { skipPauses } from '../../support/pauses';
import { byName, Destinations, publicKey, said, storageOf } from './support';

const adobe = new Destinations();
const path = '/data/foundation/flowservice/connections';

const connections = () => adobe.sandbox.adobe.connections();

describe('If It Already Exists', () => {
	it('Reuse: run twice, made once', async () => {
		const id = await adobe.connected();
		const { jsons } = await adobe.connect();
		expect(jsons).toMatchObject([{ id, created: false, ids: { connectionId: id } }]);
		expect(connections()).toHaveLength(1);
	});

	it('Create Another', async () => {
		const id = await adobe.connected();
		const { jsons } = await adobe.connect({ ifExists: 'createAnother' });
		expect(jsons).toMatchObject([{ created: true }]);
		expect(jsons[0].id).not.toBe(id);
		expect(connections()).toHaveLength(2);
	});

	it('Fail', async () => {
		await adobe.connected();
		const text = said(await adobe.connect({ ifExists: 'fail' }));
		expect(text).toContain("There already is a connection 'Exports'");
		expect(connections()).toHaveLength(1);
	});

	it('one of the same name at another destination is another one', async () => {
		await adobe.connected();
		const { jsons } = await adobe.connect({ destination: byName('Amazon S3 (legacy)') });
		expect(jsons).toMatchObject([{ created: true }]);
		expect(connections()).toHaveLength(2);
	});

	it('one with other settings is not reused: the differences are listed', async () => {
		await adobe.connected({ description: 'Winter' });
		const text = said(
			await adobe.connect(
				{ description: 'Summer', options: { publicKey } },
				{ storage: storageOf('s3AssumedRole') },
			),
		);
		expect(text).toContain("There already is a connection 'Exports' with other settings");
		expect(text).toContain("Description is 'Winter' there and 'Summer' here");
		expect(text).toContain("the way to authenticate is 'Access Key' there and 'Assumed Role' here");
		expect(text).toContain("the encryption of files is 'off' there and 'on' here");
		expect(connections()).toHaveLength(1);
	});

	it('a description that is not given, and one that is encrypted, are no differences', async () => {
		const id = await adobe.connected({ description: 'Winter', options: { publicKey } });
		const again = await adobe.connect({ options: { publicKey } });
		expect(again.jsons).toMatchObject([{ id, created: false }]);
		expect((await adobe.connect()).jsons).toMatchObject([{ id, created: false }]);
	});

	it('finds it behind the first page', async () => {
		const id = await adobe.connected();
		const others = Array.from({ length: 101 }, (_, at) => ({ json: { name: `Other ${at}` } }));
		await adobe.connect({ name: '={{ $json.name }}' }, { items: others });
		expect(connections()).toHaveLength(102);
		const { jsons } = await adobe.connect();
		expect(jsons).toMatchObject([{ id, created: false }]);
	});
});

describe('an answer that got lost', () => {
	beforeEach(skipPauses);
	afterEach(() => jest.restoreAllMocks());

	it.each([
		['connection cut', { resetAfterProcessing: true }],
		['HTTP 504', { applyThenStatus: 504 }],
		['HTTP 500', { applyThenStatus: 500 }],
		['an answer that is not JSON', { html: true }],
	])('after it was made makes no second one: %s', async (_, fault) => {
		adobe.sandbox.faults.add({ method: 'POST', path, ...fault });
		const { jsons, error } = await adobe.connect();
		expect(error).toBeUndefined();
		expect(jsons).toMatchObject([{ name: 'Exports', created: true }]);
		expect(connections()).toHaveLength(1);
		expect(adobe.requestsOf('POST', '/connections')).toHaveLength(1);
	});

	it('also beside one of the same name', async () => {
		const id = await adobe.connected();
		adobe.sandbox.faults.add({ method: 'POST', path, resetAfterProcessing: true });
		const { jsons } = await adobe.connect({ ifExists: 'createAnother' });
		expect(jsons[0].id).not.toBe(id);
		expect(connections()).toHaveLength(2);
	});

	it('before it was made is made up for', async () => {
		adobe.sandbox.faults.add({ method: 'POST', path, reset: true });
		const { jsons } = await adobe.connect();
		expect(jsons).toMatchObject([{ created: true }]);
		expect(connections()).toHaveLength(1);
		expect(adobe.requestsOf('POST', '/connections')).toHaveLength(2);
	});
});

it('too many requests are waited out, as long as Retry-After says', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	adobe.sandbox.faults.add({ method: 'POST', path, status: 429, retryAfter: 1 });
	const began = Date.now();
	const { jsons } = await adobe.connect();
	jest.restoreAllMocks();
	expect(jsons).toMatchObject([{ created: true }]);
	expect(Date.now() - began).toBeGreaterThanOrEqual(950);
	expect(connections()).toHaveLength(1);
});
