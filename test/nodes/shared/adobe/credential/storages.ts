import type {
	StorageCredential,
	StorageKind,
} from '../../../../../nodes/shared/adobe/credential/storageCredential';
import { pkcs8 } from './keys';

/** One good credential of each kind. */
export const storages: Record<StorageKind, StorageCredential> = {
	s3AccessKey: {
		storage: 's3AccessKey',
		accessId: 'AKIAIOSFODNN7EXAMPLE',
		secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
	},
	s3AssumedRole: { storage: 's3AssumedRole', s3Role: 'arn:aws:iam::123456789012:role/export' },
	azureConnectionString: {
		storage: 'azureConnectionString',
		connectionString:
			'DefaultEndpointsProtocol=https;AccountName=files;AccountKey=c2VjcmV0LWtleQ==;EndpointSuffix=core.windows.net',
	},
	azureServicePrincipal: {
		storage: 'azureServicePrincipal',
		url: 'https://files.dfs.core.windows.net',
		tenant: 'example.onmicrosoft.com',
		servicePrincipalId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
		servicePrincipalKey: 'principal-secret',
	},
	googleCloudStorage: {
		storage: 'googleCloudStorage',
		accessKeyId: 'GOOG1EXAMPLE',
		secretAccessKey: 'hmac-secret',
	},
	sftpPassword: {
		storage: 'sftpPassword',
		domain: 'sftp.example.com',
		host: '',
		port: 22,
		username: 'adobe',
		password: ' pass word ',
	},
	sftpSshKey: {
		storage: 'sftpSshKey',
		domain: 'sftp.example.com',
		host: '10.0.0.7',
		port: 22,
		username: 'adobe',
		sshKey: pkcs8,
	},
	custom: {
		storage: 'custom',
		specName: 'Token',
		customParameters: '{"token":"custom-secret","nested":{"list":["inner-secret"]}}',
	},
};
