import { specIds } from '../../../sandbox/adobe/catalogue/ids.ts';

/** An account at a destination, and a target connection that fits it. */
export interface Way {
	spec: string;
	auth?: { specName: string; params: Record<string, string> };
	target: Record<string, unknown>;
}

const s3Keys = { s3AccessKey: 'A'.repeat(20), s3SecretKey: 'b'.repeat(40) };
const blob = { connectionString: 'AccountName=acme;AccountKey=secret' };
const domain = 'files.example.com';
const user = { domain, username: 'till' };
const server = { ...user, host: domain };
const withPassword = (params: Record<string, string>) => ({
	specName: 'SFTP with Password',
	params: { ...params, password: 'secret' },
});
const withKey = (params: Record<string, string>) => ({
	specName: 'SFTP with SSH Key',
	params: { ...params, sshKey: 'a2V5' },
});
const accessKey = { specName: 'Access Key', params: s3Keys };
const connectionString = { specName: 'ConnectionString', params: blob };

const file = { fileType: 'CSV', compression: 'NONE' };
const bucket = { bucketName: 'exports', path: 'in' };
const container = { container: 'exports', path: 'in' };
const cloud = (place: Record<string, unknown>) => ({ mode: 'Server-to-server', ...file, ...place });
const s3 = { mode: 'S3', ...bucket, format: 'CSV' };
const azure = { mode: 'AZURE_BLOB', ...container, format: 'CSV' };
const ftp = { mode: 'FTP', remotePath: '/in', format: 'CSV' };

export const ways: Record<string, Way> = {
	S3: { spec: specIds.s3, auth: accessKey, target: cloud(bucket) },
	'S3 by role': {
		spec: specIds.s3,
		auth: { specName: 'Assumed Role', params: { s3Role: 'arn:aws:iam::1:role/r' } },
		target: cloud(bucket),
	},
	Blob: { spec: specIds.blob, auth: connectionString, target: cloud(container) },
	'ADLS Gen2': {
		spec: specIds.adlsGen2,
		auth: {
			specName: 'Azure Service Principal Auth',
			params: {
				url: 'https://acme.dfs.core.windows.net',
				tenant: 'acme',
				servicePrincipalId: 'principal',
				servicePrincipalKey: 'secret',
			},
		},
		target: cloud({ path: 'in' }),
	},
	'Data Landing Zone': { spec: specIds.dataLandingZone, target: cloud({ path: 'in' }) },
	'Google Cloud Storage': {
		spec: specIds.googleCloudStorage,
		auth: {
			specName: 'Google Cloud Storage authentication credentials',
			params: { accessKeyId: 'key', secretAccessKey: 'secret' },
		},
		target: cloud(bucket),
	},
	SFTP: { spec: specIds.sftp, auth: withPassword(user), target: cloud({ remotePath: '/in' }) },
	'SFTP by key': {
		spec: specIds.sftp,
		auth: withKey(user),
		target: cloud({ remotePath: '/in' }),
	},
	'legacy S3': { spec: specIds.s3Legacy, auth: accessKey, target: s3 },
	'legacy Blob': { spec: specIds.blobLegacy, auth: connectionString, target: azure },
	'legacy SFTP': {
		spec: specIds.sftpLegacy,
		auth: {
			specName: 'Basic Authentication for sftp',
			params: { host: domain, userName: 'till', password: 'secret' },
		},
		target: ftp,
	},
	'Campaign over S3': {
		spec: specIds.campaign,
		auth: { specName: 'S3', params: { accessId: 'key', secretKey: 'secret' } },
		target: s3,
	},
	'Campaign over SFTP': { spec: specIds.campaign, auth: withPassword(server), target: ftp },
	'Campaign over Blob': {
		spec: specIds.campaign,
		auth: { specName: 'Azure Blob', params: blob },
		target: azure,
	},
	Eloqua: { spec: specIds.eloqua, auth: withKey(server), target: ftp },
	Responsys: { spec: specIds.responsys, auth: withPassword(server), target: ftp },
	'Marketing Cloud': {
		spec: specIds.salesforceMarketingCloud,
		auth: withPassword(server),
		target: ftp,
	},
	/** Unknown to the pack, of the cloud family. */
	'Cumulus Vault': {
		spec: specIds.cumulus,
		auth: {
			specName: 'Cumulus API Token',
			params: { endpoint: 'https://cumulus.example.com', apiToken: 'secret' },
		},
		target: cloud({ vaultName: 'v', path: 'in', region: 'north', retentionDays: 30 }),
	},
	/** Unknown to the pack, of the email family. */
	'Courier Mail': {
		spec: specIds.courier,
		auth: withPassword(server),
		target: { ...ftp, mailingList: 'spring' },
	},
	Kinesis: {
		spec: specIds.kinesis,
		auth: {
			specName: 'Aws Kinesis authentication credentials',
			params: { accessKeyId: 'key', secretKey: 'secret', region: 'eu-1' },
		},
		target: {},
	},
};
