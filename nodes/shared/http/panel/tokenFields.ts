import type { INodeProperties } from 'n8n-workflow';

const TOKEN_KINDS = ['clientKey', 'oAuth2ClientCredentials'];

const shownToAdjust = (...authentication: string[]): INodeProperties['displayOptions'] => ({
	show: { authentication, adjustTokenRequest: [true] },
});

/** How a token is asked for and read, for servers that do it unlike most; hidden until wanted. */
export const tokenFields: INodeProperties[] = [
	{
		displayName: 'Adjust Token Request',
		name: 'adjustTokenRequest',
		type: 'boolean',
		default: false,
		description:
			'Whether the server that gives the token wants something unusual: Basic Auth, JSON, further fields such as audience, or another place of the token in its answer',
		displayOptions: { show: { authentication: TOKEN_KINDS } },
	},
	{
		displayName: 'Client Authentication',
		name: 'clientAuthentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'In the Body', value: 'body', description: 'Key and secret are fields of the body' },
			{ name: 'In the Header', value: 'header', description: 'Key and secret as Basic Auth' },
		],
		default: 'body',
		description: 'Where the token request has key and secret',
		displayOptions: shownToAdjust(...TOKEN_KINDS),
	},
	{
		displayName: 'Token Request Format',
		name: 'tokenRequestFormat',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'As Usual', value: 'usual', description: 'A form for OAuth2, JSON for Capillary' },
			{ name: 'Form', value: 'form' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'usual',
		description: 'How the body of the token request is written',
		displayOptions: shownToAdjust(...TOKEN_KINDS),
	},
	{
		displayName: 'Additional Token Fields',
		name: 'additionalTokenFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				name: 'entries',
				displayName: 'Field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. audience',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
		description:
			'Further fields of the token request, such as audience or resource; one with the name of a usual field, such as grant_type, replaces it',
		displayOptions: shownToAdjust(...TOKEN_KINDS),
	},
	{
		displayName: 'Token Response Path',
		name: 'tokenResponsePath',
		type: 'string',
		default: '',
		placeholder: 'e.g. $.data.token',
		description: 'Where the answer has the token',
		hint: 'Leave empty for access_token (OAuth2) or data.accessToken (Capillary)',
		displayOptions: shownToAdjust(...TOKEN_KINDS),
	},
	{
		displayName: 'Expires In Path',
		name: 'expiresInPath',
		type: 'string',
		default: '',
		placeholder: 'e.g. $.data.expires_in',
		description: 'Where the answer says for how many seconds the token is valid',
		hint: 'Leave empty for expires_in (OAuth2) or data.ttlSeconds (Capillary)',
		displayOptions: shownToAdjust(...TOKEN_KINDS),
	},
	{
		displayName: 'Token Prefix',
		name: 'tokenPrefix',
		type: 'string',
		default: 'Bearer',
		description: 'The word in front of the token in the header Authorization; empty for none',
		displayOptions: shownToAdjust('oAuth2ClientCredentials'),
	},
];
