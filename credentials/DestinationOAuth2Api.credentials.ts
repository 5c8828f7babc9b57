import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class DestinationOAuth2Api implements ICredentialType {
	name = 'destinationOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Destination OAuth2 API';

	documentationUrl =
		'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/api-bulk-sender.md#the-credential-destination-oauth2-api';

	icon: Icon = {
		light: 'file:../icons/destinationOAuth2Api.svg',
		dark: 'file:../icons/destinationOAuth2Api.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Base URL',
			name: 'apiBaseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.example.com',
			description: 'Address of the API, without the part that the node calls API Endpoint',
		},
		{
			displayName: 'Use Dynamic Client Registration',
			name: 'useDynamicClientRegistration',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'You log in once in the browser',
				},
				{
					name: 'PKCE',
					value: 'pkce',
					description: 'The same, with a proof that the login is your own',
				},
			],
			default: 'authorizationCode',
			description: 'For client credentials, use a credential of the type Destination API',
		},
		{
			displayName: 'Scope',
			name: 'wantedScope',
			type: 'string',
			default: '',
			placeholder: 'e.g. records.write offline_access',
			description:
				'What the token shall allow, separated by spaces; many servers let a token be renewed only with offline_access',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// n8n forgets what is entered here in types other than its own, and takes the default anew.
			default: '={{ $self.wantedScope }}',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
	];
}
