import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { StorageKind } from '../../../nodes/shared/adobe/credential/storageCredential';
import type { AdobeResult } from '../../support/adobe';

/** A value in every field of a storage credential, each of them unlike all others. */
export interface Planted {
	destination: string;
	/** Fields that nobody but the storage and Adobe may know. */
	secrets: IDataObject;
	/** Fields that say where and who; Adobe's refusals may name them. */
	open: IDataObject;
	/** What is sent in place of the secrets, or besides them. */
	sent?: string[];
	/** What would give away a part of them. */
	parts?: string[];
}

const sshKey = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

/** With characters that each spelling writes differently. */
const strange = (name: string) => `c4n4ry/+ "${name}" ~&=%`;
const server = (kind: string) => ({
	domain: `domain-${kind}.c4n4ry.example`,
	host: `host-${kind}.c4n4ry.example`,
	username: `user-${kind}-c4n4ry`,
});
const accountKey = 'QzRuNHJ5QWNjb3VudEtleQ/+Kept==';
const inner = strange('inner token');

export const planted: Record<StorageKind, Planted> = {
	s3AccessKey: {
		destination: 'Adobe Campaign',
		secrets: {
			accessId: 'CANARYACCESSIDOFS3AB',
			secretKey: 'c4n4ry/OfTheSecretKey+0123456789/abcdefg',
		},
		open: {},
	},
	s3AssumedRole: {
		destination: 'Amazon S3 (current)',
		secrets: {},
		open: { s3Role: 'arn:aws:iam::123456789012:role/c4n4ry-role' },
	},
	azureConnectionString: {
		destination: 'Azure Blob (legacy)',
		secrets: { connectionString: `AccountName=c4n4ryname;AccountKey=${accountKey}` },
		open: {},
		parts: [accountKey],
	},
	azureServicePrincipal: {
		destination: 'Azure Data Lake Storage Gen2',
		secrets: { servicePrincipalKey: strange('principal key') },
		open: {
			url: 'https://c4n4ryurl.dfs.core.windows.net',
			tenant: 'c4n4ry-tenant.example',
			servicePrincipalId: '7c9e6679-c4a4-40de-944b-e07fc1f90ae7',
		},
	},
	googleCloudStorage: {
		destination: 'Google Cloud Storage',
		secrets: { accessKeyId: 'GOOGC4N4RYACCESSKEYID', secretAccessKey: strange('google key') },
		open: {},
	},
	sftpPassword: {
		destination: 'SFTP (legacy)',
		secrets: { password: strange('password') },
		open: server('password'),
	},
	sftpSshKey: {
		destination: 'Oracle Eloqua',
		secrets: { sshKey },
		open: server('key'),
		sent: [sshKey, Buffer.from(sshKey, 'utf8').toString('base64')],
		parts: [sshKey.split('\n')[3]],
	},
	custom: {
		destination: 'Cumulus Vault',
		secrets: {
			customParameters: JSON.stringify({ endpoint: 'https://c4n4ry.example', apiToken: inner }),
		},
		open: { specName: 'Cumulus API Token' },
		sent: [inner, 'https://c4n4ry.example'],
	},
};

export function storageOf(kind: StorageKind): IDataObject {
	const { secrets, open } = planted[kind];
	return { storage: kind, ...secrets, ...open };
}

/** All that must be found nowhere. */
export function secretsOf(kind: StorageKind): string[] {
	const { secrets, sent = [], parts = [] } = planted[kind];
	return [...Object.values(secrets).map(String), ...sent, ...parts];
}

/** What Adobe has got and may repeat. */
export function sentOf(kind: StorageKind): string[] {
	const { secrets, sent = Object.values(secrets).map(String) } = planted[kind];
	return sent;
}

/** Raw, URL-encoded and base64. */
export function spellingsOf(secret: string): string[] {
	const base64 = Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '');
	return [secret, encodeURIComponent(secret), base64];
}

/** An answer that repeats the text in every field in which the known bodies say something. */
export function echoing(text: string): { body: IDataObject; headers: Record<string, string> } {
	return {
		body: {
			error_code: text,
			message: text,
			errorMessage: text,
			errorDetails: text,
			error: text,
			error_description: text,
			type: text,
			title: text,
			detail: text,
			requestId: text,
			report: { 'detailed-message': text, 'request-id': text, type: text },
			errors: { '400': [{ code: text, message: text }] },
		},
		headers: { 'x-request-id': encodeURIComponent(text) },
	};
}

/** Collects what a node logs, whatever the level. */
export function watchLog(lines: unknown[]): (context: Pick<IExecuteFunctions, 'logger'>) => void {
	return ({ logger }) => {
		const { internalLogger } = logger as unknown as { internalLogger: { log: unknown } };
		internalLogger.log = (...line: unknown[]) => lines.push(line);
	};
}

/** Everything that leaves a node: outputs, errors with all that hangs on them, hints, log lines. */
export function everythingOf(
	{ outputs, hints, error, run }: AdobeResult,
	lines: unknown[],
): string {
	const errorText = [error?.message, error?.description, error?.stack].join('\n');
	const whole = inspect(error, { depth: 12, maxStringLength: null, showHidden: true });
	return `${JSON.stringify([outputs, hints, run, lines])}\n${errorText}\n${whole}`;
}

export function expectNone(where: string, text: string, secrets: string[]): void {
	const found = secrets
		.flatMap(spellingsOf)
		.flatMap((spelling) => [spelling, JSON.stringify(spelling).slice(1, -1)])
		.filter((spelling) => text.includes(spelling));
	expect([where, found]).toEqual([where, []]);
}
