import { SecretMask } from '../../../../nodes/shared/http/secretMask';
import { secretSpellings } from '../../../../nodes/shared/http/secretSpellings';

const secret = 'c4n4ry/+ "of" the\\mine~&=%';
const mask = new SecretMask([secret]);

describe('a secret', () => {
	it.each([
		['raw', secret],
		['as JSON', JSON.stringify(secret).slice(1, -1)],
		['as JSON with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
		['URL-encoded', encodeURIComponent(secret)],
		['as a whole address', encodeURI(secret)],
		['as in a form', new URLSearchParams({ s: secret }).toString().slice(2)],
		['base64', Buffer.from(secret).toString('base64').replace(/=+$/, '')],
		['base64url', Buffer.from(secret).toString('base64url')],
	])('is masked %s', (_, spelling) => {
		expect(secretSpellings(secret)).toContain(spelling);
		expect(mask.maskText(`a ${spelling}, ${spelling}.`)).toBe('a ***, ***.');
	});

	it('is masked in names and values at any depth', () => {
		const value = { [secret]: [{ note: `x${secret}y` }], n: 5, empty: null, no: undefined };
		const masked = { '***': [{ note: 'x***y' }], n: 5, empty: null, no: undefined };
		expect(mask.maskDeep(value)).toEqual(masked);
		expect(mask.maskAnswer(value)).toEqual(masked);
	});

	it('that was cut off is masked from its sixth sign on', () => {
		expect(mask.maskText('said c4n4ry')).toBe('said ***');
		expect(mask.maskText('said c4n4ry/+…')).toBe('said ***…');
		expect(mask.maskText('said c4n4r')).toBe('said c4n4r');
		expect(mask.maskText('c4n4ry said')).toBe('c4n4ry said');
		expect(mask.maskDeep({ a: 'said c4n4ry' })).toEqual({ a: 'said ***' });
		expect(mask.maskAnswer({ a: 'said c4n4ry' })).toEqual({ a: 'said c4n4ry' });
	});

	it('shorter than six signs, empty or absent is not looked for', () => {
		const short = new SecretMask(['12345', '', undefined, '      ']);
		expect(short.maskText('12345 and      ')).toBe('12345 and      ');
		expect(new SecretMask(['123456']).maskText('a123456b')).toBe('a***b');
	});

	it('is known without the blanks around it, and from the moment it is added', () => {
		const late = new SecretMask();
		expect(late.maskText('the-secret')).toBe('the-secret');
		late.add('  the-secret ');
		expect(late.maskText('(the-secret)')).toBe('(***)');
	});
});
