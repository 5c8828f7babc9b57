import type { AuthSpec } from '../types';

/**
 * What destinations ask for, in the shape of the live `authSpec`. Used when the live one is not at
 * hand. Sources: the batch destinations tutorial, the file-based destinations tutorial and
 * destinations.yaml.
 */
export const authentications = {
	accessKey: entry('Access Key', ['s3AccessKey', 's3SecretKey']),
	assumedRole: entry('Assumed Role', ['s3Role']),
	connectionString: entry('ConnectionString', ['connectionString']),
	servicePrincipal: entry('Azure Service Principal Auth', [
		'url',
		'tenant',
		'servicePrincipalId',
		'servicePrincipalKey',
	]),
	googleCloudStorage: entry('Google Cloud Storage authentication credentials', [
		'accessKeyId',
		'secretAccessKey',
	]),
	sftpPassword: entry('SFTP with Password', ['domain', 'username', 'password'], ['port']),
	sftpSshKey: entry('SFTP with SSH Key', ['domain', 'username', 'sshKey'], ['port']),
	// The samples spell the user's name `username` and `userName`; the tutorial's request goes first.
	legacySftpPassword: entry('Basic Authentication for sftp', ['host', 'username', 'password']),
	legacySftpSshKey: entry('SFTP with SSH Key', ['domain', 'username', 'port', 'sshKey']),
	emailS3: entry('S3', ['accessId', 'secretKey']),
	emailSftpPassword: entry('SFTP with Password', ['domain', 'host', 'username', 'password']),
	emailSftpSshKey: entry('SFTP with SSH Key', ['domain', 'host', 'username', 'sshKey']),
	emailAzureBlob: entry('Azure Blob', ['connectionString']),
};

function entry(name: string, required: string[], optional: string[] = []): AuthSpec {
	const properties = Object.fromEntries(
		[...required, ...optional].map((key) => [key, { type: key === 'port' ? 'integer' : 'string' }]),
	);
	return { name, spec: { type: 'object', properties, required } };
}
