import type { Family } from '../../shared/adobe/catalogue/family';

/** A part of a file name that Adobe fills in at export. */
export interface FileNameMacro {
	/** What stands between the percent signs. */
	name: string;
	label: string;
	description: string;
	/** What it may become. */
	example: string;
	mandatory: boolean;
}

const audienceId = {
	name: 'SEGMENT_ID',
	label: 'Audience ID',
	description: 'ID that Experience Platform gave the audience',
	example: 'ce5c5482-2813-4a80-99bc-57113f6acde2',
};

const audienceName: FileNameMacro = {
	name: 'SEGMENT_NAME',
	label: 'Audience Name',
	description: 'Name of the audience',
	example: 'VIP subscriber',
	mandatory: false,
};

export const DATE_TIME = 'DATETIME(YYYYMMdd_HHmmss)';
export const TIMESTAMP = 'TIMESTAMP';

/** A file name takes one of them. */
const whenExported: FileNameMacro[] = [
	{
		name: DATE_TIME,
		label: 'Date and Time',
		description: 'When the file was made, as date and time',
		example: '20220509_210543',
		mandatory: false,
	},
	{
		name: TIMESTAMP,
		label: 'Timestamp',
		description: 'When the file was made, as seconds since 1970',
		example: '1652131584',
		mandatory: false,
	},
];

const selectorMacros: FileNameMacro[] = [
	{
		name: 'DESTINATION_NAME',
		label: 'Destination Name',
		description: 'Name of the destination',
		example: 'Amazon S3',
		mandatory: true,
	},
	{ ...audienceId, mandatory: true },
	audienceName,
	...whenExported,
];

const cloudMacros: FileNameMacro[] = [
	{
		name: 'DESTINATION',
		label: 'Destination Name',
		description: 'Name of the destination in the catalog',
		example: 'Amazon S3',
		mandatory: false,
	},
	{ ...audienceId, mandatory: false },
	audienceName,
	{
		name: 'DESTINATION_INSTANCE_ID',
		label: 'Dataflow ID',
		description: 'ID of the dataflow, which Experience Platform calls destination instance',
		example: '7b891e5f-025a-4f0d-9e73-1919e71da3b0',
		mandatory: false,
	},
	{
		name: 'DESTINATION_INSTANCE_NAME',
		label: 'Dataflow Name',
		description: 'Name of the dataflow, which Experience Platform calls destination instance',
		example: 'My 2022 Advertising Destination',
		mandatory: false,
	},
	{
		name: 'ORGANIZATION_NAME',
		label: 'Organization Name',
		description: 'Name of your organization in Experience Platform',
		example: 'My Organization',
		mandatory: false,
	},
	{
		name: 'SANDBOX_NAME',
		label: 'Sandbox Name',
		description: 'Name of the sandbox',
		example: 'prod',
		mandatory: false,
	},
	...whenExported,
];

/** In the order in which a picker offers them. */
export const fileNameMacros: Record<Family, readonly FileNameMacro[]> = {
	cloud: cloudMacros,
	legacyCloud: selectorMacros,
	email: selectorMacros,
};

/** The macro of the other family that means the same. */
export const counterparts: Readonly<Record<string, string>> = {
	DESTINATION: 'DESTINATION_NAME',
	DESTINATION_NAME: 'DESTINATION',
};
