import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import * as tls from 'node:tls';

import { pemBlocks, writePem, type PemBlock } from '../pem';
import type { DestinationCredential } from './destinationCredential';

/** What a connection with TLS needs besides the address; the names are Node's. */
export interface TlsSettings {
	rejectUnauthorized: boolean;
	cert?: string;
	key?: string;
	passphrase?: string;
	ca?: string[];
}

const CERT = "'Client Certificate'";
const KEY = "'Private Key'";
const CA = "'CA Certificate'";

/**
 * How the credential wants to connect with TLS; undefined when it says nothing.
 *
 * @throws Error with a sentence naming the field that cannot be used, and nothing of what it holds
 */
export function tlsSettings(credential: DestinationCredential): TlsSettings | undefined {
	const { allowUnauthorizedCerts = false, sslCert, sslKey, sslPassphrase, sslCa } = credential;
	const ca = certificates(sslCa, CA);
	const cert = certificates(sslCert, CERT);
	const key = privateKey(sslKey, sslPassphrase);
	refuseMismatch(cert, key?.object);
	if (!allowUnauthorizedCerts && ca.length === 0 && key === undefined) return undefined;
	return {
		rejectUnauthorized: !allowUnauthorizedCerts,
		...(key && { cert: cert.join(''), key: key.pem, passphrase: sslPassphrase || undefined }),
		...(ca.length > 0 && { ca: [...trusted(), ...ca] }),
	};
}

/** Node's own; given ones would replace them, so that the server of the token is trusted no more. */
function trusted(): readonly string[] {
	// From Node 22.15 on; then it has those of NODE_EXTRA_CA_CERTS, too.
	return tls.getCACertificates?.('default') ?? tls.rootCertificates;
}

function certificates(text: string | undefined, field: string): string[] {
	if (!isFilled(text)) return [];
	const blocks = blocksOf(text, /^CERTIFICATE$/, field, 'no certificate');
	return blocks.map((block) => {
		const pem = writePem(block);
		readable(() => new X509Certificate(pem), field);
		return pem;
	});
}

function privateKey(
	text: string | undefined,
	passphrase: string | undefined,
): { pem: string; object: KeyObject } | undefined {
	if (!isFilled(text)) return undefined;
	const [block] = blocksOf(text, /PRIVATE KEY$/, KEY, 'no private key');
	const pem = writePem(block);
	const isEncrypted = /ENCRYPTED/.test(block.label + block.inside);
	if (!isEncrypted) return { pem, object: readable(() => createPrivateKey(pem), KEY) };
	if (!passphrase) {
		throw new Error(`${KEY} in the credential is protected: enter its passphrase as 'Passphrase'`);
	}
	try {
		return { pem, object: createPrivateKey({ key: pem, passphrase }) };
	} catch {
		throw new Error(
			`'Passphrase' in the credential does not open ${KEY}, or the key is not complete`,
		);
	}
}

function blocksOf(text: string, label: RegExp, field: string, what: string): PemBlock[] {
	const blocks = pemBlocks(text).filter((block) => label.test(block.label));
	if (blocks.length > 0) return blocks;
	throw new Error(
		`${field} in the credential holds ${what} in the PEM format: paste the whole file, from -----BEGIN to the last dash of -----END`,
	);
}

function readable<T>(read: () => T, field: string): T {
	try {
		return read();
	} catch {
		throw new Error(
			`${field} in the credential is not complete or was changed, so it cannot be read: paste the whole file once more`,
		);
	}
}

function refuseMismatch(certs: readonly string[], key: KeyObject | undefined): void {
	if (certs.length === 0 && key === undefined) return;
	if (certs.length === 0 || key === undefined) {
		const [has, lacks] = key === undefined ? [CERT, KEY] : [KEY, CERT];
		throw new Error(`${has} in the credential needs ${lacks}, which is empty`);
	}
	const own = new X509Certificate(certs[0]);
	if (!own.checkPrivateKey(key)) {
		throw new Error(
			`${KEY} in the credential does not belong to ${CERT}, of which the first certificate must be your own`,
		);
	}
	if (Date.parse(own.validTo) < Date.now()) {
		throw new Error(`${CERT} in the credential ended on ${own.validTo}: paste its successor`);
	}
}

function isFilled(text: string | undefined): text is string {
	return text !== undefined && text.trim() !== '';
}
