import { createSecureContext } from 'node:tls';

import { tlsSettings } from '../../../../nodes/shared/http/tlsSettings';
import {
	makeAuthority,
	makeCertificate,
	withPassphrase,
	type Certificate,
} from '../../../support/certificates';

const PASSPHRASE = 'open sesame';

let authority: Certificate;
let own: Certificate;
let other: Certificate;

beforeAll(async () => {
	authority = await makeAuthority('Test CA');
	own = await makeCertificate('client', authority);
	other = await makeCertificate('other', authority);
});

const read = (fields: object) =>
	tlsSettings({ apiBaseUrl: 'https://a.b', authentication: 'none', ...fields });

/** How a field of one line, or the way here, may leave a file. */
const spoilt: Record<string, (pem: string) => string> = {
	'as it is': (pem) => pem,
	'with blanks for line breaks': (pem) => pem.replaceAll('\n', ' '),
	'without line breaks': (pem) => pem.replaceAll('\n', ''),
	'with \\n for line breaks': (pem) => pem.replaceAll('\n', '\\n'),
	'with line breaks of Windows and text around': (pem) =>
		`Bag Attributes\r\n${pem.replaceAll('\n', '\r\n')}\r\nthe end`,
};

describe.each(Object.entries(spoilt))('a PEM %s', (_, spoil) => {
	it('is usable', () => {
		const settings = read({
			sslCert: spoil(own.cert + authority.cert),
			sslKey: spoil(own.key),
			sslCa: spoil(authority.cert),
		});
		expect(settings).toMatchObject({ rejectUnauthorized: true });
		expect(settings?.cert?.match(/BEGIN/g)).toHaveLength(2);
		expect(() => createSecureContext(settings)).not.toThrow();
	});

	it.each(['newer', 'older'] as const)('is usable with a passphrase in the %s form', (form) => {
		const sslKey = spoil(withPassphrase(own.key, PASSPHRASE)[form]);
		const settings = read({ sslCert: own.cert, sslKey, sslPassphrase: PASSPHRASE });
		expect(settings?.passphrase).toBe(PASSPHRASE);
		expect(() => createSecureContext(settings)).not.toThrow();
	});
});

it('is nothing where the credential says nothing', () => {
	expect(read({})).toBeUndefined();
	const empty = { sslCert: '', sslKey: ' ', sslPassphrase: '', sslCa: '\n' };
	expect(read({ ...empty, allowUnauthorizedCerts: false })).toBeUndefined();
});

it('checks nothing only where that is asked for', () => {
	expect(read({ allowUnauthorizedCerts: true })).toEqual({ rejectUnauthorized: false });
});

it('trusts a further CA besides the usual ones', () => {
	const ca = read({ sslCa: authority.cert })?.ca ?? [];
	expect(ca.length).toBeGreaterThan(1);
	expect(ca.at(-1)?.replaceAll('\n', '')).toBe(authority.cert.replaceAll(/\r?\n/g, ''));
});

describe('a field that cannot be used is a sentence', () => {
	const cases: Array<[string, () => object, RegExp]> = [
		['a text', () => ({ sslCa: 'c4n4ry' }), /^'CA Certificate' .* holds no certificate/],
		[
			'a certificate that is cut off',
			() => ({ sslCert: own.cert.slice(0, 200), sslKey: own.key }),
			/^'Client Certificate' .* holds no certificate/,
		],
		[
			'a certificate that was changed',
			() => ({ sslCert: own.cert.replace(/M/, 'c4n4ry'), sslKey: own.key }),
			/^'Client Certificate' .* is not complete or was changed/,
		],
		[
			'a certificate as the key',
			() => ({ sslCert: own.cert, sslKey: own.cert }),
			/^'Private Key' .* holds no private key/,
		],
		[
			'a key that was changed',
			() => ({ sslCert: own.cert, sslKey: own.key.replace(/M/, 'c4n4ry') }),
			/^'Private Key' .* is not complete or was changed/,
		],
		[
			'a key without its passphrase',
			() => ({ sslCert: own.cert, sslKey: withPassphrase(own.key, PASSPHRASE).newer }),
			/^'Private Key' .* is protected: enter its passphrase as 'Passphrase'/,
		],
		[
			'another passphrase',
			() => ({
				sslCert: own.cert,
				sslKey: withPassphrase(own.key, PASSPHRASE).older,
				sslPassphrase: 'c4n4ry',
			}),
			/^'Passphrase' .* does not open 'Private Key'/,
		],
		['no key', () => ({ sslCert: own.cert }), /^'Client Certificate' .* needs 'Private Key'/],
		['no certificate', () => ({ sslKey: own.key }), /^'Private Key' .* needs 'Client Cert/],
		[
			'the key of another',
			() => ({ sslCert: own.cert, sslKey: other.key }),
			/^'Private Key' .* does not belong to 'Client Certificate'/,
		],
	];

	it.each(cases)('%s', (_, fields, says) => {
		expect(() => read(fields())).toThrow(says);
		expect(() => read(fields())).not.toThrow(/c4n4ry|BEGIN [A-Z]+ [A-Z]+-----\w/);
	});

	it('a certificate whose time is over', async () => {
		const old = await makeCertificate('old', authority, new Date(Date.UTC(2021, 0, 1)));
		expect(() => read({ sslCert: old.cert, sslKey: old.key })).toThrow(/ended on Jan +1 .*2021/);
	});
});
