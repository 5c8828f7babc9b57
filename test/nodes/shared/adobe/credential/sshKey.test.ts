import { sshKeyBase64 } from '../../../../../nodes/shared/adobe/credential/sshKey';
import {
	base64,
	ed25519,
	encryptedPkcs1,
	encryptedPkcs8,
	openSsh,
	pkcs1,
	pkcs8,
	publicPem,
	sec1,
} from './keys';

const good: Array<[string, string]> = [
	['PKCS #8', pkcs8],
	['PKCS #1', pkcs1],
	['SEC 1', sec1],
	['Ed25519', ed25519],
	['OpenSSH', openSsh()],
];

describe.each(good)('a key of the format %s', (_format, pem) => {
	const expected = pem.replace(/\s/g, '');

	it.each<[string, (pem: string) => string]>([
		['as it is', (text) => text],
		['with blanks around it', (text) => `\n  ${text}\n\n`],
		['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
		['with its lines joined by blanks', (text) => text.replaceAll('\n', ' ')],
		['with its lines joined', (text) => text.replaceAll('\n', '')],
		['with escaped line ends', (text) => text.replaceAll('\n', '\\n')],
		['in base64', base64],
		['in base64 with line ends', (text) => base64(text).replace(/.{76}/g, '$&\n')],
	])('is taken %s and sent as base64 of the key file', (_, change) => {
		const sent = Buffer.from(sshKeyBase64(change(pem)), 'base64').toString('utf8');
		expect(sent.replace(/\s/g, '')).toBe(expected);
		expect(sent.split('\n').length).toBeGreaterThan(3);
		expect(sent.endsWith('-----\n')).toBe(true);
	});
});

it.each<[string, string, RegExp]>([
	['nothing', ' ', /'SSH Key' is empty/],
	['a public key', publicPem, /public key/],
	['a public key of OpenSSH', 'ssh-ed25519 AAAAC3Nza me@example.com', /public key/],
	['a public key in base64', base64(publicPem), /public key/],
	['an encrypted PKCS #8 key', encryptedPkcs8, /passphrase/],
	['an encrypted PKCS #1 key', encryptedPkcs1, /passphrase/],
	['an encrypted PKCS #1 key in one line', encryptedPkcs1.replaceAll('\n', ' '), /passphrase/],
	['an encrypted key in base64', base64(encryptedPkcs8), /passphrase/],
	['an encrypted OpenSSH key', openSsh({ cipher: 'aes256-ctr' }), /passphrase/],
	['a key without its last line', pkcs8.slice(0, -30), /not complete/],
	['a key without a line', pkcs8.split('\n').toSpliced(5, 1).join('\n'), /not complete/],
	['an OpenSSH key cut off', openSsh({ cutOff: 20 }), /not complete/],
	['an OpenSSH key cut off early', openSsh({ cutOff: 190 }), /not complete/],
	['a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none', /PuTTY/],
	['a word', 'secret', /does not hold a private key/],
])('refuses %s', (_what, text, sentence) => {
	let message = '';
	try {
		sshKeyBase64(text);
	} catch (error) {
		message = (error as Error).message;
	}
	expect(message).toMatch(sentence);
	expect(message).not.toContain('AAAA');
});
