import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import {
	exchangesToken,
	loginOf,
	readToken,
	tokenRequest,
	type DestinationCredential,
} from '../nodes/shared/http/tokenExchange';
import { inN8n, sendTokenRequest } from '../nodes/shared/http/sendTokenRequest';
import { tlsSettings } from '../nodes/shared/http/tlsSettings';
import { requireStoredToken, storeToken } from '../nodes/shared/http/storedToken';
import { tlsFields } from '../nodes/shared/http/panel/tlsFields';
import { tokenFields } from '../nodes/shared/http/panel/tokenFields';

/** A request that only reads has no body, and so no login of the kind Body Field. */
const REFUSALS =
	'={{ $credentials.authentication === "bodyField" ? [] : [401, 403] }}' as unknown as number[];

const shownFor = (...authentication: string[]) => ({ show: { authentication } });

export class DestinationApi implements ICredentialType {
	name = 'destinationApi';

	displayName = 'Destination API';

	documentationUrl =
		'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/api-bulk-sender.md#the-credential-destination-api';

	icon: Icon = {
		light: 'file:../icons/destinationApi.svg',
		dark: 'file:../icons/destinationApi.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Base URL',
			name: 'apiBaseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.example.com',
			description: 'Address of the API, without the part that the node calls API Endpoint',
			hint: 'Capillary: https://apac.api.capillarytech.com (India), https://apac2.api.capillarytech.com (rest of Asia), https://eu.api.capillarytech.com, https://us.api.capillarytech.com, https://api.capillarytech.cn.com (China)',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			noDataExpression: true,
			// The first ones are what most APIs use.
			options: [
				{
					name: 'Bearer Token',
					value: 'bearerToken',
					description: 'A token or API key in the header Authorization, behind the word Bearer',
				},
				{
					name: 'Header',
					value: 'header',
					description: 'A header of its own, such as X-API-Key',
				},
				{
					name: 'Basic Auth',
					value: 'basicAuth',
					description: 'A user and a password',
				},
				{
					name: 'OAuth2 Client Credentials',
					value: 'oAuth2ClientCredentials',
					description: 'A client ID and a client secret that are exchanged for a token',
				},
				{
					name: 'Query Parameter',
					value: 'query',
					description: 'A key in the address, such as ?api_key=…',
				},
				{
					name: 'Body Field',
					value: 'bodyField',
					description: 'A key in a field of every request body, such as "api_key"',
				},
				{
					name: 'Client Key and Secret (Capillary)',
					value: 'clientKey',
					description: 'A key and a secret that are exchanged for a token, as Capillary does it',
				},
				{
					name: 'None',
					value: 'none',
					description: 'The API asks for nothing',
				},
			],
			default: 'bearerToken',
			description: 'How the API knows who is calling',
		},
		{
			displayName: 'Client Key',
			name: 'clientKey',
			type: 'string',
			default: '',
			description: 'The client key; OAuth2 calls it client ID',
			displayOptions: shownFor('clientKey', 'oAuth2ClientCredentials'),
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The secret that belongs to the client key',
			displayOptions: shownFor('clientKey', 'oAuth2ClientCredentials'),
		},
		{
			displayName: 'OAuth Base URL',
			name: 'oauthBaseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://login.example.com',
			description: 'Address of the server that gives the token',
			hint: 'Leave empty when it is the API Base URL. An address with a path is used as it is, without Token Path.',
			displayOptions: shownFor('clientKey', 'oAuth2ClientCredentials'),
		},
		{
			displayName: 'Token Path',
			name: 'tokenPath',
			type: 'string',
			default: '/v3/oauth/token/generate',
			description: 'Where on that server the token is given',
			displayOptions: shownFor('clientKey'),
		},
		{
			displayName: 'Token Path',
			name: 'tokenPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /oauth2/token',
			description: 'Where on that server the token is given',
			displayOptions: shownFor('oAuth2ClientCredentials'),
		},
		{
			displayName: 'Token Header',
			name: 'tokenHeader',
			type: 'string',
			default: 'X-CAP-API-OAUTH-TOKEN',
			description: 'Name of the header that carries the token',
			displayOptions: shownFor('clientKey'),
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			placeholder: 'e.g. records.write',
			description:
				'What the token shall allow, if the API asks for it; several are separated by spaces',
			displayOptions: shownFor('oAuth2ClientCredentials'),
		},
		...tokenFields,
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The token, without the word Bearer',
			displayOptions: shownFor('bearerToken'),
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			displayOptions: shownFor('basicAuth'),
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: shownFor('basicAuth'),
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			default: '',
			placeholder: 'e.g. X-API-Key',
			description: 'Name of the header that every request carries',
			displayOptions: shownFor('header'),
		},
		{
			displayName: 'Header Value',
			name: 'headerValue',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Value of the header',
			displayOptions: shownFor('header'),
		},
		{
			displayName: 'Query Name',
			name: 'queryName',
			type: 'string',
			default: '',
			placeholder: 'e.g. api_key',
			description: 'Name of the parameter that the address of every request carries',
			displayOptions: shownFor('query'),
		},
		{
			displayName: 'Query Value',
			name: 'queryValue',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Value of the parameter, as it is: it gets URL-encoded',
			displayOptions: shownFor('query'),
		},
		{
			displayName: 'Body Field Name',
			name: 'bodyFieldName',
			type: 'string',
			default: '',
			placeholder: 'e.g. api_key',
			description: 'Name of the field that every request body has at its top, before all others',
			displayOptions: shownFor('bodyField'),
		},
		{
			displayName: 'Body Field Value',
			name: 'bodyFieldValue',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Value of the field',
			displayOptions: shownFor('bodyField'),
		},
		...tlsFields,
		{
			displayName: 'Test Path',
			name: 'testPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /v2/me',
			description: 'A path that answers a GET request, to test this credential with',
			hint: 'Leave empty to use the API Base URL itself. The test only reads and never writes.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const credential = asDestination(credentials);
		// Even an empty token would make n8n store the credential anew on every call.
		if (!exchangesToken(credential)) return {};
		const request = tokenRequest(credential);
		const { status, text } = await sendTokenRequest(this, request, tlsSettings(credential));
		return { accessToken: storeToken(request, readToken(credential, status, text)) };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const credential = asDestination(credentials);
		const token = exchangesToken(credential) ? currentToken(credential) : undefined;
		const { headers, query, bodyField } = loginOf(credential, token);
		requestOptions.headers = { ...requestOptions.headers, ...headers };
		if (query) requestOptions.qs = { ...requestOptions.qs, [query.name]: query.value };
		if (bodyField && isObject(requestOptions.body)) {
			requestOptions.body = { [bodyField.name]: bodyField.value, ...requestOptions.body };
		}
		return Object.assign(requestOptions, inN8n(tlsSettings(credential)));
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.apiBaseUrl}}',
			url: '={{$credentials.testPath || "/"}}',
			method: 'GET',
			ignoreHttpStatusErrors: { ignore: true, except: REFUSALS },
			// n8n would carry the secret along to another address.
			disableFollowRedirect: true,
		},
	};
}

function currentToken(credential: DestinationCredential): string {
	return requireStoredToken(tokenRequest(credential), credential.accessToken);
}

function isObject(body: IHttpRequestOptions['body']): body is IDataObject {
	return body?.constructor?.name === 'Object';
}

function asDestination(credentials: ICredentialDataDecryptedObject): DestinationCredential {
	return credentials as unknown as DestinationCredential;
}
