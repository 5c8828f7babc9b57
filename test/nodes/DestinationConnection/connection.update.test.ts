import type { IDataObject } from 'n8n-workflow';

import { byId, byName, Destinations, said, storageOf, storages } from './support';

const adobe = new Destinations();
const base = '/data/foundation/flowservice/connections';
const newSecret = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

async function update(id: string, parameters = {}, storage?: IDataObject) {
	const connection = byId(id);
	return await adobe.operate('connection', 'update', { connection, ...parameters }, { storage });
}

const patches = () => adobe.requests.filter(({ method }) => method === 'PATCH');

describe('name and description', () => {
	it('are changed, and read back', async () => {
		const id = await adobe.connected();
		const fields = { name: 'New', description: 'Summer' };
		const { jsons } = await update(id, { updateFields: fields });
		expect(jsons).toMatchObject([{ id, ...fields, changed: true, ids: { connectionId: id } }]);
		expect(adobe.stored(id)).toMatchObject(fields);
		expect(patches()).toMatchObject([
			{
				body: [
					{ op: 'add', path: '/description', value: 'Summer' },
					{ op: 'replace', path: '/name', value: 'New' },
				],
			},
		]);
	});

	it('that are as wanted already change nothing', async () => {
		const id = await adobe.connected({ description: 'Summer' });
		const { jsons } = await update(id, { updateFields: { description: 'Summer' } });
		expect(jsons).toMatchObject([{ id, changed: false }]);
		expect(patches()).toEqual([]);
	});

	it('leave what is not mentioned, and a description can be emptied', async () => {
		const id = await adobe.connected({ description: 'Summer' });
		const { jsons } = await update(id, { updateFields: { description: '' } });
		expect(jsons).toMatchObject([{ name: 'Exports', description: '', changed: true }]);
	});

	it('survive another writer in between', async () => {
		const id = await adobe.connected();
		const space = adobe.sandbox.adobe;
		adobe.sandbox.faults.add({
			method: 'PATCH',
			path: `${base}/${id}`,
			status: 412,
			body: { errorMessage: 'Supplied version does not match', errorDetails: '' },
		});
		const { jsons } = await update(id, { updateFields: { name: 'New' } });
		expect(jsons).toMatchObject([{ name: 'New', changed: true }]);
		expect(patches()).toHaveLength(2);
		expect(space.connections()[0]).toMatchObject({ name: 'New' });
	});

	it('a name cannot become empty, and an update needs something to do', async () => {
		const id = await adobe.connected();
		expect(said(await update(id, { updateFields: { name: ' ' } }))).toContain("'Name' is empty");
		expect(said(await update(id))).toContain('Nothing is to be changed');
		expect(patches()).toEqual([]);
	});
});

describe('New Storage Credential', () => {
	const parameters = { newStorageCredential: true };

	it('sends the full set of parameters', async () => {
		const id = await adobe.connected();
		const storage = storageOf('s3AccessKey', { secretKey: newSecret });
		const { jsons } = await update(id, parameters, storage);
		expect(jsons).toMatchObject([{ id, changed: true, auth: { params: { s3SecretKey: '***' } } }]);
		const params = { s3AccessKey: storages.s3AccessKey.accessId, s3SecretKey: newSecret };
		expect(patches()).toMatchObject([
			{ body: [{ op: 'replace', path: '/auth/params', value: params }] },
		]);
		expect(adobe.stored(id)).toMatchObject({ auth: { specName: 'Access Key', params } });
	});

	it('goes with other fields in one request', async () => {
		const id = await adobe.connected();
		const storage = storageOf('s3AccessKey', { secretKey: newSecret });
		await update(id, { ...parameters, updateFields: { name: 'New' } }, storage);
		expect(patches()).toHaveLength(1);
		expect(adobe.stored(id)).toMatchObject({
			name: 'New',
			auth: { params: { s3SecretKey: newSecret } },
		});
	});

	it('is stored once more when the answer got lost', async () => {
		const id = await adobe.connected();
		const storage = storageOf('s3AccessKey', { secretKey: newSecret });
		adobe.sandbox.faults.add({ method: 'PATCH', path: `${base}/${id}`, applyThenStatus: 504 });
		const { jsons } = await update(id, parameters, storage);
		expect(jsons).toMatchObject([{ id, changed: true }]);
		expect(adobe.stored(id)).toMatchObject({ auth: { params: { s3SecretKey: newSecret } } });
	});

	it('of another kind is refused, though the destination offers it', async () => {
		const id = await adobe.connected();
		const text = said(await update(id, parameters, storageOf('s3AssumedRole')));
		expect(text).toContain(
			"The connection 'Exports' authenticates by 'Access Key', and the credential is of the kind 'S3 Assumed Role'",
		);
		expect(text).toContain("'S3 Access Key'");
		expect(patches()).toEqual([]);
	});

	it('picks the entry that the connection has, where a kind fits several', async () => {
		const destination = byName('SFTP (legacy)');
		const id = await adobe.connected({ destination }, { storage: storageOf('sftpSshKey') });
		const text = said(await update(id, parameters, storageOf('sftpPassword')));
		expect(text).toContain("authenticates by 'SFTP with SSH Key'");
		const { jsons } = await update(id, parameters, storageOf('sftpSshKey', { username: 'other' }));
		expect(jsons).toMatchObject([{ changed: true }]);
		expect(adobe.stored(id)).toMatchObject({
			auth: { specName: 'SFTP with SSH Key', params: { username: 'other', port: 22 } },
		});
	});

	it('is spelled as the entry of the connection wants it, not as another of the same kind', async () => {
		const id = await adobe.connected();
		const entry = (name: string, required: string[]) => ({ name, spec: { required } });
		const spec = {
			id: '4fce964d-3f37-408f-9778-e597338a21ee',
			name: 'Amazon S3',
			authSpec: [
				entry('Other Keys', ['accessId', 'secretKey']),
				entry('Access Key', ['s3AccessKey', 's3SecretKey']),
			],
		};
		const pathPrefix = '/data/foundation/flowservice/connectionSpecs/';
		adobe.sandbox.faults.add({ pathPrefix, status: 200, body: { items: [spec] } });
		const storage = storageOf('s3AccessKey', { secretKey: newSecret });
		expect((await update(id, parameters, storage)).error).toBeUndefined();
		expect(adobe.stored(id)).toMatchObject({ auth: { params: { s3SecretKey: newSecret } } });
	});

	it('of a custom kind goes by its spec name', async () => {
		const destination = byName('Cumulus Vault');
		const id = await adobe.connected({ destination }, { storage: storageOf('custom') });
		const other = storageOf('custom', { specName: 'Something Else' });
		expect(said(await update(id, parameters, other))).toContain('Cumulus API Token');
		const customParameters = '{ "endpoint": "https://c.example.com", "apiToken": "next-token" }';
		const { jsons } = await update(id, parameters, storageOf('custom', { customParameters }));
		expect(jsons).toMatchObject([{ changed: true }]);
		expect(adobe.stored(id)).toMatchObject({ auth: { params: { apiToken: 'next-token' } } });
	});

	it('is refused for a connection whose way to authenticate Adobe does not show', async () => {
		const id = await adobe.connected();
		const connection = { ...adobe.stored(id), auth: undefined };
		const path = `/data/foundation/flowservice/connections/${id}`;
		adobe.sandbox.faults.add({ path, status: 200, body: { items: [connection] } });
		const text = said(await update(id, parameters, storageOf('s3AccessKey')));
		expect(text).toContain('Adobe does not show how the connection');
		expect(text).not.toContain('needs none');
	});

	it('is needed, and is of no use where the destination takes none', async () => {
		const id = await adobe.connected();
		expect(said(await update(id, parameters))).toContain(
			"'Amazon S3 (current)' needs a credential 'Destination Storage API'",
		);
		const destination = byName('Data Landing Zone');
		const landingZone = await adobe.connected({ destination }, { storage: undefined });
		const text = said(await update(landingZone, parameters, storageOf('s3AccessKey')));
		expect(text).toContain("The connection 'Exports' holds no credential");
	});
});
