import { fileEncryption } from '../../../../../nodes/shared/adobe/catalogue/encryption';
import { base64, pkcs8, publicDer, publicPem } from '../credential/keys';

const id = '4fce964d-3f37-408f-9778-e597338a21ee';
const publicKey = { type: 'string', contentEncoding: 'base64' };
const algorithm = { type: 'string', default: 'PGPGPG', enum: ['PGPGPG', 'NONE'] };
const spec = (properties: object) => ({
	id,
	encryptionSpecs: [{ name: 'File PGP/GPG Encryption', spec: { properties: properties as never } }],
});
const live = spec({ publicKey, encryptionAlgo: algorithm });
const armored = [
	'-----BEGIN PGP PUBLIC KEY BLOCK-----',
	'',
	'mQENBF',
	'-----END PGP PUBLIC KEY BLOCK-----',
].join('\n');

it.each<[string, string, string]>([
	['PEM', publicPem, base64(publicPem)],
	['an armored PGP key', `  ${armored}\n`, base64(`${armored}\n`)],
	['base64 of PEM', base64(publicPem), base64(publicPem)],
	['base64 of DER', publicDer.toString('base64'), publicDer.toString('base64')],
	['base64 of a PGP key', 'mQENBFxyz0123456', 'mQENBFxyz0123456'],
	['base64 with line ends', 'mQENBFxy\nz0123456\n', 'mQENBFxyz0123456'],
])('takes %s', (_, entered, sent) => {
	expect(fileEncryption(live, entered)).toEqual({
		specName: 'File PGP/GPG Encryption',
		params: { publicKey: sent, encryptionAlgo: 'PGPGPG' },
	});
});

it.each<[object, string | undefined]>([
	[{ enum: ['NONE', 'PGP/GPG'] }, 'PGP/GPG'],
	[{ enum: ['NONE', 'AES'], default: 'NONE' }, 'AES'],
	[{ type: 'string' }, 'PGPGPG'],
])('takes the algorithm out of %j', (encryptionAlgo, expected) => {
	const { params } = fileEncryption(spec({ publicKey, encryptionAlgo }), publicPem);
	expect(params.encryptionAlgo).toBe(expected);
});

it('names no algorithm where none is asked for', () => {
	expect(fileEncryption(spec({ publicKey }), publicPem).params).toEqual({
		publicKey: base64(publicPem),
	});
});

it.each([
	['without encryptionSpecs', { id }],
	['with an empty list', { id, encryptionSpecs: [] }],
	['with one that takes no key', spec({ password: {} })],
])('refuses for a spec %s', (_, without) => {
	expect(() => fileEncryption(without, publicPem)).toThrow(
		"'Amazon S3 (current)' does not offer to encrypt files",
	);
});

it.each<[string, string, RegExp]>([
	['a private key', pkcs8, /'Public Key' holds a private key/],
	['a private key in base64', base64(pkcs8), /'Public Key' holds a private key/],
	['a word', 'key', /does not hold a public key/],
	['nothing', ' ', /does not hold a public key/],
	['a block cut off', armored.slice(0, -20), /does not hold a public key/],
])('refuses %s', (_, entered, sentence) => {
	expect(() => fileEncryption(live, entered)).toThrow(sentence);
});
