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
import { newestToken } from '../nodes/shared/http/newestToken';
import { sendTokenRequest } from '../nodes/shared/http/sendTokenRequest';
import { requireStoredToken } from '../nodes/shared/http/storedToken';
import {
	DEFAULT_BASE_URL,
	readImprovadoAccount,
} from '../nodes/shared/improvado/credential/improvadoAccount';
import { purchaseOf, readToken, tokenRequest } from '../nodes/shared/improvado/credential/token';

export class ImprovadoApi implements ICredentialType {
	name = 'improvadoApi';

	displayName = 'Improvado API';

	documentationUrl =
		'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/destination-connection.md#the-credentials-for-improvado';

	icon: Icon = {
		light: 'file:../icons/improvadoApi.svg',
		dark: 'file:../icons/improvadoApi.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			required: true,
			description: "Address of Improvado's Embedded API",
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description: 'As Improvado has issued it for access to the Embedded API',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Workspace ID',
			name: 'workspaceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 4711',
			description: 'The workspace whose destinations and connections are worked with',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * A token ends 30 minutes after its last use, whenever that is, so it is stored without an end
	 * and a 401 renews it.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const account = readImprovadoAccount(credentials);
		const request = tokenRequest(account);
		const used = credentials.accessToken as string | undefined;
		const accessToken = await newestToken(purchaseOf(request), used, async () => {
			const { status, text } = await sendTokenRequest(this, request);
			return { token: readToken(account, status, text) };
		});
		return { accessToken };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const purchase = purchaseOf(tokenRequest(readImprovadoAccount(credentials)));
		const token = requireStoredToken(purchase, credentials.accessToken as string | undefined);
		requestOptions.headers = { ...requestOptions.headers, Authorization: `Bearer ${token}` };
		return requestOptions;
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/api/v3/destinations',
			method: 'GET',
			qs: { page: 1, page_size: 1 },
			// n8n would carry the token along to another address.
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						"Improvado does not accept the token it has just issued (HTTP 401). Check 'Base URL' and 'Workspace ID'.",
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Improvado refused access (HTTP 403). Ask your contact there to enable destinations for this workspace.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						"Improvado's Embedded API is not at 'Base URL' (HTTP 404). Enter the address without path.",
				},
			},
		],
	};
}
