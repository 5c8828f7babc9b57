import type { AuthSpec } from '../types';
import { authentications } from './authentications';
import type { Family, Storage } from './family';

/** The forms of a target connection. The legacy ones are the modes S3, AZURE_BLOB and FTP. */
export type TargetKind =
	| 's3'
	| 'azureBlob'
	| 'sftp'
	| 'adlsGen2'
	| 'dataLandingZone'
	| 'googleCloudStorage'
	| 'legacyS3'
	| 'legacyAzureBlob'
	| 'legacySftp';

export interface KnownDestination {
	connectionSpecId: string;
	/** Adobe's own name. */
	name: string;
	/** The name in lists, unlike any other. */
	label: string;
	family: Family;
	storage: Storage;
	/** Of the flow that exports audiences; the documents give none for Adobe Campaign. */
	flowSpecId?: string;
	/** Names that documents give it. */
	flowSpecNames?: string[];
	targetKinds: TargetKind[];
	/** Empty: connects without any. */
	authentications: AuthSpec[];
}

/** The source of every audience export. */
export const profileStore = {
	connectionSpecId: '8a9c3494-9708-43d7-ae3f-cda01e5030e1',
	name: 'Profile Store',
};
/** The source of dataset exports, which this pack leaves alone. */
export const dataLake = {
	connectionSpecId: '23598e46-f560-407b-88d5-ea6207e49db0',
	name: 'Data Lake',
};

export const streamingDestinations = [
	{ connectionSpecId: '86043421-563b-46ec-8e6c-e23184711bf6', name: 'Amazon Kinesis' },
	{ connectionSpecId: 'bf9f5905-92b7-48bf-bf20-455bc6b60a4e', name: 'Azure Event Hubs' },
];

const legacyFlowSpecId = '71471eba-b620-49e4-90fd-23f1fa0174d8';
const legacyFlowSpecNames = ['UPStoProfileBasedDestination'];
const { accessKey, connectionString, emailSftpPassword, emailSftpSshKey } = authentications;

export const knownDestinations: KnownDestination[] = [
	{
		connectionSpecId: '4fce964d-3f37-408f-9778-e597338a21ee',
		name: 'Amazon S3',
		label: 'Amazon S3 (current)',
		family: 'cloud',
		storage: 'amazonS3',
		flowSpecId: '1a0514a6-33d4-4c7f-aff8-594799c47549',
		targetKinds: ['s3'],
		authentications: [accessKey, authentications.assumedRole],
	},
	{
		connectionSpecId: '4890fc95-5a1f-4983-94bb-e060c08e3f81',
		name: 'Amazon S3',
		label: 'Amazon S3 (legacy)',
		family: 'legacyCloud',
		storage: 'amazonS3',
		flowSpecId: legacyFlowSpecId,
		flowSpecNames: legacyFlowSpecNames,
		targetKinds: ['legacyS3'],
		authentications: [accessKey],
	},
	{
		connectionSpecId: '6d6b59bf-fb58-4107-9064-4d246c0e5bb2',
		name: 'Azure Blob Storage',
		label: 'Azure Blob (current)',
		family: 'cloud',
		storage: 'azureBlob',
		flowSpecId: '752d422f-b16f-4f0d-b1c6-26e448e3b388',
		targetKinds: ['azureBlob'],
		authentications: [connectionString],
	},
	{
		connectionSpecId: 'e258278b-a4cf-43ac-b158-4fa0ca0d948b',
		name: 'Azure Blob',
		label: 'Azure Blob (legacy)',
		family: 'legacyCloud',
		storage: 'azureBlob',
		flowSpecId: legacyFlowSpecId,
		flowSpecNames: legacyFlowSpecNames,
		targetKinds: ['legacyAzureBlob'],
		authentications: [connectionString],
	},
	{
		connectionSpecId: '36965a81-b1c6-401b-99f8-22508f1e6a26',
		name: 'SFTP',
		label: 'SFTP (current)',
		family: 'cloud',
		storage: 'sftp',
		flowSpecId: 'fd36aaa4-bf2b-43fb-9387-43785eeeb799',
		targetKinds: ['sftp'],
		authentications: [authentications.sftpPassword, authentications.sftpSshKey],
	},
	{
		connectionSpecId: '64ef4b8b-a6e0-41b5-9677-3805d1ee5dd0',
		name: 'SFTP',
		label: 'SFTP (legacy)',
		family: 'legacyCloud',
		storage: 'sftp',
		flowSpecId: legacyFlowSpecId,
		flowSpecNames: legacyFlowSpecNames,
		targetKinds: ['legacySftp'],
		authentications: [authentications.legacySftpPassword, authentications.legacySftpSshKey],
	},
	{
		connectionSpecId: 'be2c3209-53bc-47e7-ab25-145db8b873e1',
		name: 'Azure Data Lake Gen2',
		label: 'Azure Data Lake Storage Gen2',
		family: 'cloud',
		storage: 'adlsGen2',
		flowSpecId: 'db060570-a155-418a-a6d3-b4d97698e5dc',
		targetKinds: ['adlsGen2'],
		authentications: [authentications.servicePrincipal],
	},
	{
		connectionSpecId: '10440537-2a7b-4583-ac39-ed38d4b848e8',
		name: 'Data Landing Zone',
		label: 'Data Landing Zone',
		family: 'cloud',
		storage: 'dataLandingZone',
		flowSpecId: '7e635b9f-e59b-4546-8ba8-fce6496693c8',
		targetKinds: ['dataLandingZone'],
		authentications: [],
	},
	{
		connectionSpecId: 'c5d93acb-ea8b-4b14-8f53-02138444ae99',
		name: 'Google Cloud Storage',
		label: 'Google Cloud Storage',
		family: 'cloud',
		storage: 'googleCloudStorage',
		flowSpecId: '976d663b-80b4-4193-be6b-2d0487516623',
		targetKinds: ['googleCloudStorage'],
		authentications: [authentications.googleCloudStorage],
	},
	{
		connectionSpecId: '0b23e41a-cb4a-4321-a78f-3b654f5d7d97',
		name: 'Adobe Campaign',
		label: 'Adobe Campaign',
		family: 'email',
		storage: 'adobeCampaign',
		flowSpecNames: ['upsToCampaign'],
		targetKinds: ['legacyS3', 'legacyAzureBlob', 'legacySftp'],
		authentications: [
			authentications.emailS3,
			emailSftpPassword,
			emailSftpSshKey,
			authentications.emailAzureBlob,
		],
	},
	{
		connectionSpecId: 'c1e44b6b-e7c8-404b-9031-58f0ef760604',
		name: 'Oracle Eloqua',
		label: 'Oracle Eloqua',
		family: 'email',
		storage: 'oracleEloqua',
		flowSpecId: legacyFlowSpecId,
		flowSpecNames: ['UPStoEloquaFile', ...legacyFlowSpecNames],
		targetKinds: ['legacyS3', 'legacySftp'],
		authentications: [emailSftpPassword, emailSftpSshKey],
	},
	{
		connectionSpecId: 'a5e28ddf-e265-426e-83a1-9d03a3a6822b',
		name: 'Oracle Responsys',
		label: 'Oracle Responsys',
		family: 'email',
		storage: 'oracleResponsys',
		flowSpecId: '51d675ce-e270-408d-91fc-22717bdf2148',
		flowSpecNames: ['UPStoResponsysFile'],
		targetKinds: ['legacyS3', 'legacySftp'],
		authentications: [emailSftpPassword, emailSftpSshKey],
	},
	{
		connectionSpecId: 'f599a5b3-60a7-4951-950a-cc4115c7ea27',
		name: 'Salesforce Marketing Cloud',
		label: 'Salesforce Marketing Cloud',
		family: 'email',
		storage: 'salesforceMarketingCloud',
		flowSpecId: '493b2bd6-26e4-4167-ab3b-5e910bba44f0',
		flowSpecNames: ['UPStoExactTargetFile'],
		targetKinds: ['legacyS3', 'legacySftp'],
		authentications: [emailSftpPassword, emailSftpSshKey],
	},
];

export function knownDestination(connectionSpecId: string): KnownDestination | undefined {
	return knownDestinations.find((known) => known.connectionSpecId === connectionSpecId);
}
