import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class ImprovadoDestinationApi implements ICredentialType {
	name = 'improvadoDestinationApi';

	displayName = 'Improvado Destination API';

	documentationUrl = 'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations';

	icon: Icon = {
		light: 'file:../icons/improvadoDestinationApi.svg',
		dark: 'file:../icons/improvadoDestinationApi.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Parameters',
			name: 'parameters',
			// n8n shows a field of type json in clear.
			type: 'string',
			typeOptions: { password: true, rows: 5 },
			default: '{}',
			required: true,
			placeholder: 'e.g. { "user": "loader", "password": "…" }',
			description: 'The secret parameters of the connection, as a JSON object',
			hint: 'The names are those of the destination; Improvado tells which ones it takes. Database, schema, tables and the like belong into the node.',
		},
		{
			displayName:
				'The test of this credential checks only that this is a JSON object: there is no server to ask. Whether the account works shows when Improvado connects to it.',
			name: 'shapeNotice',
			type: 'notice',
			default: '',
		},
	];
}
