import { InputError } from '../../inputError';
import { customParameters, storageChecks } from './storageChecks';
import {
	fieldText,
	storageFields,
	storageKinds,
	type StorageCredential,
} from './storageCredential';
import { sshKeyBase64 } from './sshKey';

/** @throws InputError when something was entered that cannot be right */
export function assertStorageShape(data: StorageCredential): void {
	const check = Object.hasOwn(storageKinds, data.storage) ? storageChecks[data.storage] : undefined;
	if (check === undefined) {
		throw new InputError(
			'Storage',
			"'Storage' of the credential is not one of its options",
			"Open the credential and choose 'Storage' anew.",
		);
	}
	check(data);
}

/** The test of the credential. Nobody can be called: only Adobe ever uses what it holds. */
export function checkStorage(data: StorageCredential): {
	status: 'OK' | 'Error';
	message: string;
} {
	try {
		assertStorageShape(data);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { status: 'Error', message: `${error.message}. ${error.description}` };
	}
	return {
		status: 'OK',
		message:
			'What was entered has the right shape. That is all this test can check: only creating a connection shows whether the storage accepts it.',
	};
}

const secretFields = [
	'accessId',
	'secretKey',
	'connectionString',
	'servicePrincipalKey',
	'accessKeyId',
	'secretAccessKey',
	'password',
	'sshKey',
] as const;

/** Every secret of the credential in each form in which it is sent, for masking. */
export function storageSecrets(data: StorageCredential): string[] {
	const shown: readonly string[] = storageFields[data.storage] ?? [];
	const secrets = secretFields
		.filter((field) => shown.includes(field))
		.flatMap((field) => [fieldText(data, field), ...otherForms(field, fieldText(data, field))]);
	if (data.storage === 'custom') secrets.push(...customSecrets(data));
	return [...new Set(secrets.filter((secret) => secret !== ''))];
}

function otherForms(field: (typeof secretFields)[number], text: string): string[] {
	if (field === 'connectionString') {
		return [...text.matchAll(/(?:AccountKey|SharedAccessSignature)=([^;]+)/gi)].map(
			([, secret = '']) => secret,
		);
	}
	return field === 'sshKey' ? unlessRefused(() => [sshKeyBase64(text)]) : [];
}

function customSecrets(data: StorageCredential): string[] {
	return unlessRefused(() => textsIn(customParameters(data)));
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(textsIn);
}

/** What is refused is never sent. */
function unlessRefused(secrets: () => string[]): string[] {
	try {
		return secrets();
	} catch {
		return [];
	}
}
