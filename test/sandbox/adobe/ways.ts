import { flowSpecIds, specIds } from '../../../sandbox/adobe/catalogue/ids.ts';

const sftp = { domain: 'files.example.com', username: 'till' };
const legacySftp = { host: 'files.example.com', userName: 'till', password: 'secret-1' };
const emailSftp = { ...sftp, host: 'files.example.com' };
const s3Keys = { s3AccessKey: 'A'.repeat(20), s3SecretKey: 'b'.repeat(40) };
const file = { fileType: 'CSV', compression: 'NONE' };
const cloud = { mode: 'Server-to-server', ...file };
const ftp = { mode: 'FTP', remotePath: '/in', format: 'CSV' };
const campaignS3 = { mode: 'S3', bucketName: 'exports', path: 'in', format: 'CSV' };
const blob = { connectionString: 'AccountKey=secret-2' };
const principal = {
	url: 'https://a.example.com',
	tenant: 't',
	servicePrincipalId: 'p',
	servicePrincipalKey: 'secret-3',
};

export interface Way {
	spec: string;
	flowSpec: string;
	auth?: { specName: string; params: Record<string, unknown> };
	target: Record<string, unknown>;
}

const way = (
	spec: string,
	flowSpec: string,
	specName: string | undefined,
	params: Record<string, unknown>,
	target: Record<string, unknown>,
): Way => ({ spec, flowSpec, ...(specName ? { auth: { specName, params } } : {}), target });

const { profileBased } = flowSpecIds;
const password = 'SFTP with Password';
const key = 'SFTP with SSH Key';
const basic = 'Basic Authentication for sftp';

/** Every destination, in every way to authenticate that the documents show. */
export const ways: Record<string, Way> = {
	'legacy S3': way(specIds.s3Legacy, profileBased, 'Access Key', s3Keys, campaignS3),
	'legacy Blob': way(specIds.blobLegacy, profileBased, 'ConnectionString', blob, {
		mode: 'AZURE_BLOB',
		container: 'exports',
		path: 'in',
		format: 'CSV',
	}),
	'legacy SFTP': way(specIds.sftpLegacy, profileBased, basic, legacySftp, ftp),
	'legacy SFTP by key': way(
		specIds.sftpLegacy,
		profileBased,
		key,
		{ ...sftp, sshKey: 'a2V5', port: 22 },
		ftp,
	),
	'Campaign over S3': way(
		specIds.campaign,
		flowSpecIds.campaign,
		'S3',
		{ accessId: 'a', secretKey: 'secret-4' },
		campaignS3,
	),
	'Campaign over SFTP': way(
		specIds.campaign,
		flowSpecIds.campaign,
		password,
		{ ...emailSftp, password: 'secret-5' },
		ftp,
	),
	'Campaign over Blob': way(specIds.campaign, flowSpecIds.campaign, 'Azure Blob', blob, {
		mode: 'AZURE_BLOB',
		container: 'exports',
		path: 'in',
		format: 'CSV',
	}),
	Eloqua: way(specIds.eloqua, profileBased, key, { ...emailSftp, sshKey: 'a2V5' }, ftp),
	Responsys: way(
		specIds.responsys,
		flowSpecIds.responsys,
		password,
		{ ...emailSftp, password: 'secret-6' },
		ftp,
	),
	'Marketing Cloud': way(
		specIds.salesforceMarketingCloud,
		flowSpecIds.salesforceMarketingCloud,
		password,
		{ ...emailSftp, password: 'secret-7' },
		ftp,
	),
	S3: way(specIds.s3, flowSpecIds.s3, 'Access Key', s3Keys, {
		...cloud,
		bucketName: 'exports',
		path: 'in',
	}),
	'S3 by role': way(
		specIds.s3,
		flowSpecIds.s3,
		'Assumed Role',
		{ s3Role: 'arn:aws:iam::1:role/r' },
		{ ...cloud, bucketName: 'exports', path: 'in' },
	),
	Blob: way(specIds.blob, flowSpecIds.blob, 'ConnectionString', blob, {
		...cloud,
		container: 'exports',
		path: 'in',
	}),
	'ADLS Gen2': way(
		specIds.adlsGen2,
		flowSpecIds.adlsGen2,
		'Azure Service Principal Auth',
		principal,
		{ ...cloud, path: 'in' },
	),
	'Data Landing Zone': way(
		specIds.dataLandingZone,
		flowSpecIds.dataLandingZone,
		undefined,
		{},
		{ ...cloud, path: 'in' },
	),
	'Google Cloud Storage': way(
		specIds.googleCloudStorage,
		flowSpecIds.googleCloudStorage,
		'Google Cloud Storage authentication credentials',
		{ accessKeyId: 'a', secretAccessKey: 'secret-8' },
		{ ...cloud, bucketName: 'exports', path: 'in' },
	),
	SFTP: way(
		specIds.sftp,
		flowSpecIds.sftp,
		password,
		{ ...sftp, password: 'secret-9' },
		{ ...cloud, remotePath: '/in' },
	),
	'SFTP by key': way(
		specIds.sftp,
		flowSpecIds.sftp,
		key,
		{ ...sftp, sshKey: 'a2V5' },
		{ ...cloud, remotePath: '/in' },
	),
	'Cumulus Vault': way(
		specIds.cumulus,
		flowSpecIds.cumulus,
		'Cumulus API Token',
		{ endpoint: 'https://c.example.com', apiToken: 'secret-10' },
		{ ...cloud, vaultName: 'v', path: 'in', region: 'north', retentionDays: 30 },
	),
	'Courier Mail': way(
		specIds.courier,
		flowSpecIds.courier,
		password,
		{ ...emailSftp, password: 'secret-11' },
		{ ...ftp, mailingList: 'spring' },
	),
	Kinesis: way(
		specIds.kinesis,
		profileBased,
		'Aws Kinesis authentication credentials',
		{ accessKeyId: 'a', secretKey: 'secret-12', region: 'eu-1' },
		{ stream: 's', region: 'eu-1' },
	),
};
