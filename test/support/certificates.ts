import { createPrivateKey } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
	cert: string;
	/** PKCS #8. */
	key: string;
}

const UNTIL = new Date(Date.UTC(2120, 0, 1));
const usual = { keyType: 'ec', algorithm: 'sha256', notAfterDate: UNTIL } as const;
const named = (value: string) => [{ name: 'commonName', value }];

/** A certificate that vouches for others, and for itself. */
export async function makeAuthority(name: string): Promise<Certificate> {
	const { cert, private: key } = await generate(named(name), {
		...usual,
		extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
	});
	return { cert, key };
}

/** A certificate for this machine, or for a client. */
export async function makeCertificate(
	name: string,
	authority: Certificate,
	notAfterDate = UNTIL,
): Promise<Certificate> {
	const { cert, private: key } = await generate(named(name), {
		...usual,
		notBeforeDate: new Date(Date.UTC(2020, 0, 1)),
		notAfterDate,
		ca: authority,
		extensions: [
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
					{ type: 2, value: 'only-behind.invalid' },
				],
			},
		],
	});
	return { cert, key };
}

/** The key as files with a passphrase have it: in the newer and in the older form. */
export function withPassphrase(key: string, passphrase: string): Record<'newer' | 'older', string> {
	const object = createPrivateKey(key);
	const format = { format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
	return {
		newer: object.export({ type: 'pkcs8', ...format }) as string,
		older: object.export({ type: 'sec1', ...format }) as string,
	};
}
