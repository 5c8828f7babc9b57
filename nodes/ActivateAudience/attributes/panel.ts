import type { INodeProperties } from 'n8n-workflow';

import { whenFromFields } from '../fields/audiences';

/** An attribute of the profile or an identity, picked from the schema or entered as a path. */
export const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The attribute of the profile, the identity, or a calculated field by its column',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an attribute…',
			typeOptions: { searchListMethod: 'searchAttributes', searchable: true },
		},
		{
			displayName: 'By Path',
			name: 'path',
			type: 'string',
			placeholder: 'e.g. person.name.firstName',
		},
	],
};

/** A list of attributes with the columns they become. */
export const attributesField: INodeProperties = {
	displayName: 'Attributes',
	name: 'attributes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Attribute' },
	default: {},
	placeholder: 'Add Attribute',
	options: [
		{
			displayName: 'Attribute',
			name: 'entries',
			values: [
				sourceField,
				{
					displayName: 'Target Column',
					name: 'targetColumn',
					type: 'string',
					default: '',
					placeholder: 'e.g. first_name',
					description: 'Name of the column in the files of current cloud storage destinations',
					hint: 'Empty means the column that it has already, or the source with underscores for dots. Legacy and email marketing destinations always use the source.',
				},
				{
					displayName: 'Mandatory',
					name: 'mandatory',
					type: 'boolean',
					default: false,
					description: 'Whether profiles without it are left out of the files',
				},
				{
					displayName: 'Deduplication Key',
					name: 'deduplicationKey',
					type: 'boolean',
					default: false,
					description: 'Whether of several profiles with the same value only one is exported',
				},
			],
		},
	],
	description: 'The columns of the files',
	displayOptions: { show: whenFromFields },
};

const listOfSources = (displayName: string, name: string, button: string): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: button },
	default: {},
	placeholder: button,
	options: [{ displayName: 'Attribute', name: 'entries', values: [sourceField] }],
});

/** Attributes by their source only. */
export const sourcesField: INodeProperties = {
	...listOfSources('Attributes', 'attributes', 'Add Attribute'),
	displayOptions: { show: whenFromFields },
};

export const mandatoryField: INodeProperties = {
	...listOfSources('Mandatory Attributes', 'mandatoryAttributes', 'Add Mandatory Attribute'),
	description: 'Profiles that lack one of them are left out of the files',
};

export const keysField: INodeProperties = {
	...listOfSources('Deduplication Keys', 'deduplicationKeys', 'Add Deduplication Key'),
	description: 'Either one identity or up to two attributes; an exported identity is one by itself',
};
