import type { Fields } from '../json.ts';
import * as auth from './authSpecs.ts';
import { destinationProviderId, sourceProviderId, specIds } from './ids.ts';
import { text } from './spec.ts';
import type { ConnectionSpec, Family, NamedSpec } from './spec.ts';
import { cloudTarget, fileTarget, streamTarget } from './targetSpecs.ts';

type Frequency = 'Batch' | 'Streaming';

function destination(
	id: string,
	name: string,
	category: string,
	authSpec: NamedSpec[],
	targetSpec: ConnectionSpec['targetSpec'],
	frequency: Frequency = 'Batch',
): ConnectionSpec {
	const connectionType = 'Server-to-server';
	const attributes = {
		isDestination: true,
		uiAttributes: { category, connectionType, frequency, monitoringSupported: true },
	};
	return {
		id,
		name,
		providerId: destinationProviderId,
		version: '1.0',
		authSpec,
		targetSpec,
		attributes,
	};
}

function cloud(
	id: string,
	name: string,
	authSpec: NamedSpec[],
	place: Fields,
	requiredPlace?: string[],
): ConnectionSpec {
	const target = cloudTarget(place, requiredPlace);
	const spec = destination(id, name, 'cloudStorage', authSpec, target);
	return { ...spec, encryptionSpecs: [auth.fileEncryption] };
}

function source(id: string, name: string): ConnectionSpec {
	const attributes = { uiAttributes: { isSource: true } };
	return { id, name, providerId: sourceProviderId, version: '1.0', authSpec: [], attributes };
}

const path = text('Folder that receives the files', { title: 'Folder path' });
const bucketName = text('Name of the bucket', {
	title: 'Bucket name',
	pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
});
const s3Path = { ...path, pattern: "^[0-9a-zA-Z/!\\-_.*'()%]+$" };
const blobPath = { ...path, pattern: "^[0-9a-zA-Z/!\\-_.*'()]+$" };
const container = text('Name of the container', {
	title: 'Container',
	pattern: '^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$',
});
const emailSftp = [auth.emailSftpPassword, auth.emailSftpKey];

const cumulusPlace = {
	mode: { title: 'Mode', type: 'string', enum: ['Server-to-server'] },
	vaultName: text('Vault that receives the files', { title: 'Vault' }),
	path,
	region: { title: 'Region', type: 'string', enum: ['north', 'south', 'west'] },
	storageClass: { title: 'Storage class', type: 'string', enum: ['HOT', 'COLD'], default: 'HOT' },
	retentionDays: { title: 'Retention in days', type: 'integer', minimum: 1, maximum: 365 },
	includeFileManifest: { title: 'Include file manifest', type: 'boolean', default: false },
};
const mailingList = text('Mailing list that the files feed', { title: 'Mailing list' });

const cloudSpecs = [
	cloud(specIds.s3, 'Amazon S3', [auth.accessKey, auth.assumedRole], { bucketName, path: s3Path }),
	cloud(specIds.blob, 'Azure Blob Storage', [auth.connectionString], { path: blobPath, container }),
	cloud(specIds.adlsGen2, 'Azure Data Lake Gen2', [auth.servicePrincipal], { path }),
	cloud(specIds.dataLandingZone, 'Data Landing Zone', [], { path }),
	cloud(specIds.googleCloudStorage, 'Google Cloud Storage', [auth.googleKeys], {
		bucketName,
		path,
	}),
	cloud(specIds.sftp, 'SFTP', [auth.sftpPassword, auth.sftpKey], {
		remotePath: text('Folder on the server', { title: 'Folder path' }),
	}),
	cloud(specIds.cumulus, 'Cumulus Vault', [auth.cumulusToken], cumulusPlace, [
		'mode',
		'vaultName',
		'path',
		'region',
	]),
];

function storage(
	id: string,
	name: string,
	authSpec: NamedSpec[],
	target: ConnectionSpec['targetSpec'],
): ConnectionSpec {
	return destination(id, name, 'cloudStorage', authSpec, target);
}

const legacyStorageSpecs = [
	storage(specIds.s3Legacy, 'Amazon S3', [auth.accessKey], fileTarget(['S3'])),
	storage(specIds.blobLegacy, 'Azure Blob', [auth.connectionString], fileTarget(['AZURE_BLOB'])),
	storage(
		specIds.sftpLegacy,
		'SFTP',
		[auth.legacySftpPassword, auth.legacySftpKey],
		fileTarget(['FTP']),
	),
];

function email(
	id: string,
	name: string,
	authSpec = emailSftp,
	target = fileTarget(['S3', 'FTP']),
): ConnectionSpec {
	return destination(id, name, 'emailMarketing', authSpec, target);
}

const emailSpecs = [
	email(
		specIds.campaign,
		'Adobe Campaign',
		[auth.campaignS3, ...emailSftp, auth.campaignBlob],
		fileTarget(['S3', 'AZURE_BLOB', 'FTP']),
	),
	email(specIds.eloqua, 'Oracle Eloqua'),
	email(specIds.responsys, 'Oracle Responsys'),
	email(specIds.salesforceMarketingCloud, 'Salesforce Marketing Cloud'),
	email(
		specIds.courier,
		'Courier Mail',
		[auth.emailSftpPassword],
		fileTarget(['FTP'], { mailingList }, ['mailingList']),
	),
];

const streamingSpecs = [
	destination(
		specIds.kinesis,
		'Amazon Kinesis',
		'streaming',
		[auth.kinesisKeys],
		streamTarget({ stream: text('Name of the stream'), region: text('Region of the stream') }),
		'Streaming',
	),
	destination(
		specIds.eventHubs,
		'Azure Event Hubs',
		'streaming',
		[auth.eventHubsKeys],
		streamTarget({ eventHubName: text('Name of the hub'), namespace: text('Its namespace') }),
		'Streaming',
	),
];

const sourceSpecs = [
	source(specIds.profileStore, 'UPS'),
	source(specIds.dataLake, 'Data Lake'),
	source('4c10e202-c428-4796-9208-5f1f5732b1cf', 'Azure Blob'),
];

/** A source of the same name stands before the destinations of that name. */
export const connectionSpecs: readonly ConnectionSpec[] = [
	...sourceSpecs,
	...streamingSpecs,
	...legacyStorageSpecs,
	...emailSpecs,
	...cloudSpecs,
];

const families = new Map<string, Family>([
	...cloudSpecs.map(({ id }): [string, Family] => [id, 'cloud']),
	...legacyStorageSpecs.map(({ id }): [string, Family] => [id, 'legacyStorage']),
	...emailSpecs.map(({ id }): [string, Family] => [id, 'email']),
	...streamingSpecs.map(({ id }): [string, Family] => [id, 'streaming']),
	...sourceSpecs.map(({ id }): [string, Family] => [id, 'source']),
]);

export function familyOf(connectionSpecId: string): Family {
	return families.get(connectionSpecId) ?? 'source';
}
