/** Kinds of the credential 'Destination Storage API', with their names in its form. */
export const storageKinds = {
	azureConnectionString: 'Azure Connection String',
	azureServicePrincipal: 'Azure Service Principal',
	custom: 'Custom',
	googleCloudStorage: 'Google Cloud Storage',
	s3AccessKey: 'S3 Access Key',
	s3AssumedRole: 'S3 Assumed Role',
	sftpPassword: 'SFTP With Password',
	sftpSshKey: 'SFTP With SSH Key',
} as const;

export type StorageKind = keyof typeof storageKinds;

/** The credential as n8n hands it over: fields of the other kinds are absent or left over. */
export interface StorageCredential {
	storage: StorageKind;
	accessId?: string;
	secretKey?: string;
	s3Role?: string;
	connectionString?: string;
	url?: string;
	tenant?: string;
	servicePrincipalId?: string;
	servicePrincipalKey?: string;
	accessKeyId?: string;
	secretAccessKey?: string;
	domain?: string;
	/** Empty means `domain`. */
	host?: string;
	port?: number | string;
	username?: string;
	password?: string;
	sshKey?: string;
	specName?: string;
	customParameters?: string | Record<string, unknown>;
}

type Field = keyof StorageCredential;

/** The fields of each kind. */
export const storageFields: Record<StorageKind, Field[]> = {
	s3AccessKey: ['accessId', 'secretKey'],
	s3AssumedRole: ['s3Role'],
	azureConnectionString: ['connectionString'],
	azureServicePrincipal: ['url', 'tenant', 'servicePrincipalId', 'servicePrincipalKey'],
	googleCloudStorage: ['accessKeyId', 'secretAccessKey'],
	sftpPassword: ['domain', 'host', 'port', 'username', 'password'],
	sftpSshKey: ['domain', 'host', 'port', 'username', 'sshKey'],
	custom: ['specName', 'customParameters'],
};

/** The text of a field without the blanks that pasting brings along. */
export function fieldText(data: StorageCredential, field: Field): string {
	const value = data[field];
	// A password may begin or end with a blank.
	if (field === 'password') return typeof value === 'string' ? value : '';
	return value === undefined || typeof value === 'object' ? '' : String(value).trim();
}
