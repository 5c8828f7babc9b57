export type AdobeCredentials = {
	clientId: string;
	clientSecret: string;
	organizationId: string;
	sandboxName: string;
};

export type ImprovadoCredentials = {
	username: string;
	password: string;
	workspaceId: string;
};

export interface SandboxCredentials {
	clientKey: string;
	clientSecret: string;
	bearerToken: string;
	user: string;
	password: string;
	headerName: string;
	headerValue: string;
	adobe: AdobeCredentials;
	improvado: ImprovadoCredentials;
}

export const sandboxCredentials: Readonly<SandboxCredentials> = {
	clientKey: 'sandbox-client-key',
	clientSecret: 'sandbox-client-secret',
	bearerToken: 'sandbox-bearer-token',
	user: 'sandbox.till',
	password: 'sandbox-password',
	headerName: 'X-Sandbox-Key',
	headerValue: 'sandbox-header-value',
	adobe: {
		clientId: 'sandbox-adobe-client-id',
		clientSecret: 'sandbox-adobe-client-secret',
		organizationId: '5A0D8C3E61F24B7790C1D2E3@AdobeOrg',
		sandboxName: 'prod',
	},
	improvado: {
		username: 'sandbox.improvado',
		password: 'sandbox-improvado-password',
		workspaceId: '4711',
	},
};
