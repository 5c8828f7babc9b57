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
import { accountDefaults, readAdobeAccount } from '../nodes/shared/adobe/credential/adobeAccount';
import { imsTokenRequest, readImsToken } from '../nodes/shared/adobe/credential/imsToken';
import { newestToken } from '../nodes/shared/http/newestToken';
import { sendTokenRequest } from '../nodes/shared/http/sendTokenRequest';
import { requireStoredToken } from '../nodes/shared/http/storedToken';

/** Lists the sandboxes of the account, whichever one is set. */
const SANDBOXES = '/data/foundation/sandbox-management/';

export class AdobeExperiencePlatformApi implements ICredentialType {
	name = 'adobeExperiencePlatformApi';

	displayName = 'Adobe Experience Platform API';

	documentationUrl =
		'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/destination-connection.md#the-credentials-for-adobe';

	icon: Icon = {
		light: 'file:../icons/adobeExperiencePlatformApi.svg',
		dark: 'file:../icons/adobeExperiencePlatformApi.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'From the OAuth server-to-server credential of the project in Adobe Developer Console',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Organization ID',
			name: 'organizationId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 0123456789ABCDEF01234567@AdobeOrg',
			description: 'From the same page as the client ID',
		},
		{
			displayName: 'Sandbox Name',
			name: 'sandboxName',
			type: 'string',
			default: accountDefaults.sandboxName,
			required: true,
			description: 'Name of the sandbox to work in, not its title',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: accountDefaults.scope,
			description: 'What the token shall allow, separated by commas',
			hint: 'The project in Adobe Developer Console shows the scopes of the APIs that were added to it.',
		},
		{
			displayName: 'Platform URL',
			name: 'platformUrl',
			type: 'string',
			default: accountDefaults.platformUrl,
			required: true,
			description: 'Address of the Experience Platform APIs',
		},
		{
			displayName: 'IMS URL',
			name: 'imsUrl',
			type: 'string',
			default: accountDefaults.imsUrl,
			required: true,
			description: "Address of Adobe's login server, which gives the token",
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
		const account = readAdobeAccount(credentials);
		const request = imsTokenRequest(account);
		const used = credentials.accessToken as string | undefined;
		const accessToken = await newestToken(request, used, async () => {
			const { status, text } = await sendTokenRequest(this, request);
			return readImsToken(account, status, text);
		});
		return { accessToken };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const account = readAdobeAccount(credentials);
		const stored = credentials.accessToken as string | undefined;
		const token = requireStoredToken(imsTokenRequest(account), stored);
		requestOptions.headers = {
			...requestOptions.headers,
			Authorization: `Bearer ${token}`,
			'x-api-key': account.clientId,
			'x-gw-ims-org-id': account.organizationId,
			// Sandboxes themselves lie in none.
			...(requestOptions.url.includes(SANDBOXES) ? {} : { 'x-sandbox-name': account.sandboxName }),
		};
		return requestOptions;
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.platformUrl.trim().replace(/\\/+$/, "")}}',
			url: SANDBOXES,
			method: 'GET',
			// n8n would carry the token along to another address.
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						"Adobe does not accept the token (HTTP 401). Check that 'Organization ID' is the organization of the project, and that 'Platform URL' and 'IMS URL' belong together.",
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Adobe refused access (HTTP 403). Add the Experience Platform API to the project in Adobe Developer Console, and add the API credential to a role under Permissions in Experience Platform.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						"The Experience Platform APIs are not at 'Platform URL' (HTTP 404). Enter the address without path.",
				},
			},
		],
	};
}
