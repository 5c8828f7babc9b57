import {
	fieldText,
	type StorageCredential,
	type StorageKind,
} from '../credential/storageCredential';
import { sshKeyBase64 } from '../credential/sshKey';
import type { AuthSpec } from '../types';

export type BuiltInKind = Exclude<StorageKind, 'custom'>;

/**
 * The spellings of one value. The first field of each kind is the one that marks an entry as being
 * of that kind.
 */
const spellings: Record<
	BuiltInKind,
	Array<[field: keyof StorageCredential, ...names: string[]]>
> = {
	s3AccessKey: [
		['secretKey', 's3SecretKey', 'secretAccessKey', 's3SecretAccessKey', 'secretAccessId'],
		['accessId', 's3AccessKey', 'accessKey', 'accessKeyId', 's3AccessKeyId'],
	],
	s3AssumedRole: [['s3Role', 'role', 'roleArn', 's3RoleArn', 'assumedRole']],
	azureConnectionString: [['connectionString', 'azureConnectionString', 'blobConnectionString']],
	azureServicePrincipal: [
		['servicePrincipalKey', 'clientSecret', 'applicationKey'],
		['servicePrincipalId', 'clientId', 'applicationId'],
		['tenant', 'tenantId'],
		['url', 'endpoint'],
	],
	googleCloudStorage: [
		['secretAccessKey', 'secretKey', 'secret'],
		['accessKeyId', 'accessKey', 'accessId'],
	],
	sftpPassword: [['password'], ...server()],
	sftpSshKey: [['sshKey', 'privateKey', 'sshPrivateKey'], ...server()],
};

function server(): Array<[keyof StorageCredential, ...string[]]> {
	return [['username', 'user'], ['domain', 'domainName'], ['host', 'hostname', 'server'], ['port']];
}

/** Whether an entry of `authSpec` is of the kind of the credential. */
export function isOfKind(entry: AuthSpec, kind: BuiltInKind): boolean {
	// Google's keys are spelled like Amazon's; only the names of the entry tell them apart.
	const isGoogle = /google|gcs/i.test(`${entry.name} ${entry.type ?? ''}`);
	if (isGoogle !== (kind === 'googleCloudStorage')) return false;
	const marker = spellings[kind][0]?.[0];
	return entryKeys(entry).some((key) => fieldNamed(key, kind) === marker);
}

/** The keys of an entry of `authSpec`, the required ones first. */
export function entryKeys({ spec }: AuthSpec): string[] {
	return [...new Set([...(spec?.required ?? []), ...Object.keys(spec?.properties ?? {})])];
}

/** The value for one key of an entry, undefined when the credential has none. */
export function valueFor(
	key: string,
	entry: AuthSpec,
	storage: StorageCredential,
	kind: BuiltInKind,
): string | number | undefined {
	const field = fieldNamed(key, kind);
	if (field === undefined) return undefined;
	const text = textOf(field, storage);
	if (text === '') return undefined;
	if (field === 'sshKey') return sshKeyBase64(text);
	const { type } = entry.spec?.properties?.[key] ?? {};
	return field === 'port' && type !== 'string' ? Number(text) : text;
}

function textOf(field: keyof StorageCredential, storage: StorageCredential): string {
	const text = fieldText(storage, field);
	if (text !== '') return text;
	if (field === 'host') return fieldText(storage, 'domain');
	return field === 'port' ? '22' : '';
}

function fieldNamed(key: string, kind: BuiltInKind): keyof StorageCredential | undefined {
	const name = plain(key);
	return spellings[kind].find((names) => names.some((known) => plain(known) === name))?.[0];
}

function plain(key: string): string {
	return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}
