import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { node } from './targets';

const { description } = node;
const { properties } = description;
const version = { typeVersion: 1 };

function shown(values: INodeParameters): string[] {
	const all =
		NodeHelpers.getNodeParameters(properties, values, true, true, version, description) ?? {};
	return properties
		.filter((property) => NodeHelpers.displayParameter(all, property, version, description))
		.map(({ displayName, type }) => (type === 'notice' ? '(notice)' : displayName));
}

const before = ['Connection', 'Name', 'Description', 'Storage Type'];
const after = ['If It Already Exists', 'Options'];
const files = ['File Type', 'Compression', 'CSV Options'];
const hidden = ['Resource', 'Operation'];

describe('Create shows only the fields of the storage type', () => {
	it.each([
		['amazonS3', ['Bucket Name', 'Path', ...files]],
		['googleCloudStorage', ['Bucket Name', 'Path', ...files]],
		['azureBlob', ['Container', 'Path', ...files]],
		['adlsGen2', ['Path', ...files]],
		['dataLandingZone', ['Path', ...files]],
		['sftp', ['Remote Path', ...files]],
		['legacyS3', ['Bucket Name', 'Path']],
		['legacyAzureBlob', ['Container', 'Path']],
		['legacySftp', ['Remote Path']],
		['other', ['(notice)', 'Destination Fields']],
	])('%s', (storageType, fields) => {
		expect(shown({ storageType })).toEqual([...hidden, ...before, ...fields, ...after]);
	});

	it('with CSV options for CSV only', () => {
		expect(shown({ fileType: 'JSON' })).not.toContain('CSV Options');
		expect(shown({ fileType: '={{ $json.type }}' })).toContain('CSV Options');
	});

	it('and begins with the current Amazon S3', () => {
		expect(shown({})).toEqual(shown({ storageType: 'amazonS3' }));
	});
});

it('shows what the other operations need', () => {
	expect(shown({ operation: 'get' })).toEqual([...hidden, 'Target Connection']);
	expect(shown({ operation: 'delete' })).toEqual([...hidden, 'Target Connection']);
	expect(shown({ operation: 'getAll' })).toEqual([...hidden, 'Return All', 'Limit', 'Filters']);
	expect(shown({ operation: 'getAll', returnAll: true })).not.toContain('Limit');
	expect(shown({ operation: 'update' })).toEqual([
		...hidden,
		'Target Connection',
		'Update Fields',
		'CSV Options',
	]);
});

it('has the operations and storage types in order', () => {
	const named = (name: string) => properties.find((property) => property.name === name)!;
	const names = (property: INodeProperties) =>
		(property.options as INodePropertyOptions[]).map(({ name }) => name);
	expect(names(named('operation'))).toEqual(['Create', 'Delete', 'Get', 'Get Many', 'Update']);
	expect(names(named('storageType'))).toEqual([...names(named('storageType'))].sort());
	expect(named('resource')).toMatchObject({ type: 'hidden', default: 'targetConnection' });
});

function* nested(property: INodeProperties): Generator<INodeProperties> {
	yield property;
	for (const option of (property.options ?? []) as INodeProperties[]) {
		if ('type' in option) yield* nested(option);
	}
}

const everything = properties.flatMap((property) => [...nested(property)]);

it.each(everything.map((property) => [property.displayName, property] as const))(
	'%s follows the wording of n8n',
	(_name, { type, description: text, placeholder }) => {
		if (placeholder !== undefined) expect(placeholder).toMatch(/^(e\.g\. |Add [A-Z])/);
		if (type === 'boolean') expect(text).toMatch(/^Whether /);
		if (text !== undefined) expect(text).toMatch(/^[A-Z].*[^.]$/);
	},
);

it.each(['Update Fields', 'CSV Options', 'Options', 'Filters'])('lists %s by name', (group) => {
	for (const { options } of everything.filter(({ displayName }) => displayName === group)) {
		const names = (options as INodeProperties[]).map(({ displayName }) => displayName);
		expect(names).toEqual([...names].sort());
	}
});
