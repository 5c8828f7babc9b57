import type { INodeProperties } from 'n8n-workflow';

const nullOrEmpty = [
	{ name: 'Empty', value: '' },
	{ name: 'Null', value: 'null' },
	{ name: 'Two Quotation Marks ("")', value: '""' },
];

/** Of the current cloud storage destinations; values as `params` wants them. */
export const fileFields: INodeProperties[] = [
	{
		displayName: 'File Type',
		name: 'fileType',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'CSV' },
			{ name: 'JSON', value: 'JSON' },
			{ name: 'Parquet', value: 'PARQUET' },
		],
		default: 'CSV',
		description: 'The format of the exported files',
	},
	{
		displayName: 'Compression',
		name: 'compression',
		type: 'options',
		options: [
			{ name: 'Gzip', value: 'GZIP' },
			{ name: 'None', value: 'NONE' },
		],
		default: 'NONE',
		description: 'Whether the exported files are compressed, and how',
	},
];

export const csvOptions: INodeProperties = {
	displayName: 'CSV Options',
	name: 'csvOptions',
	type: 'collection',
	placeholder: 'Add CSV option',
	default: {},
	description: 'How CSV files are written; what is not added is as Adobe has it by default',
	options: [
		{
			displayName: 'Delimiter',
			name: 'delimiter',
			type: 'options',
			options: [
				{ name: 'Colon (:)', value: ':' },
				{ name: 'Comma (,)', value: ',' },
				{ name: 'Pipe (|)', value: '|' },
				{ name: 'Semicolon (;)', value: ';' },
				{ name: 'Tab', value: '\t' },
			],
			default: ',',
			description: 'What separates the columns',
		},
		{
			displayName: 'Empty Value',
			name: 'emptyValue',
			type: 'options',
			options: nullOrEmpty,
			default: '',
			description: 'What is written for an attribute that is an empty text',
		},
		{
			displayName: 'Escape Character',
			name: 'escape',
			type: 'options',
			options: [
				{ name: 'Backslash (\\)', value: '\\' },
				{ name: "Single Quote (')", value: "'" },
			],
			default: '\\',
			description: 'What stands before a quote character within a value',
		},
		{
			displayName: 'Null Value',
			name: 'nullValue',
			type: 'options',
			options: nullOrEmpty,
			default: 'null',
			description: 'What is written for an attribute that has no value',
		},
		{
			displayName: 'Quote Character',
			name: 'quote',
			type: 'options',
			options: [
				{ name: 'Double Quotes (")', value: '"' },
				{ name: 'None', value: '' },
			],
			default: '"',
			description: 'What values are enclosed in',
		},
	],
};

export const includeFileManifestField: INodeProperties = {
	displayName: 'Include File Manifest',
	name: 'includeFileManifest',
	type: 'boolean',
	default: false,
	description:
		'Whether Adobe adds a file to each export that lists the exported files, which only some destinations offer',
};

export const additionalParametersField: INodeProperties = {
	displayName: 'Additional Parameters (JSON)',
	name: 'additionalParameters',
	type: 'json',
	default: '{}',
	description:
		'More parameters of the target connection under the names that Adobe gives them; they go before the other fields',
};
