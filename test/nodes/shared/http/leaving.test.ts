import { maskedValue, type CredentialFields } from '../../../../nodes/shared/http/leaving';
import { SecretMask } from '../../../../nodes/shared/http/secretMask';
import { echoedCredentials } from '../../../../nodes/shared/adobe/client/echoedCredentials';
import { echoedParameters } from '../../../../nodes/shared/improvado/client/echoedParameters';

const secret = 'c4n4ry/+ "of" the\\mine~&=%';
const none: CredentialFields = { hold: () => false, open: [] };
const masked = <T>(value: T, secrets = [secret], fields = none) =>
	maskedValue(value, new SecretMask(secrets), fields);

describe('what leaves', () => {
	it('has no secret anywhere, in no spelling', () => {
		const spellings = [
			secret,
			encodeURIComponent(secret),
			new URLSearchParams({ s: secret }).toString().slice(2),
			Buffer.from(secret).toString('base64').replace(/=+$/, ''),
			Buffer.from(secret).toString('base64url'),
			JSON.stringify(secret).slice(1, -1),
		];
		expect(masked({ id: 'c1', note: spellings, [secret]: 1, inner: { a: `(${secret})` } })).toEqual(
			{
				id: 'c1',
				note: spellings.map(() => '***'),
				'***': 1,
				inner: { a: '(***)' },
			},
		);
	});

	it('keeps numbers, and names that begin as a secret', () => {
		const value = { id: 12345678, key: '12345678', title: 'Newsletter', none: null, no: undefined };
		expect(masked(value, ['12345678', 'Newsletter2026'])).toEqual({ ...value, key: '***' });
	});

	it('keeps names of fields and ids in which a secret happens to be', () => {
		const value = { updated_at: 'now', id: 'abcd1234-0000-4000-8000-abcdefabcdef' };
		expect(masked(value, ['update', 'abcdef'])).toEqual(value);
		expect(masked(value, [value.id])).toEqual({ ...value, id: '***' });
	});

	it('has no beginning of a secret where a quote was cut', () => {
		for (let length = 6; length < secret.length; length++) {
			const quote = `Note is '${secret.slice(0, length)}…' there and 'b' here`;
			expect(masked(quote)).toBe("Note is '***…' there and 'b' here");
		}
		expect(masked(`said ${secret.slice(0, 8)}. Then`)).toBe(`said ${secret.slice(0, 8)}. Then`);
	});

	it('keeps what is no plain data', () => {
		const date = new Date(0);
		expect(masked({ date }).date).toBe(date);
		expect(masked(Object.assign(Object.create(null), { a: secret }))).toEqual({ a: '***' });
	});

	it('is a copy: inside, values stay raw', () => {
		const value = { a: [secret], auth: { params: { key: 'k' } } };
		const before = structuredClone(value);
		masked(value, [secret], echoedCredentials);
		expect(value).toEqual(before);
	});
});

describe("Adobe's stored credentials", () => {
	const auth = { specName: 'S3', params: { accessId: 'a', nested: { key: 'b' }, list: ['c', 1] } };

	it('are masked at any depth by where they stand, their names stay', () => {
		const hidden = {
			specName: 'S3',
			params: { accessId: '***', nested: { key: '***' }, list: ['***', '***'] },
		};
		expect(
			masked({ items: [{ id: '1', auth, inner: { auth } }], n: null }, [], echoedCredentials),
		).toEqual({ items: [{ id: '1', auth: hidden, inner: { auth: hidden } }], n: null });
		expect(masked({ auth: 'a text', authParams: { key: 'k' } }, [], echoedCredentials)).toEqual({
			auth: '***',
			authParams: { key: '***' },
		});
	});

	it('are not taken for what has none', () => {
		const value = {
			auth: { specName: 'None' },
			other: { auth: null },
			params: { a: 1 },
			authSpec: [{ name: 'S3' }],
		};
		expect(masked(value, [], echoedCredentials)).toEqual(value);
	});
});

describe("Improvado's connection parameters", () => {
	const parameters = { user: 'u', deep: [{ password: 'p' }], port: 5432, ssl: true, none: null };
	const hidden = { user: '***', deep: [{ password: '***' }], port: '***', ssl: '***', none: null };

	it.each([
		'connection_params',
		'conenctions_params',
		'connections_params',
		'connectionParams',
		'connection-params',
		'connection_parameters',
		'ConnectionParameters',
	])('are masked under %s', (name) => {
		const value = { id: 7, inner: [{ [name]: parameters, title: 'T' }] };
		expect(masked(value, [], echoedParameters)).toEqual({
			id: 7,
			inner: [{ [name]: hidden, title: 'T' }],
		});
		expect(masked({ [name]: JSON.stringify(parameters) }, [], echoedParameters)).toEqual({
			[name]: '***',
		});
	});

	it.each(['connection', 'connections', 'params', 'connection_id'])('but not %s', (name) => {
		expect(masked({ [name]: parameters }, [], echoedParameters)).toEqual({ [name]: parameters });
	});
});
