import type { INodeProperties } from 'n8n-workflow';

import { csvOptions, fileFields } from './fileFields';
import { storageLabel, storageTypes, typesWith, typesWithFileOptions } from './storageTypes';

const storageTypeField: INodeProperties = {
	displayName: 'Storage Type',
	name: 'storageType',
	type: 'options',
	noDataExpression: true,
	options: [...storageTypes, 'other' as const]
		.map((value) => ({ name: storageLabel(value), value }))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: 'amazonS3',
	description:
		'Where the files go; it has to fit the destination of the connection, and if it does not, the node says what fits',
	hint: 'Adobe Campaign, Oracle Eloqua, Oracle Responsys, Salesforce Marketing Cloud and accounts of the former storage destinations take the kinds with "Legacy and Email Marketing" in their name.',
};

const withMacros = ['amazonS3', 'googleCloudStorage'];

/** Where the files go, for each storage type its own fields. */
export const placeFields: INodeProperties[] = [
	{
		displayName: 'Bucket Name',
		name: 'bucketName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. acme-audiences',
		description: 'The bucket that receives the files',
		displayOptions: { show: { storageType: typesWith('bucketName') } },
	},
	{
		displayName: 'Container',
		name: 'container',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. audiences',
		description: 'The container of the storage account that receives the files',
		displayOptions: { show: { storageType: typesWith('container') } },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. exports/newsletter',
		description:
			'The folder that receives the files; with %SEGMENT_NAME% or %SEGMENT_ID% at its end each audience gets a folder of its own',
		displayOptions: { show: { storageType: withMacros } },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. exports/newsletter',
		description: 'The folder that receives the files',
		displayOptions: {
			show: { storageType: typesWith('path').filter((type) => !withMacros.includes(type)) },
		},
	},
	{
		displayName: 'Remote Path',
		name: 'remotePath',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /incoming/newsletter',
		description: 'The folder on the server that receives the files',
		displayOptions: { show: { storageType: typesWith('remotePath') } },
	},
];

const destinationFieldsNotice: INodeProperties = {
	displayName:
		"Choose the connection from the list to see the destination's fields here. Otherwise enter them in 'Additional Parameters' under 'Options'.",
	name: 'destinationFieldsNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { storageType: ['other'] } },
};

/** The fields of a destination that this pack does not know. */
const destinationFields: INodeProperties = {
	displayName: 'Destination Fields',
	name: 'targetFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'What the destination of the chosen connection asks for',
	typeOptions: {
		loadOptionsDependsOn: ['connection.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTargetFields',
			mode: 'add',
			valuesLabel: 'Destination Fields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: true,
			supportAutoMap: false,
			noFieldsError:
				"The fields could not be read. Choose the connection from the list, or enter them in 'Additional Parameters' under 'Options'.",
		},
	},
	displayOptions: { show: { storageType: ['other'] } },
};

export const storageFields: INodeProperties[] = [
	storageTypeField,
	...placeFields,
	destinationFieldsNotice,
	destinationFields,
	...fileFields.map((field) => ({
		...field,
		displayOptions: { show: { storageType: typesWithFileOptions } },
	})),
	{
		...csvOptions,
		displayOptions: { show: { storageType: typesWithFileOptions, fileType: ['CSV'] } },
	},
];

/** The fields of every storage type, for Update: those that were not added stay as they are. */
export const changeableFields: INodeProperties[] = placeFields
	.filter(({ name }, at) => placeFields.findIndex((field) => field.name === name) === at)
	.map(({ displayOptions: _, required: __, ...field }) => field);
