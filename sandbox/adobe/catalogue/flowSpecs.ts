import type { Fields } from '../json.ts';
import { destinationProviderId, flowSpecIds, specIds } from './ids.ts';

export interface FlowSpec {
	id: string;
	name: string;
	providerId: string;
	version: string;
	sourceConnectionSpecIds: string[];
	targetConnectionSpecIds: string[];
	attributes: Fields;
}

function flowSpec(
	id: string,
	name: string,
	sourceSpec: string,
	targets: string[],
	attributes: Fields,
): FlowSpec {
	return {
		id,
		name,
		providerId: destinationProviderId,
		version: '1.0',
		sourceConnectionSpecIds: [sourceSpec],
		targetConnectionSpecIds: targets,
		attributes: { isDestinationFlow: true, ...attributes },
	};
}

const audiences = (id: string, name: string, ...targets: string[]): FlowSpec =>
	flowSpec(id, name, specIds.profileStore, targets, { _workflow: ['SEGMENTS'] });

const datasets = (id: string, name: string, target: string): FlowSpec =>
	flowSpec(id, name, specIds.dataLake, [target], { _workflow: ['DATASETS'] });

/** Those of datasets come first and name the same targets. */
export const flowSpecs: readonly FlowSpec[] = [
	{
		id: '9753525b-82c7-4dce-8a9b-5ccfce2b9876',
		name: 'CloudStorageToAEP',
		providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
		version: '1.0',
		sourceConnectionSpecIds: ['4c10e202-c428-4796-9208-5f1f5732b1cf'],
		targetConnectionSpecIds: ['c604ff05-7f1a-43c0-8e18-33bf874cb11c'],
		attributes: { isSourceFlow: true, frequency: 'batch' },
	},
	datasets(flowSpecIds.datasetsS3, 'DataLakeToS3', specIds.s3),
	datasets(flowSpecIds.datasetsBlob, 'DataLakeToAzureBlob', specIds.blob),
	datasets(flowSpecIds.datasetsSftp, 'DataLakeToSFTP', specIds.sftp),
	datasets(flowSpecIds.datasetsAdlsGen2, 'DataLakeToADLSGen2', specIds.adlsGen2),
	datasets(flowSpecIds.datasetsDataLandingZone, 'DataLakeToDLZ', specIds.dataLandingZone),
	datasets(flowSpecIds.datasetsGoogleCloudStorage, 'DataLakeToGCS', specIds.googleCloudStorage),
	audiences(
		flowSpecIds.profileBased,
		'UPStoProfileBasedDestination',
		specIds.s3Legacy,
		specIds.blobLegacy,
		specIds.sftpLegacy,
		specIds.eloqua,
		specIds.kinesis,
		specIds.eventHubs,
	),
	audiences(flowSpecIds.responsys, 'UPStoResponsysFile', specIds.responsys),
	audiences(
		flowSpecIds.salesforceMarketingCloud,
		'UPStoExactTargetFile',
		specIds.salesforceMarketingCloud,
	),
	audiences(flowSpecIds.campaign, 'upsToCampaign', specIds.campaign),
	audiences(flowSpecIds.s3, 'UPStoS3Mapped', specIds.s3),
	audiences(flowSpecIds.blob, 'UPStoAzureBlobMapped', specIds.blob),
	audiences(flowSpecIds.sftp, 'UPStoSFTPMapped', specIds.sftp),
	audiences(flowSpecIds.adlsGen2, 'upsToADLSGen2Mapped', specIds.adlsGen2),
	audiences(flowSpecIds.dataLandingZone, 'upsToDLZMapped', specIds.dataLandingZone),
	audiences(flowSpecIds.googleCloudStorage, 'UPStoGCSMapped', specIds.googleCloudStorage),
	audiences(flowSpecIds.cumulus, 'UPS to Mapper based Self Service Destination', specIds.cumulus),
	audiences(flowSpecIds.courier, 'UPStoCourierFile', specIds.courier),
];
