import { isIPv6 } from 'node:net';

import { InputError } from '../../inputError';
import { readSecretJson } from '../../secretJson';
import { sshKeyBase64 } from './sshKey';
import { fieldText, type StorageCredential, type StorageKind } from './storageCredential';

type Check = (data: StorageCredential) => void;

/** What can be told of each kind without calling anybody. Each throws an InputError. */
export const storageChecks: Record<StorageKind, Check> = {
	s3AccessKey: (data) => {
		// The patterns of the connection spec of Amazon S3.
		const accessId = required(data, 'accessId', 'Access ID');
		if (!/^[A-Z2-7]{20}$/.test(accessId)) {
			throw new InputError(
				'Access ID',
				"'Access ID' is not an access key ID: it has 20 characters, capital letters and the digits 2 to 7",
				'Copy the access key ID of the IAM user from the AWS console.',
			);
		}
		const secretKey = required(data, 'secretKey', 'Secret Key');
		if (!/^[A-Za-z0-9/+]{40}$/.test(secretKey)) {
			throw new InputError(
				'Secret Key',
				"'Secret Key' is not a secret access key: it has 40 characters, letters, digits, / and +",
				'Copy the secret access key again. AWS shows it only once; if it is lost, create a new access key.',
			);
		}
	},
	s3AssumedRole: (data) => {
		if (/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(required(data, 's3Role', 'Role ARN'))) return;
		throw new InputError(
			'Role ARN',
			"'Role ARN' is not the ARN of a role",
			'Copy it from the AWS console: it begins with arn:aws:iam:: and holds :role/.',
		);
	},
	azureConnectionString: (data) =>
		checkConnectionString(required(data, 'connectionString', 'Connection String')),
	azureServicePrincipal: (data) => {
		checkHttps(required(data, 'url', 'URL'));
		required(data, 'tenant', 'Tenant');
		required(data, 'servicePrincipalId', 'Service Principal ID');
		required(data, 'servicePrincipalKey', 'Service Principal Key');
	},
	googleCloudStorage: (data) => {
		required(data, 'accessKeyId', 'Access Key ID');
		required(data, 'secretAccessKey', 'Secret Access Key');
	},
	sftpPassword: (data) => {
		checkServer(data);
		required(data, 'password', 'Password');
	},
	sftpSshKey: (data) => {
		checkServer(data);
		sshKeyBase64(required(data, 'sshKey', 'SSH Key'));
	},
	custom: (data) => {
		required(data, 'specName', 'Spec Name');
		customParameters(data);
	},
};

/** @throws InputError when they are not a JSON object */
export function customParameters({
	customParameters: entered,
}: StorageCredential): Record<string, unknown> {
	return readSecretJson(entered, 'Custom Parameters');
}

function required(
	data: StorageCredential,
	field: keyof StorageCredential,
	displayName: string,
): string {
	const text = fieldText(data, field);
	if (text !== '') return text;
	throw new InputError(displayName, `'${displayName}' is empty`, `Fill in '${displayName}'.`);
}

function checkConnectionString(text: string): void {
	const names = text.split(';').map((part) => part.split('=')[0]?.trim().toLowerCase());
	const has = (name: string) => names.includes(name);
	const byKey = has('accountname') && has('accountkey');
	const bySignature = has('sharedaccesssignature') && (has('blobendpoint') || has('accountname'));
	if (byKey || bySignature) return;
	throw new InputError(
		'Connection String',
		"'Connection String' names no storage account with its key or shared access signature",
		"Copy the whole connection string from the storage account's page 'Access keys' in the Azure portal.",
	);
}

function checkHttps(text: string): void {
	if (URL.canParse(text) && new URL(text).protocol === 'https:') return;
	throw new InputError(
		'URL',
		"'URL' is not an address that starts with https://",
		'Enter the Data Lake Storage endpoint of the storage account.',
	);
}

function checkServer(data: StorageCredential): void {
	checkHost(required(data, 'domain', 'Domain'), 'Domain');
	const host = fieldText(data, 'host');
	if (host !== '') checkHost(host, 'Host');
	const port = fieldText(data, 'port');
	if (port !== '' && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
		throw new InputError(
			'Port',
			"'Port' is not a port: it must be a whole number from 1 to 65535",
			'Most SFTP servers listen on port 22.',
		);
	}
	required(data, 'username', 'Username');
}

function checkHost(text: string, displayName: string): void {
	if (/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(text) || isIPv6(text)) return;
	throw new InputError(
		displayName,
		`'${displayName}' is not the name of a server`,
		"Enter the name or IP address alone: no sftp://, no folder, no user, and the port as 'Port'.",
	);
}
