import { SecretMask } from '../../../../nodes/shared/http/secretMask';

const secret = 'c4n4ry/+ "of" the\\mine~&=%<é>';
const mask = new SecretMask([secret]);

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const eachUnit = (text: string, spell: (code: number, sign: string) => string) =>
	Array.from({ length: text.length }, (_, at) => spell(text.charCodeAt(at), text[at])).join('');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** How servers and the ways to them write what they got. */
const spellings: Record<string, (text: string) => string> = {
	raw: (text) => text,
	'as JSON': inJson,
	'as JSON with escaped slashes': (text) => inJson(text).replaceAll('/', '\\/'),
	'as JSON, all that is not a letter escaped': (text) =>
		eachUnit(text, (code, sign) => (/\w/.test(sign) ? sign : `\\u${hex(code, 4)}`)),
	'as JSON, every character escaped, upper case': (text) =>
		eachUnit(text, (code) => `\\u${hex(code, 4).toUpperCase()}`),
	'as JSON in JSON': (text) => inJson(inJson(text)),
	'as a text of JavaScript': (text) =>
		eachUnit(text, (code) => (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`)),
	'URL-encoded': encodeURIComponent,
	'URL-encoded in lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (escaped) => escaped.toLowerCase()),
	'URL-encoded, every byte': (text) =>
		[...Buffer.from(text, 'utf8')].map((byte) => `%${hex(byte, 2)}`).join(''),
	'URL-encoded in Latin-1': (text) =>
		[...Buffer.from(text, 'latin1')].map((byte) => `%${hex(byte, 2)}`).join(''),
	'URL-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	'as a whole address': encodeURI,
	'as in a form': (text) => new URLSearchParams({ s: text }).toString().slice(2),
	'as HTML': (text) => text.replace(/[&<>"]/g, (sign) => named[sign]),
	'as HTML in decimal numbers': (text) => eachUnit(text, (code) => `&#${code};`),
	'as HTML in hexadecimal numbers': (text) =>
		eachUnit(text, (code) => `&#x${hex(code, 2).toUpperCase()};`),
	'as HTML in JSON': (text) => inJson(text.replace(/[&<>"]/g, (sign) => named[sign])),
	'URL-encoded in HTML': (text) => encodeURIComponent(text).replaceAll('%', '&#37;'),
	base64,
	'base64 without padding': (text) => base64(text).replace(/=+$/, ''),
	base64url: (text) => Buffer.from(text, 'utf8').toString('base64url'),
	'base64, URL-encoded': (text) => encodeURIComponent(base64(text)),
	'base64 in JSON': (text) => base64(text).replaceAll('/', '\\/'),
};

describe('a secret', () => {
	it.each(Object.entries(spellings))('is masked %s', (_, spell) => {
		for (const one of [secret, 'k3y-9', 'abcd', 'user:pässword', '????>>>>']) {
			const text = `a ${spell(one)}, ${spell(one)}.`;
			const masked = new SecretMask([one]).maskText(text);
			expect([one, masked]).toEqual([
				one,
				expect.stringMatching(/^a \*\*\*=*(%3D)*, \*\*\*=*(%3D)*\.$/),
			]);
		}
	});

	it.each([0, 1, 2, 3, 4, 5])('is masked in base64 behind %s other bytes', (before) => {
		for (const one of [secret, 'abcde', 'pass-word']) {
			for (const after of ['', ',', ', and more']) {
				const text = base64(`${'x'.repeat(before)}${one}${after}`);
				for (const spelt of [text, text.replaceAll('+', '-').replaceAll('/', '_')]) {
					const masked = new SecretMask([one]).maskText(spelt);
					expect([spelt, masked]).toEqual([spelt, expect.stringContaining('***')]);
					// What is left tells at most what a byte at the edge shares with its neighbour.
					const left = masked.split('***').map((piece) => Buffer.from(piece, 'base64').toString());
					expect(left.join('|')).not.toContain(one.slice(0, 3));
				}
			}
		}
	});

	it('is masked wherever it is escaped in different ways in one text', () => {
		const text = Object.values(spellings)
			.map((spell) => spell(secret))
			.join(' , ');
		const masked = mask.maskText(text);
		expect(masked.match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(Object.keys(spellings).length);
		for (const piece of ['c4n4ry', 'the\\\\mine', '%63', '&#99', '\\u0063']) {
			expect(masked).not.toContain(piece);
		}
	});

	it('is masked in names and values, and names that become equal are kept apart', () => {
		const value = { [secret]: [{ note: `x${secret}y` }], n: 5, empty: null, no: undefined };
		const masked = { '***': [{ note: 'x***y' }], n: 5, empty: null, no: undefined };
		expect(mask.maskDeep(value)).toEqual(masked);
		expect(mask.maskAnswer(value)).toEqual(masked);
		expect(mask.maskDeep({ [secret]: 1, [encodeURIComponent(secret)]: 2 })).toEqual({
			'***': 1,
			'****': 2,
		});
	});

	it('is masked a hundred thousand levels deep', () => {
		let value: unknown = `x${secret}`;
		for (let level = 0; level < 100_000; level++) value = level % 2 === 0 ? [value] : { in: value };
		let masked = mask.maskDeep(value);
		for (let level = 0; level < 100_000; level++) {
			masked = Array.isArray(masked) ? masked[0] : (masked as { in: unknown }).in;
		}
		expect(masked).toBe('x***');
	});

	it('leaves a value without it as it is, and never changes one with it', () => {
		const clean = Object.freeze({ a: Object.freeze(['b', 1]) });
		expect(mask.maskDeep(clean)).toBe(clean);
		const value = Object.freeze({ a: Object.freeze([secret]) });
		expect(mask.maskDeep(value)).toEqual({ a: ['***'] });
		expect(value.a).toEqual([secret]);
	});

	it('keeps a field named __proto__', () => {
		const value: unknown = JSON.parse(`{"__proto__": {"a": "${inJson(secret)}"}}`);
		expect(JSON.stringify(mask.maskDeep(value))).toBe('{"__proto__":{"a":"***"}}');
	});

	it('that was cut off is masked from its fourth sign on, also within an escape', () => {
		expect(mask.maskText('said c4n4ry/…')).toBe('said ***…');
		expect(mask.maskText('said c4n4… and more')).toBe('said ***… and more');
		expect(mask.maskText('said c4n…')).toBe('said c4n…');
		expect(mask.maskText('said c4n4ry')).toBe('said c4n4ry');
		expect(mask.maskText('said c4n4ry\\u00…')).toBe('said ***…');
		expect(mask.maskText('said c4n4ry%2F%2B%2…')).toBe('said ***…');
		expect(mask.maskText('said c4n4ry/&#4…')).toBe('said ***…');
		expect(mask.maskText(`said ${base64(secret).slice(0, 9)}…`)).toBe('said ***…');
		expect(mask.maskDeep({ a: 'said c4n4ry…' })).toEqual({ a: 'said ***…' });
		expect(mask.maskAnswer({ a: 'said c4n4ry…' })).toEqual({ a: 'said c4n4ry…' });
	});

	it('is cut off at every place without showing more than three of its signs', () => {
		for (const spell of Object.values(spellings)) {
			const spelt = `${spell(secret)} end`;
			for (let length = 0; length <= spelt.length; length++) {
				const shown = mask.maskText(`${spelt.slice(0, length)}…`);
				expect([length, shown]).toEqual([length, expect.not.stringMatching(/c4n4|YzRu/)]);
			}
		}
	});

	it('shorter than four signs, empty or absent is not looked for', () => {
		const short = new SecretMask(['123', '', undefined, '      ']);
		expect(short.maskText('123 and      ')).toBe('123 and      ');
		expect(new SecretMask(['1234']).maskText('a1234b')).toBe('a***b');
	});

	it('is known without the blanks around it, and from the moment it is added', () => {
		const late = new SecretMask();
		expect(late.maskText('the-secret')).toBe('the-secret');
		late.add('  the-secret ');
		expect(late.maskText('(the-secret)')).toBe('(***)');
	});

	it('that holds another is masked whole', () => {
		expect(new SecretMask(['abcd', 'abcdefgh']).maskText('x abcdefgh y')).toBe('x *** y');
		expect(new SecretMask(['abcdefgh', 'abcd']).maskText('x abcdefgh y')).toBe('x *** y');
	});
});

describe('texts without a secret stay as they are, escapes and all', () => {
	it.each([
		'100 %',
		'50%25 off',
		'a\\nb',
		'Tom &amp; Jerry',
		'&#x110000; &#99999999;',
		'\\u12',
		'%E9',
	])('%s', (text) => {
		expect(mask.maskText(text)).toBe(text);
	});
});
