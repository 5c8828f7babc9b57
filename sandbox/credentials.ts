export interface SandboxCredentials {
	clientKey: string;
	clientSecret: string;
	bearerToken: string;
	user: string;
	password: string;
	headerName: string;
	headerValue: string;
}

export const sandboxCredentials: Readonly<SandboxCredentials> = {
	clientKey: 'sandbox-client-key',
	clientSecret: 'sandbox-client-secret',
	bearerToken: 'sandbox-bearer-token',
	user: 'sandbox.till',
	password: 'sandbox-password',
	headerName: 'X-Sandbox-Key',
	headerValue: 'sandbox-header-value',
};
