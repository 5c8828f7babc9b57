import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { storageKinds, type StorageKind } from '../nodes/shared/adobe/credential/storageCredential';

const shownFor = (...storage: StorageKind[]) => ({ show: { storage } });

export class DestinationStorageApi implements ICredentialType {
	name = 'destinationStorageApi';

	displayName = 'Destination Storage API';

	documentationUrl =
		'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/destination-connection.md#the-credentials-for-adobe';

	icon: Icon = {
		light: 'file:../icons/destinationStorageApi.svg',
		dark: 'file:../icons/destinationStorageApi.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Storage',
			name: 'storage',
			type: 'options',
			default: 's3AccessKey',
			options: Object.entries(storageKinds).map(([value, name]) => ({ name, value })),
			description: 'The kind of account that Adobe writes the files to',
		},
		{
			displayName: 'Access ID',
			name: 'accessId',
			type: 'string',
			default: '',
			placeholder: 'e.g. AKIAIOSFODNN7EXAMPLE',
			description: 'Access key ID of the IAM user',
			displayOptions: shownFor('s3AccessKey'),
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Secret access key of the IAM user',
			displayOptions: shownFor('s3AccessKey'),
		},
		{
			displayName: 'Role ARN',
			name: 's3Role',
			type: 'string',
			default: '',
			placeholder: 'e.g. arn:aws:iam::123456789012:role/adobe-export',
			description: 'The role that Adobe takes on; its trust policy must allow that',
			displayOptions: shownFor('s3AssumedRole'),
		},
		{
			displayName: 'Connection String',
			name: 'connectionString',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The whole connection string, from the storage account's page 'Access keys' in the Azure portal",
			displayOptions: shownFor('azureConnectionString'),
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://myaccount.dfs.core.windows.net',
			description: 'Data Lake Storage endpoint of the storage account',
			displayOptions: shownFor('azureServicePrincipal'),
		},
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			description: 'Domain name or ID of the directory',
			displayOptions: shownFor('azureServicePrincipal'),
		},
		{
			displayName: 'Service Principal ID',
			name: 'servicePrincipalId',
			type: 'string',
			default: '',
			description: 'Application ID of the service principal',
			displayOptions: shownFor('azureServicePrincipal'),
		},
		{
			displayName: 'Service Principal Key',
			name: 'servicePrincipalKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Client secret of the service principal',
			displayOptions: shownFor('azureServicePrincipal'),
		},
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			description: 'Access ID of the HMAC key of the service account',
			displayOptions: shownFor('googleCloudStorage'),
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Secret of the HMAC key of the service account',
			displayOptions: shownFor('googleCloudStorage'),
		},
		{
			displayName: 'Domain',
			name: 'domain',
			type: 'string',
			default: '',
			placeholder: 'e.g. sftp.example.com',
			description: 'Name or IP address of the SFTP server',
			displayOptions: shownFor('sftpPassword', 'sftpSshKey'),
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			description: 'For destinations that ask for a domain and a host',
			hint: 'Leave empty when it is the same as Domain.',
			displayOptions: shownFor('sftpPassword', 'sftpSshKey'),
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: 22,
			typeOptions: { minValue: 1, maxValue: 65_535 },
			displayOptions: shownFor('sftpPassword', 'sftpSshKey'),
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			displayOptions: shownFor('sftpPassword', 'sftpSshKey'),
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: shownFor('sftpPassword'),
		},
		{
			displayName: 'SSH Key',
			name: 'sshKey',
			type: 'string',
			typeOptions: { password: true, rows: 5 },
			default: '',
			placeholder: 'e.g. -----BEGIN OPENSSH PRIVATE KEY-----',
			description: 'The private key without passphrase: the text of the key file, or base64 of it',
			displayOptions: shownFor('sftpSshKey'),
		},
		{
			displayName: 'Spec Name',
			name: 'specName',
			type: 'string',
			default: '',
			placeholder: 'e.g. SFTP with Password',
			description: "Name of the authentication, as the destination's connection spec spells it",
			hint: "'Destination: Get' of the Destination Connection node shows what each destination offers.",
			displayOptions: shownFor('custom'),
		},
		{
			displayName: 'Custom Parameters',
			name: 'customParameters',
			// One field, never rows: n8n restores the hidden values of this one by name.
			type: 'json',
			typeOptions: { redactJsonLeaves: true },
			default: '{}',
			placeholder: 'e.g. { "domain": "sftp.example.com", "username": "adobe", "password": "…" }',
			description:
				'What this authentication asks for, as a JSON object. Once saved, names are shown and values hidden.',
			displayOptions: shownFor('custom'),
		},
		{
			displayName:
				'The test of this credential checks only the shape of what is entered: there is no server to ask. Whether the account works shows when Experience Platform connects to it.',
			name: 'shapeNotice',
			type: 'notice',
			default: '',
		},
	];
}
