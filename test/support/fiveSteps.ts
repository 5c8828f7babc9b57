import { generateKeyPairSync } from 'node:crypto';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { ActivateAudience } from '../../nodes/ActivateAudience/ActivateAudience.node';
import { Dataflow } from '../../nodes/Dataflow/Dataflow.node';
import { DestinationConnection } from '../../nodes/DestinationConnection/DestinationConnection.node';
import { TargetConnection } from '../../nodes/TargetConnection/TargetConnection.node';
import type { AdobeSandbox } from './adobe';

/** A destination of the tutorial or a current one, with what has to be entered for it. */
export interface Way {
	/** As in the list of destinations. */
	destination: string;
	storage?: IDataObject;
	/** Fields of Target Connection. */
	target: INodeParameters;
}

const key = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
	publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

const accessKey = {
	storage: 's3AccessKey',
	accessId: 'ABCDEFGHIJKLMNOPQRST',
	secretKey: 'abcdefghijklmnopqrstuvwxyz0123456789/+AB',
};
const blob = {
	storage: 'azureConnectionString',
	connectionString:
		'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=c2VjcmV0LWJsb2Ita2V5;EndpointSuffix=core.windows.net',
};
const server = { domain: 'files.example.com', username: 'till' };
const password = { storage: 'sftpPassword', ...server, password: 'secret-password' };
const sshKey = { storage: 'sftpSshKey', ...server, sshKey: key };
const bucket = { bucketName: 'acme-audiences', path: 'exports/newsletter' };
const legacyS3 = { storageType: 'legacyS3', ...bucket };
const legacyBlob = { storageType: 'legacyAzureBlob', container: 'audiences', path: 'exports' };
const legacySftp = { storageType: 'legacySftp', remotePath: '/incoming' };

/** All seven destinations of the seed and the six current ones, in every way to connect. */
export const ways: Record<string, Way> = {
	'Amazon S3 (legacy)': {
		destination: 'Amazon S3 (legacy)',
		storage: accessKey,
		target: legacyS3,
	},
	'Azure Blob (legacy)': { destination: 'Azure Blob (legacy)', storage: blob, target: legacyBlob },
	'SFTP (legacy), password': {
		destination: 'SFTP (legacy)',
		storage: password,
		target: legacySftp,
	},
	'SFTP (legacy), SSH key': { destination: 'SFTP (legacy)', storage: sshKey, target: legacySftp },
	'Adobe Campaign, S3': { destination: 'Adobe Campaign', storage: accessKey, target: legacyS3 },
	'Adobe Campaign, SFTP password': {
		destination: 'Adobe Campaign',
		storage: password,
		target: legacySftp,
	},
	'Adobe Campaign, SFTP key': {
		destination: 'Adobe Campaign',
		storage: sshKey,
		target: legacySftp,
	},
	'Adobe Campaign, Blob': { destination: 'Adobe Campaign', storage: blob, target: legacyBlob },
	'Oracle Eloqua': { destination: 'Oracle Eloqua', storage: password, target: legacySftp },
	'Oracle Responsys': { destination: 'Oracle Responsys', storage: sshKey, target: legacySftp },
	'Salesforce Marketing Cloud': {
		destination: 'Salesforce Marketing Cloud',
		storage: password,
		target: legacySftp,
	},
	'Amazon S3 (current)': {
		destination: 'Amazon S3 (current)',
		storage: accessKey,
		target: { storageType: 'amazonS3', ...bucket },
	},
	'Amazon S3 (current), role': {
		destination: 'Amazon S3 (current)',
		storage: { storage: 's3AssumedRole', s3Role: 'arn:aws:iam::123456789012:role/adobe' },
		target: { storageType: 'amazonS3', ...bucket, fileType: 'PARQUET' },
	},
	'Azure Blob (current)': {
		destination: 'Azure Blob (current)',
		storage: blob,
		target: { storageType: 'azureBlob', container: 'audiences', path: 'exports' },
	},
	'SFTP (current), password': {
		destination: 'SFTP (current)',
		storage: password,
		target: { storageType: 'sftp', remotePath: '/incoming', fileType: 'JSON' },
	},
	'SFTP (current), SSH key': {
		destination: 'SFTP (current)',
		storage: sshKey,
		target: { storageType: 'sftp', remotePath: '/incoming', compression: 'GZIP' },
	},
	'Azure Data Lake Storage Gen2': {
		destination: 'Azure Data Lake Storage Gen2',
		storage: {
			storage: 'azureServicePrincipal',
			url: 'https://acme.dfs.core.windows.net/audiences',
			tenant: '11111111-2222-3333-4444-555555555555',
			servicePrincipalId: '66666666-7777-8888-9999-000000000000',
			servicePrincipalKey: 'principal-key-secret',
		},
		target: { storageType: 'adlsGen2', path: 'exports' },
	},
	'Data Landing Zone': {
		destination: 'Data Landing Zone',
		target: { storageType: 'dataLandingZone', path: 'exports' },
	},
	'Google Cloud Storage': {
		destination: 'Google Cloud Storage',
		storage: {
			storage: 'googleCloudStorage',
			accessKeyId: 'GOOGABCDEFGHIJKLMNOP',
			secretAccessKey: 'google-secret-access-key-0123456789abcdef',
		},
		target: { storageType: 'googleCloudStorage', ...bucket },
	},
};

/** What the last two steps activate and compare, without any id. */
export const activation: INodeParameters = {
	takenFrom: 'fields',
	audiences: {
		entries: [
			{ audience: { __rl: true, mode: 'name', value: 'Interested in Mountain Biking' } },
			{ audience: { __rl: true, mode: 'name', value: 'Loyalty Gold Members' } },
		],
	},
	exportMode: 'DAILY_FULL_EXPORT',
	frequency: 'DAILY',
	triggerType: 'SCHEDULED',
	startTime: '17:00',
	attributes: {
		entries: [
			{ source: { __rl: true, mode: 'path', value: 'person.name.firstName' }, mandatory: true },
			{
				source: { __rl: true, mode: 'path', value: 'personalEmail.address' },
				deduplicationKey: true,
			},
		],
	},
};

type Step = [name: string, run: (items: INodeExecutionData[]) => ReturnType<AdobeSandbox['run']>];

/** The five steps of the tutorial as a workflow would run them: each gets what the last gave. */
export function fiveSteps(
	adobe: Pick<AdobeSandbox, 'run'>,
	{ destination, storage, target }: Way,
): Step[] {
	const platform = 'adobeExperiencePlatform';
	return [
		[
			'find the destination',
			(items) =>
				adobe.run(new DestinationConnection(), {
					items,
					parameters: {
						platform,
						resource: 'destination',
						operation: 'get',
						destination: { __rl: true, mode: 'name', value: destination },
					},
				}),
		],
		[
			'connect to data',
			(items) =>
				adobe.run(new DestinationConnection(), {
					items,
					parameters: {
						platform,
						resource: 'sourceConnection',
						operation: 'create',
						name: 'Profiles',
					},
				}),
		],
		[
			'connect to the destination',
			(items) =>
				adobe.run(new DestinationConnection(), {
					items,
					storage,
					parameters: {
						platform,
						resource: 'connection',
						operation: 'create',
						name: 'Account',
					},
				}),
		],
		[
			'say where the files go',
			(items) =>
				adobe.run(new TargetConnection(), {
					items,
					parameters: { operation: 'create', name: 'Files', ...target },
				}),
		],
		[
			'create the dataflow',
			(items) =>
				adobe.run(new Dataflow(), {
					items,
					parameters: {
						platform,
						resource: 'dataflow',
						operation: 'create',
						name: 'Newsletter',
					},
				}),
		],
		[
			'activate',
			(items) =>
				adobe.run(new ActivateAudience(), {
					items,
					parameters: { resource: 'audience', operation: 'add', ...activation },
				}),
		],
		[
			'validate',
			(items) =>
				adobe.run(new ActivateAudience(), {
					items,
					parameters: { resource: 'activation', operation: 'validate', ...activation },
				}),
		],
	];
}

/** Runs them one after the other, each on what the last gave; throws what a step throws. */
export async function walk(steps: Step[]): Promise<INodeExecutionData[]> {
	let items: INodeExecutionData[] = [{ json: {} }];
	for (const [name, run] of steps) {
		const result = await run(items);
		if (result.error) {
			const { message, description } = result.error;
			throw new Error(`Could not ${name}: ${message}. ${description ?? ''}`);
		}
		items = result.items.map(({ json }) => ({ json }));
	}
	return items;
}
