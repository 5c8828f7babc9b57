import { generateKeyPairSync } from 'node:crypto';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const pkcs8 = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const pkcs1 = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
export const sec1 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
	.privateKey.export({ type: 'sec1', format: 'pem' })
	.toString();
export const ed25519 = generateKeyPairSync('ed25519')
	.privateKey.export({ type: 'pkcs8', format: 'pem' })
	.toString();
export const encryptedPkcs8 = rsa.privateKey
	.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
	.toString();
export const encryptedPkcs1 = rsa.privateKey
	.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
	.toString();
export const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const publicDer = rsa.publicKey.export({ type: 'spki', format: 'der' });

/** A key file in OpenSSH's own format, laid out as its PROTOCOL.key says. */
export function openSsh({ cipher = 'none', cutOff = 0 } = {}): string {
	const field = (content: string | Buffer) => {
		const bytes = Buffer.from(content);
		const length = Buffer.alloc(4);
		length.writeUInt32BE(bytes.length);
		return Buffer.concat([length, bytes]);
	};
	const whole = Buffer.concat([
		Buffer.from('openssh-key-v1\0'),
		field(cipher),
		field(cipher === 'none' ? 'none' : 'bcrypt'),
		field(''),
		Buffer.from([0, 0, 0, 1]),
		field(Buffer.alloc(51, 1)),
		field(Buffer.alloc(136, 2)),
	]);
	const lines = whole
		.subarray(0, whole.length - cutOff)
		.toString('base64')
		.match(/.{1,70}/g);
	return [
		'-----BEGIN OPENSSH PRIVATE KEY-----',
		...(lines ?? []),
		'-----END OPENSSH PRIVATE KEY-----',
		'',
	].join('\n');
}

export const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
