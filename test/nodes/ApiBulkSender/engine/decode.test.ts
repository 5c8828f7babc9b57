import {
	brotliCompressSync,
	deflateRawSync,
	deflateSync,
	gzipSync,
	zstdCompressSync,
} from 'node:zlib';

import { decode, type Decoded } from '../../../../nodes/ApiBulkSender/engine/answer/read/decode';

const LIMIT = 1_000_000;
const TEXT = '[{"id":1,"name":"Zoë"},{"id":2}]';
const plain = Buffer.from(TEXT);

const compressors: Array<[string, string, (bytes: Buffer) => Buffer]> = [
	['gzip', 'gzip', gzipSync],
	['gzip as x-gzip', 'x-gzip', gzipSync],
	['zlib as deflate', 'deflate', deflateSync],
	['raw deflate', 'deflate', deflateRawSync],
	['brotli', 'br', brotliCompressSync],
	['zstd', 'zstd', zstdCompressSync],
];

function decoded(bytes: Buffer, encoding?: string | string[], contentType?: string): Decoded {
	const headers = { 'content-encoding': encoding, 'content-type': contentType };
	return decode(bytes, headers, LIMIT);
}

const text = (of: Decoded) => ('text' in of ? of.text : of);
const unreadable = (of: Decoded) => ('unreadable' in of ? of.unreadable : of);

describe('content codings', () => {
	it.each(compressors)('%s is undone', (_, label, compress) => {
		expect(text(decoded(compress(plain), label))).toBe(TEXT);
		expect(text(decoded(compress(plain), label.toUpperCase()))).toBe(TEXT);
	});

	it('several are undone, the last first, whether in one header or in several', () => {
		const bytes = brotliCompressSync(gzipSync(plain));
		expect(text(decoded(bytes, 'gzip, br'))).toBe(TEXT);
		expect(text(decoded(bytes, ['gzip', 'identity, br']))).toBe(TEXT);
	});

	it.each(['identity', '', ' ', 'identity, identity'])('%j is none', (label) => {
		expect(text(decoded(plain, label))).toBe(TEXT);
	});

	it.each(['gzip', 'deflate', 'br', 'zstd'])('an empty body labelled %s is empty', (label) => {
		expect(text(decoded(Buffer.alloc(0), label))).toBe('');
	});

	it.each(compressors)('%s that was cut off is never handed out in part', (_, label, compress) => {
		const bytes = compress(plain);
		for (let length = 1; length < bytes.length; length++) {
			for (const charset of ['utf-8', 'windows-1252', 'iso-8859-1']) {
				const answer = decoded(bytes.subarray(0, length), label, `text/plain; charset=${charset}`);
				expect([length, charset, unreadable(answer)]).toEqual([
					length,
					charset,
					'cut off, damaged or compressed in a way that cannot be read',
				]);
			}
		}
	});

	it.each(compressors)('%s: padding behind it is ignored', (_, label, compress) => {
		for (const padding of ['\n', '\r\n', ' ', '\0\0\0']) {
			const bytes = Buffer.concat([compress(plain), Buffer.from(padding)]);
			expect([padding, text(decoded(bytes, label))]).toEqual([padding, TEXT]);
		}
	});

	it.each(compressors)(
		'%s: what else stands behind it may be half of the answer',
		(_, label, compress) => {
			const bytes = Buffer.concat([compress(plain), Buffer.from(',{"id":3,"error":"no"}]')]);
			expect(unreadable(decoded(bytes, label))).toMatch(/^cut off, damaged/);
		},
	);

	it.each([
		['gzip', gzipSync],
		['zstd', zstdCompressSync],
	])('%s: several streams are one answer, and half of one is none', (label, compress) => {
		const [first, second] = [compress(plain.subarray(0, 9)), compress(plain.subarray(9))];
		expect(text(decoded(Buffer.concat([first, second]), label))).toBe(TEXT);
		const cut = Buffer.concat([first, second.subarray(0, -3)]);
		expect(unreadable(decoded(cut, label))).toMatch(/^cut off, damaged/);
	});

	it.each(compressors)(
		'%s that unfolds to more than the limit is not read',
		(_, label, compress) => {
			const bomb = compress(Buffer.alloc(LIMIT + 1, 'a'));
			expect(bomb.length).toBeLessThan(LIMIT / 100);
			expect(unreadable(decoded(bomb, label))).toBe('larger than the limit for answers');
			expect(text(decoded(compress(Buffer.alloc(LIMIT, 'a')), label))).toHaveLength(LIMIT);
		},
	);

	it('the limit holds for several streams together', () => {
		const half = Buffer.alloc(LIMIT / 2, 'a');
		for (const compress of [gzipSync, zstdCompressSync]) {
			const label = compress === gzipSync ? 'gzip' : 'zstd';
			const three = Buffer.concat([compress(half), compress(half), compress(half)]);
			expect(unreadable(decoded(three, label))).toBe('larger than the limit for answers');
			expect(text(decoded(three.subarray(0, -compress(half).length), label))).toHaveLength(LIMIT);
		}
	});
});

describe('a wrong label is ignored if the bytes are text as they are', () => {
	it.each(['utf-8', 'none', 'gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'compress', 'constructor'])(
		'plain text labelled %s',
		(label) => {
			for (const body of [
				TEXT,
				'{}',
				'[]',
				'{"a":"8"}',
				'\ufeff{"a":1}',
				'Imported 2 of 2 records',
			]) {
				expect([body, text(decoded(Buffer.from(body), label))]).toEqual([
					body,
					body.replace('\ufeff', ''),
				]);
			}
		},
	);

	it.each(['utf-8', 'none', 'gzip', 'zstd'])('a short text labelled %s', (label) => {
		for (const body of ['OK', 'xyz']) expect(text(decoded(Buffer.from(body), label))).toBe(body);
	});

	it('one unknown label beside a known one', () => {
		expect(text(decoded(gzipSync(plain), 'gzip, utf-8'))).toBe(TEXT);
		expect(text(decoded(gzipSync(plain), 'utf-8, gzip'))).toBe(TEXT);
		expect(text(decoded(gzipSync(plain), 'gzip, gzip'))).toBe(TEXT);
	});

	it('in its charset', () => {
		const latin1 = Buffer.from('["Zoë"]', 'latin1');
		expect(text(decoded(latin1, 'gzip', 'application/json; charset=iso-8859-1'))).toBe('["Zoë"]');
		expect(unreadable(decoded(latin1, 'gzip'))).toMatch(/^cut off, damaged/);
	});

	it.each(['none', 'utf-8', 'aws-chunked'])(
		'but compressed data labelled %s is no text',
		(label) => {
			for (const [, , compress] of compressors) {
				const answer = decoded(compress(plain), label, 'application/json; charset=latin1');
				expect(unreadable(answer)).toMatch(/^cut off, damaged/);
			}
		},
	);
});

describe('the charset', () => {
	const bytesOf = (words: number[]) => Buffer.from(words);
	const euro = '["5 €"]';
	const cp1252 = Buffer.from([0x5b, 0x22, 0x35, 0x20, 0x80, 0x22, 0x5d]);
	const utf16 = (value: string, bigEndian = false) => {
		const bytes = Buffer.from(value, 'utf16le');
		return bigEndian ? bytes.swap16() : bytes;
	};

	it.each([
		['application/json; charset=windows-1252', cp1252],
		['application/json;charset="Windows-1252"', cp1252],
		// By the Encoding Standard this label means windows-1252, as all browsers have it.
		['application/json; charset=iso-8859-1', cp1252],
		['text/plain; charset=utf-8', Buffer.from(euro)],
		['text/plain; boundary=x; charset=UTF8; profile=y', Buffer.from(euro)],
		['application/json; charset=utf-16le', utf16(euro)],
		['application/json; charset=utf-16be', utf16(euro, true)],
		['application/json; charset=utf-16', utf16(euro)],
		['application/json; charset=nonsense', Buffer.from(euro)],
		['application/json; charset=', Buffer.from(euro)],
		['application/json', Buffer.from(euro)],
		[undefined, Buffer.from(euro)],
	])('%s', (contentType, bytes) => {
		expect(text(decoded(bytes, undefined, contentType))).toBe(euro);
		expect(text(decoded(gzipSync(bytes), 'gzip', contentType))).toBe(euro);
	});

	it('Shift_JIS and other charsets of the platform', () => {
		const bytes = bytesOf([0x22, 0x93, 0xfa, 0x96, 0x7b, 0x22]);
		expect(text(decoded(bytes, undefined, 'application/json; charset=shift_jis'))).toBe('"日本"');
	});

	it.each([
		['UTF-8', Buffer.from(`\ufeff${euro}`)],
		['UTF-16, little end first', utf16(`\ufeff${euro}`)],
		['UTF-16, big end first', utf16(`\ufeff${euro}`, true)],
		['two of them', Buffer.from(`\ufeff\ufeff${euro}`)],
	])('a byte order mark is dropped and speaks louder than the header: %s', (_, bytes) => {
		for (const contentType of [undefined, 'text/plain; charset=windows-1252']) {
			expect(text(decoded(bytes, undefined, contentType))).toBe(euro);
			expect(text(decoded(gzipSync(bytes), 'gzip', contentType))).toBe(euro);
		}
	});

	it('a broken character in a text is replaced, and the rest is read', () => {
		const bytes = Buffer.concat([Buffer.from('["Zo'), bytesOf([0xc3]), Buffer.from('","ë"]')]);
		expect(text(decoded(bytes))).toBe('["Zo\ufffd","ë"]');
	});

	it.each(compressors.slice(0, 1).concat(compressors.slice(-1)))(
		'binary data without a label is no text: %s',
		(_, __, compress) => {
			expect(unreadable(decoded(compress(plain)))).toBe('binary data instead of text');
			const latin1 = decoded(compress(plain), undefined, 'text/plain; charset=latin1');
			expect(unreadable(latin1)).toBe('binary data instead of text');
		},
	);
});
