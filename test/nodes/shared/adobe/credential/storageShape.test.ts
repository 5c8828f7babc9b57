import type {
	StorageCredential,
	StorageKind,
} from '../../../../../nodes/shared/adobe/credential/storageCredential';
import {
	assertStorageShape,
	checkStorage,
	storageSecrets,
} from '../../../../../nodes/shared/adobe/credential/storageShape';
import { InputError } from '../../../../../nodes/shared/inputError';
import { base64, pkcs8 } from './keys';
import { storages } from './storages';

const kinds = Object.keys(storages) as StorageKind[];

it.each(kinds)('says of a good %s that this is all it can check', (kind) => {
	const { status, message } = checkStorage(storages[kind]);
	expect(status).toBe('OK');
	expect(message).toMatch(/all this test can check.*only creating a connection/);
});

it.each<[StorageKind, Partial<StorageCredential>, RegExp]>([
	['s3AccessKey', { accessId: '' }, /'Access ID' is empty\. Fill in 'Access ID'\./],
	['s3AccessKey', { accessId: 'AKIA' }, /'Access ID' is not an access key ID/],
	['s3AccessKey', { accessId: 'AKIAIOSFODNN1EXAMPLE' }, /digits 2 to 7/],
	['s3AccessKey', { secretKey: 'short' }, /'Secret Key' is not a secret access key/],
	['s3AssumedRole', { s3Role: 'export' }, /'Role ARN' is not the ARN of a role/],
	['s3AssumedRole', { s3Role: 'arn:aws:iam::123456789012:user/x' }, /not the ARN of a role/],
	['azureConnectionString', { connectionString: 'AccountName=a' }, /names no storage account/],
	['azureConnectionString', { connectionString: 'https://a.b?sig=c' }, /names no storage account/],
	[
		'azureServicePrincipal',
		{ url: 'http://a.b' },
		/'URL' is not an address that starts with https/,
	],
	['azureServicePrincipal', { url: 'a.b' }, /'URL' is not an address/],
	['azureServicePrincipal', { tenant: ' ' }, /'Tenant' is empty/],
	['azureServicePrincipal', { servicePrincipalId: '' }, /'Service Principal ID' is empty/],
	['azureServicePrincipal', { servicePrincipalKey: '' }, /'Service Principal Key' is empty/],
	['googleCloudStorage', { accessKeyId: '' }, /'Access Key ID' is empty/],
	['googleCloudStorage', { secretAccessKey: '' }, /'Secret Access Key' is empty/],
	['sftpPassword', { domain: '' }, /'Domain' is empty/],
	['sftpPassword', { domain: 'sftp://a.b' }, /'Domain' is not the name of a server/],
	['sftpPassword', { domain: 'a.b:22' }, /the port as 'Port'/],
	['sftpPassword', { domain: 'a.b/in' }, /'Domain' is not the name/],
	['sftpPassword', { domain: 'me@a.b' }, /'Domain' is not the name/],
	['sftpPassword', { host: 'https://a.b' }, /'Host' is not the name/],
	['sftpPassword', { port: 0 }, /'Port' is not a port/],
	['sftpPassword', { port: 65_536 }, /'Port' is not a port/],
	['sftpPassword', { port: 22.5 }, /'Port' is not a port/],
	['sftpPassword', { port: 'ssh' }, /'Port' is not a port/],
	['sftpPassword', { username: '' }, /'Username' is empty/],
	['sftpPassword', { password: '' }, /'Password' is empty/],
	['sftpSshKey', { sshKey: 'ssh-rsa AAAA' }, /'SSH Key' holds a public key/],
	['custom', { specName: '' }, /'Spec Name' is empty/],
	['custom', { customParameters: '{' }, /'Custom Parameters' is not a JSON object/],
	['custom', { customParameters: '[1]' }, /not a JSON object/],
	['custom', { customParameters: '"x"' }, /not a JSON object/],
	['custom', { customParameters: 'null' }, /not a JSON object/],
	[
		'custom',
		{ customParameters: '{"a":{"b":"***"}}' },
		/holds \*\*\* in place of the value of 'a.b'/,
	],
])('refuses a %s with %j', (kind, change, sentence) => {
	const data = { ...storages[kind], ...change };
	expect(() => assertStorageShape(data)).toThrow(InputError);
	const { status, message } = checkStorage(data);
	expect(status).toBe('Error');
	expect(message).toMatch(sentence);
});

it.each<[string, StorageCredential]>([
	[
		'a shared access signature',
		{
			storage: 'azureConnectionString',
			connectionString:
				'BlobEndpoint=https://a.blob.core.windows.net/;SharedAccessSignature=sv=1&sig=x',
		},
	],
	['an IP address', { ...storages.sftpPassword, domain: '192.168.0.7' }],
	['an IPv6 address', { ...storages.sftpPassword, domain: '2001:db8::1' }],
	['a port in words of the expression editor', { ...storages.sftpPassword, port: '2222' }],
	['blanks around values', { ...storages.s3AccessKey, accessId: ' AKIAIOSFODNN7EXAMPLE\n' }],
	['parameters as an object', { ...storages.custom, customParameters: { a: 1 } }],
])('accepts %s', (_, data) => {
	expect(checkStorage(data).status).toBe('OK');
});

it('refuses a storage that is none', () => {
	const data = { storage: 'toString' } as unknown as StorageCredential;
	expect(checkStorage(data)).toEqual({
		status: 'Error',
		message: expect.stringContaining("'Storage' of the credential"),
	});
});

it('never repeats a value', () => {
	const canary = 'cana/ry:value';
	for (const kind of kinds) {
		for (const field of Object.keys(storages[kind]).filter((name) => name !== 'storage')) {
			expect(checkStorage({ ...storages[kind], [field]: canary }).message).not.toContain(canary);
		}
	}
});

describe('storageSecrets', () => {
	it.each<[StorageKind, string[]]>([
		['s3AccessKey', ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY']],
		['s3AssumedRole', []],
		['azureServicePrincipal', ['principal-secret']],
		['googleCloudStorage', ['GOOG1EXAMPLE', 'hmac-secret']],
		['sftpPassword', [' pass word ']],
		['custom', ['custom-secret', 'inner-secret']],
	])('of %s', (kind, secrets) => {
		expect(storageSecrets(storages[kind])).toEqual(secrets);
	});

	it('holds the parts of a connection string', () => {
		const { connectionString = '' } = storages.azureConnectionString;
		const secrets = storageSecrets(storages.azureConnectionString);
		expect(secrets).toEqual([connectionString, 'c2VjcmV0LWtleQ==']);
	});

	it('holds an SSH key as entered and as sent', () => {
		expect(storageSecrets(storages.sftpSshKey)).toEqual([pkcs8.trim(), base64(pkcs8)]);
	});

	it('leaves out what another kind left over', () => {
		const data = { ...storages.sftpPassword, secretKey: 'left over' };
		expect(storageSecrets(data)).not.toContain('left over');
	});
});
