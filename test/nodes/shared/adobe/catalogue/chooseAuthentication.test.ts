import { chooseAuthentication } from '../../../../../nodes/shared/adobe/catalogue/chooseAuthentication';
import {
	knownDestinations,
	profileStore,
} from '../../../../../nodes/shared/adobe/catalogue/destinations';
import type {
	StorageCredential,
	StorageKind,
} from '../../../../../nodes/shared/adobe/credential/storageCredential';
import type { AuthSpec } from '../../../../../nodes/shared/adobe/types';
import { InputError } from '../../../../../nodes/shared/inputError';
import { base64, pkcs8 } from '../credential/keys';
import { storages } from '../credential/storages';

const unknownId = '11111111-2222-4333-8444-555555555555';
const idOf = (label: string) =>
	knownDestinations.find((known) => known.label === label)?.connectionSpecId ?? '';

const entry = (
	name: string,
	required: string[],
	properties: Record<string, object> = {},
	type = '',
): AuthSpec => ({
	name,
	type,
	spec: {
		required,
		properties: {
			...Object.fromEntries(required.map((key) => [key, { type: 'string' }])),
			...properties,
		} as never,
	},
});

const choose = (authSpec: AuthSpec[] | undefined, storage?: StorageCredential, id = unknownId) =>
	chooseAuthentication({ id, name: 'New Destination', authSpec }, storage);

function refusal(action: () => unknown): InputError {
	try {
		action();
	} catch (error) {
		if (error instanceof InputError) return error;
		throw error;
	}
	throw new Error('was not refused');
}

const s3 = {
	s3AccessKey: storages.s3AccessKey.accessId,
	s3SecretKey: storages.s3AccessKey.secretKey,
};
const { connectionString } = storages.azureConnectionString;
const server = { domain: 'sftp.example.com', username: 'adobe' };
const password = { password: ' pass word ' };
const sshKey = { sshKey: base64(pkcs8) };

describe('by the built-in table', () => {
	it.each<[string, StorageKind, string, object]>([
		['Amazon S3 (current)', 's3AccessKey', 'Access Key', s3],
		[
			'Amazon S3 (current)',
			's3AssumedRole',
			'Assumed Role',
			{ s3Role: storages.s3AssumedRole.s3Role },
		],
		['Amazon S3 (legacy)', 's3AccessKey', 'Access Key', s3],
		['Azure Blob (current)', 'azureConnectionString', 'ConnectionString', { connectionString }],
		['Azure Blob (legacy)', 'azureConnectionString', 'ConnectionString', { connectionString }],
		[
			'Azure Data Lake Storage Gen2',
			'azureServicePrincipal',
			'Azure Service Principal Auth',
			{
				url: 'https://files.dfs.core.windows.net',
				tenant: 'example.onmicrosoft.com',
				servicePrincipalId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
				servicePrincipalKey: 'principal-secret',
			},
		],
		[
			'Google Cloud Storage',
			'googleCloudStorage',
			'Google Cloud Storage authentication credentials',
			{ accessKeyId: 'GOOG1EXAMPLE', secretAccessKey: 'hmac-secret' },
		],
		['SFTP (current)', 'sftpPassword', 'SFTP with Password', { ...server, ...password, port: 22 }],
		['SFTP (current)', 'sftpSshKey', 'SFTP with SSH Key', { ...server, ...sshKey, port: 22 }],
		[
			'SFTP (legacy)',
			'sftpPassword',
			'Basic Authentication for sftp',
			{ host: 'sftp.example.com', username: 'adobe', ...password },
		],
		['SFTP (legacy)', 'sftpSshKey', 'SFTP with SSH Key', { ...server, ...sshKey, port: 22 }],
		[
			'Adobe Campaign',
			's3AccessKey',
			'S3',
			{ accessId: s3.s3AccessKey, secretKey: s3.s3SecretKey },
		],
		['Adobe Campaign', 'azureConnectionString', 'Azure Blob', { connectionString }],
		...[
			'Adobe Campaign',
			'Oracle Eloqua',
			'Oracle Responsys',
			'Salesforce Marketing Cloud',
		].flatMap((label): Array<[string, StorageKind, string, object]> => [
			[
				label,
				'sftpPassword',
				'SFTP with Password',
				{ ...server, host: 'sftp.example.com', ...password },
			],
			[label, 'sftpSshKey', 'SFTP with SSH Key', { ...server, host: '10.0.0.7', ...sshKey }],
		]),
	])('%s with %s', (label, kind, specName, params) => {
		expect(chooseAuthentication({ id: idOf(label) }, storages[kind])).toEqual({ specName, params });
	});

	it.each<[string, string]>([
		['the Profile Store', profileStore.connectionSpecId],
		['Data Landing Zone', idOf('Data Landing Zone')],
	])('%s connects without', (_, id) => {
		expect(chooseAuthentication({ id }, undefined)).toBeUndefined();
		expect(chooseAuthentication({ id }, storages.s3AccessKey)).toBeUndefined();
		const authSpec = [entry('Any', ['token'])];
		expect(chooseAuthentication({ id, authSpec }, storages.s3AccessKey)).toBeUndefined();
	});
});

describe('by the live spec', () => {
	it('goes before the table', () => {
		const live = [entry('Keys', ['accessKeyId', 'secretAccessKey'])];
		expect(choose(live, storages.s3AccessKey, idOf('Amazon S3 (legacy)'))).toEqual({
			specName: 'Keys',
			params: { accessKeyId: s3.s3AccessKey, secretAccessKey: s3.s3SecretKey },
		});
	});

	it('connects without when it offers nothing', () => {
		expect(choose([], undefined)).toBeUndefined();
	});

	it.each<[string[], object]>([
		[
			['host', 'userName', 'password'],
			{ host: 'sftp.example.com', userName: 'adobe', ...password },
		],
		[
			['hostname', 'user', 'password'],
			{ hostname: 'sftp.example.com', user: 'adobe', ...password },
		],
		[['domain', 'user_name', 'password'], { domain: 'sftp.example.com', ...password }],
	])('spells the keys as %j', (required, params) => {
		const live = [entry('Basic', required)];
		if (required.includes('user_name')) Object.assign(params, { user_name: 'adobe' });
		expect(choose(live, storages.sftpPassword)).toEqual({ specName: 'Basic', params });
	});

	it.each([
		['integer', 2222],
		['number', 2222],
		['string', '2222'],
	])('gives the port as %s', (type, port) => {
		const live = [entry('Basic', ['host', 'username', 'password'], { port: { type } })];
		const chosen = choose(live, { ...storages.sftpPassword, port: 2222 });
		expect(chosen?.params.port).toBe(port);
	});

	it('refuses a port that the destination would not get', () => {
		const live = [entry('Basic', ['host', 'username', 'password'])];
		const { field, message } = refusal(() =>
			choose(live, { ...storages.sftpPassword, port: 2222 }),
		);
		expect(field).toBe('Port');
		expect(message).toBe(
			"'Port' of the credential is 2222, but 'New Destination' always uses port 22",
		);
	});

	it('leaves out optional keys that it has no value for', () => {
		const live = [entry('Basic', ['host', 'username', 'password'], { folder: {}, host: {} })];
		expect(Object.keys(choose(live, storages.sftpPassword)?.params ?? {})).toEqual([
			'host',
			'username',
			'password',
		]);
	});

	it('never mixes kinds, whatever the order', () => {
		const both = [
			entry('SFTP with SSH Key', ['domain', 'username', 'sshKey']),
			entry('SFTP with Password', ['domain', 'username', 'password']),
		];
		for (const live of [both, both.toReversed()]) {
			expect(choose(live, storages.sftpPassword)?.specName).toBe('SFTP with Password');
			expect(choose(live, storages.sftpSshKey)?.specName).toBe('SFTP with SSH Key');
		}
	});

	it('gives an entry that takes password or key only the one', () => {
		const live = [entry('Basic', ['host', 'userName'], { password: {}, sshKey: {} })];
		expect(Object.keys(choose(live, storages.sftpPassword)?.params ?? {})).not.toContain('sshKey');
		expect(Object.keys(choose(live, storages.sftpSshKey)?.params ?? {})).not.toContain('password');
	});

	it("keeps Amazon's keys from Google and the other way round", () => {
		const google = [
			entry('Credentials', ['accessKeyId', 'secretAccessKey'], {}, 'GoogleCloudStorageAuth'),
		];
		const amazon = [entry('Access Key', ['accessKeyId', 'secretAccessKey'], {}, 'KeyBased')];
		expect(() => choose(google, storages.s3AccessKey)).toThrow(InputError);
		expect(() => choose(amazon, storages.googleCloudStorage)).toThrow(InputError);
	});

	it('passes over an entry that asks for more than the credential has', () => {
		const live = [
			entry('With Region', ['accessId', 'secretKey', 'region']),
			entry('Plain', ['accessId', 'secretKey']),
		];
		expect(choose(live, storages.s3AccessKey)?.specName).toBe('Plain');
	});

	it('lists what is offered when nothing fits', () => {
		const live = [
			entry('SFTP with Password', ['domain', 'username', 'password']),
			entry('Token', ['token']),
		];
		const { field, message, description } = refusal(() => choose(live, storages.s3AccessKey));
		expect(field).toBe('Storage');
		expect(message).toBe("'New Destination' takes no credential of the kind 'S3 Access Key'");
		expect(description).toContain(
			"'New Destination' offers 'SFTP with Password' (domain, username, password); 'Token' (token).",
		);
		expect(description).toContain("Kinds that fit: 'SFTP With Password'.");
	});

	it('says when only custom parameters can fit', () => {
		const { description } = refusal(() =>
			choose([entry('Token', ['token'])], storages.sftpPassword),
		);
		expect(description).toContain("Only a credential of the kind 'Custom' can fit.");
	});

	it('asks for a credential when there is none', () => {
		const { field, description } = refusal(() => choose([entry('Token', ['token'])], undefined));
		expect(field).toBe('Destination Storage API');
		expect(description).toContain("'Token' (token)");
	});

	it('asks for a credential when nobody knows what is offered', () => {
		expect(refusal(() => choose(undefined, undefined)).description).toContain('is not known');
	});

	it('refuses a credential of a wrong shape before anything else', () => {
		const live = [entry('Access Key', ['s3AccessKey', 's3SecretKey'])];
		expect(refusal(() => choose(live, { ...storages.s3AccessKey, accessId: 'x' })).field).toBe(
			'Access ID',
		);
	});
});

describe('custom', () => {
	const { custom } = storages;
	const params = { token: 'custom-secret', nested: { list: ['inner-secret'] } };

	it('is given as it is', () => {
		expect(choose(undefined, custom)).toEqual({ specName: 'Token', params });
		expect(choose([entry('Token', ['token'])], custom)).toEqual({ specName: 'Token', params });
	});

	it('is held against the entry of its name', () => {
		const live = [entry('Token', ['token', 'region'])];
		const { field, message } = refusal(() => choose(live, custom));
		expect(field).toBe('Custom Parameters');
		expect(message).toBe("'Custom Parameters' lacks what 'New Destination' asks for: region");
	});

	it('must name an entry that is offered', () => {
		const { field, description } = refusal(() => choose([entry('Key', ['key'])], custom));
		expect(field).toBe('Spec Name');
		expect(description).toContain("'Key' (key)");
	});
});
