import { skipPauses } from '../../support/pauses';
import { byId, Targets } from './targets';

const adobe = new Targets();
const TARGETS = '/data/foundation/flowservice/targetConnections';
const form = { name: 'Files', bucketName: 'acme-exports', path: 'in' };

async function s3() {
	const id = await adobe.connection('S3');
	return { id, connection: byId(id) };
}

const s3Params = { bucketName: 'acme-exports', path: 'in' };

describe('when there is one with this name at this connection', () => {
	it('reuses it by default', async () => {
		const { connection } = await s3();
		const [first] = await adobe.done('create', { ...form, connection });
		const [second] = await adobe.done('create', { ...form, connection });
		expect([first.created, second.created]).toEqual([true, false]);
		expect(second.id).toBe(first.id);
		expect(second.ids).toEqual(first.ids);
		expect(adobe.stored).toHaveLength(1);
	});

	it('reuses it when it has more settings than are wanted', async () => {
		const { id, connection } = await s3();
		const csvOptions = { delimiter: '|' };
		await adobe.target('S3', id, 'Files', { ...s3Params, csvOptions });
		const [{ created }] = await adobe.done('create', { ...form, connection });
		expect(created).toBe(false);
	});

	it('refuses one with other settings and lists them all', async () => {
		const { id, connection } = await s3();
		await adobe.target('S3', id, 'Files', { bucketName: 'other-exports', path: 'out' });
		const csvOptions = { delimiter: ';' };
		const parameters = { ...form, connection, compression: 'GZIP', csvOptions };
		expect(await adobe.refusal('create', parameters)).toEqual({
			message: "There already is a target connection 'Files' with other settings",
			description: [
				"Bucket Name is 'other-exports' there and 'acme-exports' here",
				"Path is 'out' there and 'in' here",
				"Compression is 'NONE' there and 'GZIP' here",
				`CSV Options is empty there and '{"delimiter":";"}' here. Choose another name, change the existing one with Update, or set 'If It Already Exists' to Create Another`,
			].join('; '),
		});
		expect(adobe.bodies('POST')).toEqual([]);
	});

	it('creates a second one', async () => {
		const { id, connection } = await s3();
		const before = await adobe.target('S3', id, 'Files', s3Params);
		const [json] = await adobe.done('create', {
			...form,
			connection,
			ifExists: 'createAnother',
		});
		expect(json.created).toBe(true);
		expect(json.id).not.toBe(before);
		expect(adobe.stored).toHaveLength(2);
	});

	it('fails', async () => {
		const { id, connection } = await s3();
		await adobe.target('S3', id, 'Files', s3Params);
		const refusal = await adobe.refusal('create', { ...form, connection, ifExists: 'fail' });
		expect(refusal.message).toBe("There already is a target connection 'Files'");
		expect(adobe.bodies('POST')).toEqual([]);
	});
});

it('takes one of the same name at another connection for another', async () => {
	const [first, second] = [await s3(), await s3()];
	await adobe.target('S3', first.id, 'Files', s3Params);
	const [{ created }] = await adobe.done('create', { ...form, connection: second.connection });
	expect(created).toBe(true);
	const list = adobe.nodeRequests.find(({ method, path }) => method === 'GET' && path === TARGETS);
	const { searchParams } = new URL(list!.url, 'http://adobe');
	expect(searchParams.get('property')).toBe(`baseConnectionId==${second.id}`);
});

it('does so too when Adobe does not filter', async () => {
	const { connection } = await s3();
	const items = [{ id: 'x', name: 'Files', baseConnectionId: 'elsewhere', params: s3Params }];
	adobe.sandbox.faults.add({ method: 'GET', path: TARGETS, status: 200, body: { items } });
	const [{ created }] = await adobe.done('create', { ...form, connection });
	expect(created).toBe(true);
});

describe('a lost answer makes no second one', () => {
	beforeEach(skipPauses);
	afterEach(() => jest.restoreAllMocks());

	it.each([
		['cut off after it was carried out', { resetAfterProcessing: true }],
		['a time-out of the gateway', { applyThenStatus: 504 }],
		['a fault of the server', { applyThenStatus: 500 }],
	])('%s', async (_name, fault) => {
		const { connection } = await s3();
		adobe.sandbox.faults.add({ method: 'POST', path: TARGETS, ...fault });
		const [json] = await adobe.done('create', { ...form, connection });
		expect(json).toMatchObject({ created: true, id: adobe.stored[0].id });
		expect(adobe.stored).toHaveLength(1);
		expect(adobe.bodies('POST')).toHaveLength(1);
	});

	it('not even next to one with the same name', async () => {
		const { id, connection } = await s3();
		const before = await adobe.target('S3', id, 'Files', s3Params);
		adobe.sandbox.faults.add({ method: 'POST', path: TARGETS, applyThenStatus: 504 });
		const parameters = { ...form, connection, ifExists: 'createAnother' };
		const [json] = await adobe.done('create', parameters);
		expect(json.id).not.toBe(before);
		expect(adobe.stored).toHaveLength(2);
	});

	it('creates it again when it was not carried out', async () => {
		const { connection } = await s3();
		adobe.sandbox.faults.add({ method: 'POST', path: TARGETS, status: 503 });
		await adobe.done('create', { ...form, connection });
		expect(adobe.stored).toHaveLength(1);
		expect(adobe.bodies('POST')).toHaveLength(2);
	});
});

it('waits as long as Retry-After says, then creates it', async () => {
	const { connection } = await s3();
	const body = { error_code: '429050', message: 'Too many requests' };
	adobe.sandbox.faults.add({ method: 'POST', path: TARGETS, status: 429, retryAfter: 1, body });
	await adobe.done('create', { ...form, connection });
	const [refused, accepted] = adobe.nodeRequests.filter(({ method }) => method === 'POST');
	expect(accepted.receivedAt - refused.receivedAt).toBeGreaterThanOrEqual(1000);
	expect(adobe.stored).toHaveLength(1);
});
