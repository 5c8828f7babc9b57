import type { INodeProperties } from 'n8n-workflow';

export const createLoadField: INodeProperties = {
	displayName: 'Create Load for New Tables',
	name: 'createLoadForNewTables',
	type: 'boolean',
	default: false,
	description: 'Whether Improvado creates a load for every new data table',
};

export const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Marketing reports',
	description: 'What the connection is called in Improvado',
};

export const connectionParametersField: INodeProperties = {
	displayName: 'Connection Parameters',
	name: 'connectionParameters',
	type: 'json',
	default: '{}',
	description:
		'Database, schema, table naming, append, replace or upsert, paths and formats, under the names that the destination has for them',
	hint: 'Keep secrets out of the workflow: those of the credential Improvado Destination API are added to these',
};

export const secretsNotice: INodeProperties = {
	displayName:
		"User, password and keys of the destination are taken from the credential 'Improvado Destination API' above. Improvado itself intends its own page for entering them: if it refuses them here, enter them there and reuse the connection by its title.",
	name: 'secretsNotice',
	type: 'notice',
	default: '',
};
