import type { INodeProperties } from 'n8n-workflow';

/** n8n shows it in the dialog of the credential rather than in the panel. */
export const authenticationProperties: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Destination API',
				value: 'destinationApi',
				description: 'A key, a token, a password, or client credentials',
			},
			{
				name: 'Destination OAuth2 API',
				value: 'destinationOAuth2Api',
				description: 'A login in the browser, by OAuth2 with authorization code or PKCE',
			},
		],
		default: 'destinationApi',
		description: 'The kind of credential to log in with',
	},
];
