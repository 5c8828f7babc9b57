import { objectSchema, secret, text } from './spec.ts';
import type { NamedSpec } from './spec.ts';

export const accessKey: NamedSpec = {
	name: 'Access Key',
	type: 'KeyBased',
	spec: objectSchema(
		{
			s3AccessKey: text('Id of the access key', { pattern: '^[A-Z2-7]{20}$' }),
			s3SecretKey: secret('Secret access key', { pattern: '^[A-Za-z0-9/+]{40}$' }),
		},
		['s3SecretKey', 's3AccessKey'],
	),
};

export const assumedRole: NamedSpec = {
	name: 'Assumed Role',
	type: 'AssumedRole',
	spec: objectSchema({ s3Role: text('ARN of the role') }, ['s3Role']),
};

export const connectionString: NamedSpec = {
	name: 'ConnectionString',
	type: 'ConnectionString',
	spec: objectSchema({ connectionString: secret('Connection string of the account') }, [
		'connectionString',
	]),
};

export const servicePrincipal: NamedSpec = {
	name: 'Azure Service Principal Auth',
	type: 'AzureServicePrincipal',
	spec: objectSchema(
		{
			url: text('Endpoint of the storage account'),
			servicePrincipalId: text('Id of the service principal'),
			servicePrincipalKey: secret('Key of the service principal'),
			tenant: text('Tenant, by domain name or id'),
		},
		['servicePrincipalKey', 'url', 'tenant', 'servicePrincipalId'],
	),
};

export const googleKeys: NamedSpec = {
	name: 'Google Cloud Storage authentication credentials',
	type: 'GoogleCloudStorageAuth',
	spec: objectSchema(
		{ accessKeyId: text('Id of the access key'), secretAccessKey: secret('Secret access key') },
		['accessKeyId', 'secretAccessKey'],
	),
};

const port = { description: 'Port of the server', type: 'integer', default: 22 };
const sshKey = secret('Private key in base64', { contentEncoding: 'base64' });

export const sftpPassword: NamedSpec = {
	name: 'SFTP with Password',
	type: 'SFTP',
	spec: objectSchema(
		{
			domain: text('Domain of the server'),
			username: text('User name'),
			password: secret('Password'),
			port,
		},
		['password', 'domain', 'username'],
	),
};

export const sftpKey: NamedSpec = {
	name: 'SFTP with SSH Key',
	type: 'SFTP',
	spec: objectSchema(
		{ domain: text('Domain of the server'), username: text('User name'), sshKey },
		['sshKey', 'domain', 'username'],
	),
};

export const legacySftpPassword: NamedSpec = {
	name: 'Basic Authentication for sftp',
	type: 'BasicAuthentication',
	spec: objectSchema(
		{
			host: text('Host of the server'),
			domain: text('Domain of the server'),
			userName: text('User name'),
			password: secret('Password'),
		},
		['host', 'userName', 'password'],
	),
};

export const legacySftpKey: NamedSpec = {
	name: 'SFTP with SSH Key',
	type: 'SSHPublicKey',
	spec: objectSchema(
		{
			domain: text('Domain of the server'),
			host: text('Host of the server'),
			username: text('User name'),
			sshKey,
			port,
		},
		['domain', 'username', 'sshKey', 'port'],
	),
};

const emailServer = {
	domain: text('Domain of the server'),
	host: text('Host of the server'),
	username: text('User name'),
};

export const emailSftpPassword: NamedSpec = {
	name: 'SFTP with Password',
	type: 'SFTP',
	spec: objectSchema({ ...emailServer, password: secret('Password') }, [
		'domain',
		'host',
		'username',
		'password',
	]),
};

export const emailSftpKey: NamedSpec = {
	name: 'SFTP with SSH Key',
	type: 'SFTP',
	spec: objectSchema({ ...emailServer, sshKey }, ['domain', 'host', 'username', 'sshKey']),
};

export const campaignS3: NamedSpec = {
	name: 'S3',
	type: 'KeyBased',
	spec: objectSchema(
		{ accessId: text('Id of the access key'), secretKey: secret('Secret access key') },
		['accessId', 'secretKey'],
	),
};

export const campaignBlob: NamedSpec = { ...connectionString, name: 'Azure Blob' };

export const kinesisKeys: NamedSpec = {
	name: 'Aws Kinesis authentication credentials',
	type: 'KeyBased',
	spec: objectSchema(
		{
			accessKeyId: text('Id of the access key'),
			secretKey: secret('Secret access key'),
			region: text('Region of the stream'),
		},
		['accessKeyId', 'secretKey', 'region'],
	),
};

export const eventHubsKeys: NamedSpec = {
	name: 'Azure EventHub authentication credentials',
	type: 'KeyBased',
	spec: objectSchema(
		{
			sasKeyName: text('Name of the authorization rule'),
			sasKey: secret('Key of the authorization rule'),
			namespace: text('Namespace of the hub'),
		},
		['sasKeyName', 'sasKey', 'namespace'],
	),
};

export const cumulusToken: NamedSpec = {
	name: 'Cumulus API Token',
	type: 'TokenBased',
	spec: objectSchema(
		{ endpoint: text('Address of the store'), apiToken: secret('Token of the project') },
		['endpoint', 'apiToken'],
	),
};

export const fileEncryption: NamedSpec = {
	name: 'File Encryption',
	type: 'FileEncryption',
	spec: objectSchema(
		{
			encryptionAlgo: text('Kind of encryption', { enum: ['PGPGPG', 'NONE'] }),
			publicKey: text('RSA public key in base64', { contentEncoding: 'base64' }),
		},
		['encryptionAlgo'],
		{
			if: { properties: { encryptionAlgo: { const: 'PGPGPG' } } },
			then: { required: ['encryptionAlgo', 'publicKey'] },
		},
	),
};
