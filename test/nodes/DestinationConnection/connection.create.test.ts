import type { IDataObject } from 'n8n-workflow';

import type { StorageKind } from '../../../nodes/shared/adobe/credential/storageCredential';
import {
	byName,
	Destinations,
	publicKey,
	said,
	sshKeyBase64,
	storageOf,
	storages,
} from './support';

const adobe = new Destinations();

const { accessId, secretKey } = storages.s3AccessKey;
const { username, password, domain } = storages.sftpPassword;
const { connectionString } = storages.azureConnectionString;
const s3Keys = { s3AccessKey: accessId, s3SecretKey: secretKey };
const emailServer = { domain, host: domain, username };

type Case = [destination: string, kind: StorageKind, specName: string, params: IDataObject];

/** Every way to authenticate at the destinations of the tutorial and at the current ones. */
const cases: Case[] = [
	['Amazon S3 (current)', 's3AccessKey', 'Access Key', s3Keys],
	['Amazon S3 (current)', 's3AssumedRole', 'Assumed Role', storages.s3AssumedRole],
	['Amazon S3 (legacy)', 's3AccessKey', 'Access Key', s3Keys],
	['Azure Blob (current)', 'azureConnectionString', 'ConnectionString', { connectionString }],
	['Azure Blob (legacy)', 'azureConnectionString', 'ConnectionString', { connectionString }],
	[
		'Azure Data Lake Storage Gen2',
		'azureServicePrincipal',
		'Azure Service Principal Auth',
		storages.azureServicePrincipal,
	],
	[
		'Google Cloud Storage',
		'googleCloudStorage',
		'Google Cloud Storage authentication credentials',
		storages.googleCloudStorage,
	],
	[
		'SFTP (current)',
		'sftpPassword',
		'SFTP with Password',
		{ domain, username, password, port: 22 },
	],
	['SFTP (current)', 'sftpSshKey', 'SFTP with SSH Key', { domain, username, sshKey: sshKeyBase64 }],
	[
		'SFTP (legacy)',
		'sftpPassword',
		'Basic Authentication for sftp',
		{ domain, host: domain, userName: username, password },
	],
	[
		'SFTP (legacy)',
		'sftpSshKey',
		'SFTP with SSH Key',
		{ ...emailServer, sshKey: sshKeyBase64, port: 22 },
	],
	['Adobe Campaign', 's3AccessKey', 'S3', { accessId, secretKey }],
	['Adobe Campaign', 'sftpPassword', 'SFTP with Password', { ...emailServer, password }],
	['Adobe Campaign', 'sftpSshKey', 'SFTP with SSH Key', { ...emailServer, sshKey: sshKeyBase64 }],
	['Adobe Campaign', 'azureConnectionString', 'Azure Blob', { connectionString }],
	...['Oracle Eloqua', 'Oracle Responsys', 'Salesforce Marketing Cloud'].flatMap(
		(label): Case[] => [
			[label, 'sftpPassword', 'SFTP with Password', { ...emailServer, password }],
			[label, 'sftpSshKey', 'SFTP with SSH Key', { ...emailServer, sshKey: sshKeyBase64 }],
		],
	),
	[
		'Cumulus Vault',
		'custom',
		'Cumulus API Token',
		{ endpoint: 'https://cumulus.example.com', apiToken: 'token-of-tests' },
	],
];

it.each(cases)('%s with %s', async (destination, kind, specName, params) => {
	const { jsons, error } = await adobe.connect(
		{ destination: byName(destination), name: 'Ours', description: 'Summer' },
		{ storage: storageOf(kind) },
	);
	expect(said({ error } as never)).toBe(' | ');
	const body = adobe.lastRequest('POST', '/connections')!.body as IDataObject;
	expect(body.auth).toEqual({ specName, params });
	const [made] = jsons;
	expect(made).toMatchObject({ name: 'Ours', description: 'Summer', created: true });
	expect(made.ids).toEqual({
		connectionSpecId: (body.connectionSpec as IDataObject).id,
		connectionId: made.id,
	});
	expect(adobe.stored(made.id as string)).toMatchObject({ auth: { specName } });
});

it('Data Landing Zone without a credential', async () => {
	const destination = byName('Data Landing Zone');
	const { jsons } = await adobe.connect({ destination }, { storage: undefined });
	expect(jsons).toMatchObject([{ created: true }]);
	expect(adobe.lastRequest('POST', '/connections')!.body).toEqual({
		name: 'Exports',
		connectionSpec: { id: '10440537-2a7b-4583-ac39-ed38d4b848e8', version: '1.0' },
	});
});

it('Data Landing Zone with one that is chosen all the same', async () => {
	const { jsons } = await adobe.connect({ destination: byName('Data Landing Zone') });
	expect(jsons).toMatchObject([{ created: true }]);
	expect(adobe.lastRequest('POST', '/connections')!.body).not.toHaveProperty('auth');
});

it('takes the built-in table when the live spec has no authSpec', async () => {
	const spec = { id: '4fce964d-3f37-408f-9778-e597338a21ee', name: 'Amazon S3' };
	const pathPrefix = '/data/foundation/flowservice/connectionSpecs/';
	adobe.sandbox.faults.add({ pathPrefix, status: 200, body: { items: [spec] } });
	const { jsons } = await adobe.connect();
	expect(jsons).toMatchObject([{ created: true, auth: { specName: 'Access Key' } }]);
});

describe('is refused before anything is created', () => {
	afterEach(() => expect(adobe.sandbox.adobe.connections()).toEqual([]));

	it('without a credential', async () => {
		const text = said(await adobe.connect({}, { storage: undefined }));
		expect(text).toContain("'Amazon S3 (current)' needs a credential 'Destination Storage API'");
	});

	it('with a credential of a kind that the destination does not take', async () => {
		const text = said(await adobe.connect({}, { storage: storageOf('sftpPassword') }));
		expect(text).toContain("'Amazon S3 (current)' takes no credential of the kind");
		expect(text).toContain("'Access Key'");
		expect(text).toContain("'Assumed Role'");
	});

	it('with a credential of a wrong shape', async () => {
		const storage = storageOf('s3AccessKey', { accessId: 'short' });
		expect(said(await adobe.connect({}, { storage }))).toContain("'Access ID'");
	});

	it('without a name', async () => {
		expect(said(await adobe.connect({ name: ' ' }))).toContain("'Name' is empty");
	});

	it('to a streaming destination', async () => {
		const text = said(await adobe.connect({ destination: byName('Azure Event Hubs') }));
		expect(text).toContain("'Azure Event Hubs' is a streaming destination");
	});

	it('with a public key where files cannot be encrypted', async () => {
		const text = said(
			await adobe.connect({
				destination: byName('Amazon S3 (legacy)'),
				options: { publicKey },
			}),
		);
		expect(text).toContain("'Amazon S3 (legacy)' does not offer to encrypt files");
	});
});

it('encrypts files by a public key', async () => {
	const { jsons } = await adobe.connect({ options: { publicKey } });
	expect(jsons[0]).toMatchObject({ created: true, encryption: { specName: 'File Encryption' } });
	expect(adobe.lastRequest('POST', '/connections')!.body).toMatchObject({
		encryptionSpecs: {
			specName: 'File Encryption',
			params: { encryptionAlgo: 'PGPGPG', publicKey: expect.any(String) },
		},
	});
});

it('works when Adobe answers a create with the ID alone, and deletes with 204', async () => {
	Object.assign(adobe.sandbox.adobe.settings, { createAnswer: 'idOnly', deleteStatus: 204 });
	const { jsons } = await adobe.connect();
	expect(jsons[0]).toMatchObject({ created: true, id: expect.any(String) });
	expect(jsons[0]).not.toHaveProperty('etag');
	const items = [{ json: jsons[0] }];
	const deleted = await adobe.operate('connection', 'delete', {}, { items });
	expect(deleted.jsons).toMatchObject([{ deleted: true }]);
});
