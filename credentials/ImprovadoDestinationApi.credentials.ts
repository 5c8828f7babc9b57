import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class ImprovadoDestinationApi implements ICredentialType {
	name = 'improvadoDestinationApi';

	displayName = 'Improvado Destination API';

	documentationUrl =
		'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/destination-connection.md#the-credentials-for-improvado';

	icon: Icon = {
		light: 'file:../icons/improvadoDestinationApi.svg',
		dark: 'file:../icons/improvadoDestinationApi.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Parameters',
			name: 'parameters',
			// One field, never rows: n8n restores hidden values of rows by their place, so that a row
			// that is taken out moves secrets to other names. Here they are restored by name.
			type: 'json',
			typeOptions: { redactJsonLeaves: true },
			default: '{}',
			required: true,
			placeholder: 'e.g. { "user": "loader", "password": "…" }',
			description:
				'The secret parameters of the connection, as a JSON object. Once saved, their names are shown and their values hidden.',
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
