import { createPrivateKey } from 'node:crypto';

import { InputError } from '../../inputError';
import { pemBlocks, writePem } from '../../pem';

const FIELD = 'SSH Key';

/**
 * A private SSH key as Adobe takes it: the PEM text in base64.
 *
 * @param entered PEM or base64 of it
 * @throws InputError when it is not a private key without passphrase
 */
export function sshKeyBase64(entered: string): string {
	const pem = restoreLines(asPem(entered.trim()));
	assertUsable(pem);
	return Buffer.from(pem, 'utf8').toString('base64');
}

function asPem(text: string): string {
	if (text === '') {
		throw new InputError(FIELD, `'${FIELD}' is empty`, 'Paste the private key into it.');
	}
	const decoded = text.includes('-----BEGIN')
		? text
		: Buffer.from(text, 'base64').toString('utf8').trim();
	const pem = decoded.startsWith('-----BEGIN') ? decoded : text;
	if (/^(ssh-|ecdsa-|sk-)|^-+ ?BEGIN [A-Z0-9 ]*(PUBLIC KEY|CERTIFICATE)/.test(pem)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' holds a public key`,
			'Paste the private key that belongs to it: the file without the ending .pub.',
		);
	}
	if (pem.startsWith('PuTTY-User-Key-File')) {
		throw new InputError(
			FIELD,
			`'${FIELD}' holds a key in the format of PuTTY`,
			'Open it in PuTTYgen, choose Conversions > Export OpenSSH key, and paste the exported key.',
		);
	}
	if (!/^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(pem)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' does not hold a private key`,
			'Paste the whole key file, from -----BEGIN to the last dash of -----END, or the base64 text of it.',
		);
	}
	return pem;
}

function restoreLines(pem: string): string {
	const [block] = pemBlocks(pem);
	if (block === undefined) throw truncated();
	if (block.inside.includes('ENCRYPTED')) throw withPassphrase();
	return writePem(block);
}

function assertUsable(pem: string): void {
	if (pem.startsWith('-----BEGIN ENCRYPTED')) throw withPassphrase();
	if (pem.startsWith('-----BEGIN OPENSSH')) {
		assertOpenSsh(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
		return;
	}
	try {
		createPrivateKey(pem);
	} catch {
		throw truncated();
	}
}

/**
 * Node cannot read this format. Its layout (PROTOCOL.key of OpenSSH): magic, cipher name, key
 * derivation, its options, number of keys, public key, private part.
 */
function assertOpenSsh(bytes: Buffer): void {
	const magic = 'openssh-key-v1\0';
	if (bytes.toString('latin1', 0, magic.length) !== magic) throw truncated();
	let at = magic.length;
	const next = (): string => {
		if (at + 4 > bytes.length) throw truncated();
		const from = at + 4;
		at = from + bytes.readUInt32BE(at);
		if (at > bytes.length) throw truncated();
		return bytes.toString('latin1', from, at);
	};
	const cipher = next();
	if (cipher !== 'none') throw withPassphrase();
	next();
	next();
	at += 4;
	next();
	if (next() === '') throw truncated();
}

function withPassphrase(): InputError {
	return new InputError(
		FIELD,
		`'${FIELD}' is protected by a passphrase, which Adobe cannot use`,
		'Save a copy without passphrase (ssh-keygen -p -N "" -f copy-of-the-key) and paste that.',
	);
}

function truncated(): InputError {
	return new InputError(
		FIELD,
		`'${FIELD}' is not complete or was changed: it cannot be read as a private key`,
		'Paste the whole key file once more, from -----BEGIN to the last dash of -----END.',
	);
}
