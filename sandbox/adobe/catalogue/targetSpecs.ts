import type { Fields } from '../json.ts';
import { objectSchema, text } from './spec.ts';
import type { ConnectionSpec } from './spec.ts';

type TargetSpec = NonNullable<ConnectionSpec['targetSpec']>;

const identityItem = {
	type: 'object',
	'meta:xdmType': 'object',
	properties: {
		id: { type: 'string', title: 'Identifier', 'meta:xdmType': 'string' },
		primary: { type: 'boolean', title: 'Primary', default: false },
	},
};

/** What an output schema starts from. */
const partnerSchema = {
	jsonSchema: {
		title: 'defaultschema',
		type: 'object',
		properties: {
			attributes: {
				type: 'object',
				'meta:xdmType': 'map',
				additionalProperties: { type: 'object', properties: { value: { type: 'string' } } },
			},
			identityMap: {
				type: 'object',
				'meta:xdmType': 'map',
				additionalProperties: { type: 'array', items: identityItem },
			},
			segmentMembership: {
				type: 'object',
				'meta:xdmType': 'map',
				additionalProperties: {
					type: 'object',
					additionalProperties: {
						type: 'object',
						properties: {
							status: { type: 'string', enum: ['existing', 'realized', 'exited'] },
							lastQualificationTime: { type: 'string', format: 'date-time' },
						},
					},
				},
			},
		},
	},
};

function choice(title: string, initial: string, choices: [string, string][]): Fields {
	const oneOf = choices.map(([label, value]) => ({ title: label, const: value }));
	return { title, type: 'string', oneOf, default: initial };
}

const empties: [string, string][] = [
	['null', 'null'],
	['""', '""'],
	['Empty String', ''],
];

const csvOptions = {
	conditional: { field: 'fileType', operator: 'EQUALS', value: 'CSV' },
	title: 'CSV Options',
	type: 'object',
	properties: {
		quote: choice('Quote Character', '', [
			['Double Quotes (")', '"'],
			['Null Character (\\)', ''],
		]),
		escape: choice('Escape Character', '\\', [
			['Back Slash (\\)', '\\'],
			["Single Quote (')", "'"],
		]),
		delimiter: choice('Delimiter', ',', [
			['Comma (,)', ','],
			['Tab (\\t)', '\t'],
			['Pipe (|)', '|'],
			['Semicolon (;)', ';'],
			['Colon (:)', ':'],
		]),
		nullValue: choice('Null Value', 'null', empties),
		emptyValue: choice('Empty Value', '', empties),
	},
};

const workflow = 'flowSpec.attributes._workflow';

/** `required` names both file types: which one applies depends on the flow that is meant. */
const fileFields = {
	fileType: {
		conditional: { field: workflow, operator: 'NOT_CONTAINS', value: 'DATASETS' },
		title: 'File Type',
		type: 'string',
		enum: ['CSV', 'JSON', 'PARQUET'],
	},
	datasetFileType: {
		conditional: { field: workflow, operator: 'CONTAINS', value: 'DATASETS' },
		title: 'File Type',
		type: 'string',
		enum: ['JSON', 'PARQUET'],
	},
	csvOptions,
	compression: { title: 'Compression format', type: 'string', enum: ['NONE', 'GZIP'] },
};

export function cloudTarget(place: Fields, requiredPlace = Object.keys(place)): TargetSpec {
	return {
		name: 'User based target',
		type: 'UserNamespace',
		spec: objectSchema({ ...place, ...fileFields }, [
			...requiredPlace,
			'datasetFileType',
			'compression',
			'fileType',
		]),
		attributes: { partnerSchema },
	};
}

const bucketName = text('Name of the bucket', { title: 'Bucket name' });
const folder = text('Folder that receives the files', { title: 'Folder path' });

const modes: Record<string, { fields: Fields; required: string[] }> = {
	S3: { fields: { bucketName, path: folder }, required: ['bucketName', 'path'] },
	AZURE_BLOB: {
		fields: { container: text('Name of the container'), path: folder },
		required: ['container', 'path'],
	},
	FTP: { fields: { remotePath: text('Folder on the server') }, required: ['remotePath'] },
};

export function fileTarget(
	names: string[],
	more: Fields = {},
	required: string[] = [],
): TargetSpec {
	const fields = Object.assign({}, ...names.map((name) => modes[name].fields)) as Fields;
	const allOf = names.map((name) => ({
		if: { properties: { mode: { const: name } } },
		then: { required: modes[name].required },
	}));
	const properties = {
		mode: { title: 'Mode', type: 'string', enum: names },
		...fields,
		format: { title: 'Format', type: 'string', enum: ['CSV'] },
		includeFileManifest: { title: 'Include file manifest', type: 'boolean' },
		...more,
	};
	return {
		name: 'User based target',
		type: 'UserNamespace',
		spec: objectSchema(properties, ['mode', ...required], { allOf }),
	};
}

export function streamTarget(properties: Fields): TargetSpec {
	return {
		name: 'Streaming target',
		type: 'UserNamespace',
		spec: objectSchema(properties, Object.keys(properties)),
	};
}
