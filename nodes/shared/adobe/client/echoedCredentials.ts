import type { CredentialFields } from '../../http/leaving';

/**
 * Adobe's answers echo some of the stored credentials in `auth.params` of connections (samples in
 * destinations.yaml), and a patch of them is `{path: "/auth/params"}`.
 */
export const echoedCredentials: CredentialFields = {
	hold: (name) => ['auth', 'authparams'].includes(name.replace(/[_-]/g, '').toLowerCase()),
	open: ['specName'],
};
