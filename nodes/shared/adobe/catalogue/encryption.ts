import { createPublicKey } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../inputError';
import type { AuthSpec } from '../types';
import { describeDestination, type PartialConnectionSpec } from './classify';

const FIELD = 'Public Key';

/**
 * The `encryptionSpecs` of a new connection, which makes Adobe encrypt the files. The tutorial's
 * request names another spec than the one it shows; the name of the live spec is the one to trust.
 *
 * @param publicKey PEM, PGP or base64 of it
 * @throws InputError when the destination does not offer it or it is no public key
 */
export function fileEncryption(
	spec: PartialConnectionSpec,
	publicKey: string,
): { specName: string; params: IDataObject } {
	const entry = spec.encryptionSpecs?.find((offered) => properties(offered).publicKey);
	if (entry === undefined) {
		throw new InputError(
			FIELD,
			`'${describeDestination(spec).label}' does not offer to encrypt files`,
			`Leave '${FIELD}' empty, or choose a destination that offers it.`,
		);
	}
	const params: IDataObject = { publicKey: publicKeyBase64(publicKey) };
	const { encryptionAlgo } = properties(entry);
	if (encryptionAlgo !== undefined) params.encryptionAlgo = algorithm(encryptionAlgo);
	return { specName: entry.name, params };
}

function properties({ spec }: AuthSpec): Record<string, IDataObject | undefined> {
	return spec?.properties ?? {};
}

function algorithm({ enum: offered, default: preset }: IDataObject): string {
	const names = [preset, ...(Array.isArray(offered) ? offered : [])].filter(
		(name): name is string => typeof name === 'string' && name !== 'NONE',
	);
	return names.find((name) => /pgp|gpg/i.test(name)) ?? names[0] ?? 'PGPGPG';
}

function publicKeyBase64(entered: string): string {
	const text = entered.trim();
	const isText = text.includes('-----BEGIN');
	const bytes = isText ? Buffer.from(`${text}\n`, 'utf8') : Buffer.from(text, 'base64');
	if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(bytes.toString('latin1'))) {
		throw new InputError(
			FIELD,
			`'${FIELD}' holds a private key`,
			'Paste the public key that belongs to it, and keep the private key to yourself.',
		);
	}
	if (!isPublicKey(bytes)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' does not hold a public key`,
			'Paste the whole public key, from -----BEGIN to the last dash of -----END, or the base64 text of it.',
		);
	}
	return isText ? bytes.toString('base64') : text.replace(/\s+/g, '');
}

function isPublicKey(bytes: Buffer): boolean {
	const pem = /-----BEGIN ([A-Z ]*PUBLIC KEY(?: BLOCK)?)-----.+-----END \1-----/s;
	if (pem.test(bytes.toString('latin1'))) return true;
	return isPgpPublicKey(bytes) || isDerPublicKey(bytes);
}

/** A packet of OpenPGP (RFC 9580, 4.2 and 5.5) with tag 6, in the old or the new format. */
function isPgpPublicKey([first = 0]: Buffer): boolean {
	return first === 0xc6 || (first & 0xfc) === 0x98;
}

function isDerPublicKey(key: Buffer): boolean {
	return (['spki', 'pkcs1'] as const).some((type) => {
		try {
			createPublicKey({ key, format: 'der', type });
			return true;
		} catch {
			return false;
		}
	});
}
