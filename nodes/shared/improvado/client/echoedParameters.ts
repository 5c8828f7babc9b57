import type { CredentialFields } from '../../http/leaving';

/**
 * The parameters of a connection, login included, in both spellings of Improvado's documents and
 * those near them. No document says that an answer holds them.
 */
export const echoedParameters: CredentialFields = {
	hold: (name) =>
		/^con[ne]*[ct]*ions?param(?:eter)?s?$/.test(name.replace(/[_-]/g, '').toLowerCase()),
	open: [],
};
