import type { INodeProperties } from 'n8n-workflow';
import { shownWhen } from './variants';
import { fromFile } from './visibility';

const place: INodeProperties = {
	displayName: 'File Is',
	name: 'fileIs',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'At URL',
			value: 'atUrl',
			description: 'Download it from an address while it is sent, without storing it',
		},
		{
			name: 'In Binary Field',
			value: 'binaryField',
			description: 'A node before has read or downloaded it',
		},
		{
			name: 'On Disk',
			value: 'onDisk',
			description: 'On the machine that n8n runs on, in a folder that n8n may read',
		},
	],
	default: 'binaryField',
	description: 'Where the file is; each input item stands for one file',
};

const field: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'inputDataFieldName',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	description: 'The name of the input field that holds the file',
	hint: 'The name of the input binary field containing the file to be sent',
};

const path: INodeProperties = {
	displayName: 'File Path',
	name: 'filePath',
	type: 'string',
	default: '',
	placeholder: 'e.g. /home/node/.n8n-files/customers.csv',
	description: 'The whole path of the file on the machine that n8n runs on',
};

const url: INodeProperties = {
	displayName: 'File URL',
	name: 'fileUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://files.example.com/customers.csv',
	description: 'The address from which the file is downloaded, without a login',
};

const format: INodeProperties = {
	displayName: 'File Format',
	name: 'fileFormat',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'CSV', value: 'csv', description: 'A table in text, with a header' },
		{ name: 'Detect Automatically', value: 'auto', description: 'By content, then by name' },
		{ name: 'JSON', value: 'json', description: 'A list, or values one after another' },
		{
			name: 'Newline-Delimited JSON',
			value: 'ndjson',
			description: 'One object a line, also called JSON Lines',
		},
	],
	default: 'auto',
	description: 'What the file holds; each may be packed with gzip',
};

const options: INodeProperties = {
	displayName: 'File Options',
	name: 'fileOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Column Names',
			name: 'columns',
			type: 'string',
			default: '',
			placeholder: 'e.g. ID, name, email',
			description: 'Names of the columns, separated by commas, for a CSV file without a header',
		},
		{
			displayName: 'Delimiter',
			name: 'delimiter',
			type: 'string',
			default: '',
			placeholder: 'e.g. ; or tab',
			description: 'The character between the cells of a CSV file; found by itself when empty',
		},
		{
			displayName: 'Encoding',
			name: 'encoding',
			type: 'string',
			default: '',
			placeholder: 'e.g. windows-1252',
			description: 'How the characters are written; UTF-8 and UTF-16 are found by themselves',
		},
		{
			displayName: 'Escape Character',
			name: 'escape',
			type: 'options',
			options: [
				{ name: 'Backslash', value: '\\', description: 'As MySQL writes it: "5\\" pipe"' },
				{ name: 'Quote', value: '"', description: 'As most programs write it: "5"" pipe"' },
			],
			default: '"',
			description: 'What stands before a quote inside a quoted cell of a CSV file',
		},
		{
			displayName: 'Header Line',
			name: 'headerLine',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description:
				'The line of a CSV file that names its columns, counted from 1; lines before it are skipped',
		},
		{
			displayName: 'Line Breaks in Quotes',
			name: 'lineBreaksInQuotes',
			type: 'boolean',
			default: true,
			description:
				'Whether a quoted cell of a CSV file may go over several lines; off, a quote that is not closed on its line costs only that row',
		},
		{
			displayName: 'Records Path',
			name: 'recordsPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. $.data[*]',
			description: 'Where the list of records stands, for a JSON file that is one object',
		},
		{
			displayName: 'Short Rows',
			name: 'shortRows',
			type: 'options',
			options: [
				{
					name: 'Fill',
					value: 'fill',
					description: 'Send them without the fields that are missing at their end',
				},
				{
					name: 'Invalid',
					value: 'invalid',
					description: 'Do not send them: they are often half a row',
				},
			],
			default: 'invalid',
			description: 'What to do with rows of a CSV file that have fewer cells than the header',
		},
	],
};

const partCount: INodeProperties = {
	displayName: 'Part Count',
	name: 'partCount',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		'How many runs share the file, each of which sends its own part; 1 sends all of it at once',
};

const partNumber: INodeProperties = {
	displayName: 'Part Number',
	name: 'partNumber',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description: 'Which of the parts this run sends, counted from 1',
};

const placed = (where: string) => ({ ...fromFile, fileIs: [where] });

export const fileProperties: INodeProperties[] = [
	...shownWhen(place, fromFile),
	...shownWhen(field, placed('binaryField')),
	...shownWhen(path, placed('onDisk')),
	...shownWhen(url, placed('atUrl')),
	...shownWhen([format, options, partCount], fromFile),
	...shownWhen(partNumber, { ...fromFile, partCount: [{ _cnd: { not: 1 } }] }),
];
