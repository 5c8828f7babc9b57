import type { INodeProperties } from 'n8n-workflow';

import { defaultFileName, FILE_NAME_FIELD } from './fileName';
import { fileNameMacros } from './macros';

const emailExample = defaultFileName('email');

/** Macros of all families, each once; the texts say for which destinations they are. */
const parts = [
	...new Map(
		[...fileNameMacros.cloud, ...fileNameMacros.email].map((macro) => [macro.name, macro]),
	).values(),
];

const isFor = (family: 'cloud' | 'email', name: string) =>
	fileNameMacros[family].some((macro) => macro.name === name);

function whereTaken(name: string): string {
	if (isFor('cloud', name) && isFor('email', name)) return '';
	return isFor('cloud', name)
		? ' (current cloud storage destinations)'
		: ' (legacy and email marketing destinations)';
}

export const fileNameField: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'options',
	options: [
		{
			name: 'Destination, Audience ID, Date and Time',
			value: 'default',
			description: 'Fits every destination; an audience that has a file name keeps it',
		},
		{
			name: 'Chosen Parts',
			value: 'parts',
			description: 'Put together from parts that Adobe fills in',
		},
		{ name: 'Template', value: 'template', description: 'A text with macros' },
	],
	default: 'default',
	description: 'How the exported files are called',
};

/** How the file name is given, and the fields of each way. */
export const fileNameFields: INodeProperties[] = [
	fileNameField,
	{
		displayName: 'File Name Parts',
		name: 'fileNameParts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Part' },
		default: {},
		placeholder: 'Add Part',
		options: [
			{
				displayName: 'Part',
				name: 'entries',
				values: [
					{
						displayName: 'Part',
						name: 'part',
						type: 'options',
						options: [
							...parts.map(({ name, label, description, example }) => ({
								name: `${label}${whereTaken(name)}`,
								value: name,
								description: `${description}, e.g. ${example}`,
							})),
							{ name: 'Text', value: 'text', description: 'A text of your own' },
						].toSorted((one, other) => one.name.localeCompare(other.name)),
						default: 'SEGMENT_ID',
						description: 'What Adobe puts here when it writes a file',
					},
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						default: '',
						placeholder: 'e.g. newsletter',
						description: 'A text of your own',
						displayOptions: { show: { part: ['text'] } },
					},
				],
			},
		],
		description: 'The parts are joined by underscores',
		displayOptions: { show: { fileName: ['parts'] } },
	},
	{
		displayName: FILE_NAME_FIELD,
		name: 'filenameTemplate',
		type: 'string',
		default: '',
		placeholder: `e.g. ${emailExample}`,
		description: 'A text with macros in percent signs',
		hint: 'Legacy and email marketing destinations need %DESTINATION_NAME% and %SEGMENT_ID%; current cloud storage destinations call the first %DESTINATION%. At most 255 characters.',
		displayOptions: { show: { fileName: ['template'] } },
	},
];
