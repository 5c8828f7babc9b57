import * as zlib from 'node:zlib';

import type { AnswerHeaders } from '../../types';

/** The text of an answer, or why it has none, so that it fits after "The answer is". */
export type Decoded = { text: string } | { unreadable: string };

export const TOO_LARGE = 'larger than the limit for answers';
const NO_TEXT = 'binary data instead of text';
const NOT_UNDONE = 'cut off, damaged or compressed in a way that cannot be read';

/**
 * Undoes what was done to a body on its way (answers.md rule 1): content codings, then the charset.
 * A label that is unknown or does not fit the bytes is ignored if the bytes are text as they are.
 *
 * @param mostBytes an answer that decompresses to more is not read
 */
export function decode(bytes: Buffer, headers: AnswerHeaders, mostBytes: number): Decoded {
	if (bytes.length === 0) return { text: '' };
	const codings = codingsOf(headers['content-encoding']);
	const declared = charsetOf(headers['content-type']);
	if (codings.length === 0) return toText(bytes, declared);
	return decompress(bytes, codings, declared, mostBytes);
}

/** In the order in which they were applied. */
function codingsOf(header: string | string[] | undefined): string[] {
	if (header === undefined) return [];
	const names = String(header).toLowerCase().split(',');
	return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

function decompress(
	bytes: Buffer,
	codings: readonly string[],
	declared: string,
	mostBytes: number,
): Decoded {
	let undone = bytes;
	let mislabelled = false;
	let mayBeCutOff = false;
	for (const coding of codings.toReversed()) {
		try {
			const decoder = DECODERS.get(coding);
			if (decoder === undefined) mislabelled = true;
			else undone = decoder(undone, mostBytes);
		} catch (error) {
			if (isTooLarge(error)) return { unreadable: TOO_LARGE };
			mislabelled = true;
			mayBeCutOff ||= endsEarly(error);
		}
	}
	if (!mislabelled) return toText(undone, declared);
	const text = strictText(undone, declared);
	// The first bytes of compressed data may look like a short text, but not like JSON.
	if (text === undefined || (mayBeCutOff && !isJson(text))) return { unreadable: NOT_UNDONE };
	return { text };
}

/** @throws when the bytes are not of this coding, or it does not end well */
type Decoder = (bytes: Buffer, mostBytes: number) => Buffer;

/** With `info` the decoders also say how much of the input they took. */
type Decompress = (
	bytes: Buffer,
	options: { info: true; maxOutputLength: number },
) => { buffer: Buffer; engine: { bytesWritten: number } };

/**
 * Node ignores what follows a compressed stream (gzip apart). It may be the other half of the answer,
 * so only padding may follow, or another stream where the format allows several.
 */
function whole(decompressOne: unknown, severalStreams = false): Decoder {
	return (bytes, mostBytes) => {
		const parts: Buffer[] = [];
		let rest = bytes;
		let room = mostBytes;
		do {
			const options = { info: true, maxOutputLength: Math.max(room, 1) } as const;
			const { buffer, engine } = (decompressOne as Decompress)(rest, options);
			parts.push(buffer);
			room -= buffer.length;
			rest = rest.subarray(engine.bytesWritten);
		} while (severalStreams && !rest.every(isPadding));
		if (!rest.every(isPadding)) throw new Error('Something follows the compressed data');
		return parts.length === 1 ? parts[0] : Buffer.concat(parts);
	};
}

/** Node reads several members itself. A member's last byte is never a blank within the limit. */
const gunzip: Decoder = (bytes, maxOutputLength) => {
	let end = bytes.length;
	while (end > 0 && isBlank(bytes[end - 1])) end--;
	return zlib.gunzipSync(bytes.subarray(0, end), { maxOutputLength });
};

const inflateZlib = whole(zlib.inflateSync);
const inflateRaw = whole(zlib.inflateRawSync);

/** "deflate" is zlib by the standard and raw by an old mistake (RFC 9110 §8.4.1.2). */
const inflate: Decoder = (bytes, mostBytes) => {
	try {
		return inflateZlib(bytes, mostBytes);
	} catch (error) {
		if (isTooLarge(error) || endsEarly(error)) throw error;
		return inflateRaw(bytes, mostBytes);
	}
};

const DECODERS: ReadonlyMap<string, Decoder> = new Map([
	['gzip', gunzip],
	['x-gzip', gunzip],
	['deflate', inflate],
	['br', whole(zlib.brotliDecompressSync)],
	// Node has it from 22.15 on.
	...(typeof zlib.zstdDecompressSync === 'function'
		? [['zstd', whole(zlib.zstdDecompressSync, true)] as const]
		: []),
]);

function isTooLarge(error: unknown): boolean {
	return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
}

/** All that is there is the beginning of such data. */
function endsEarly(error: unknown): boolean {
	return (error as { code?: string }).code === 'Z_BUF_ERROR';
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function isBlank(byte: number): boolean {
	return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isPadding(byte: number): boolean {
	return byte === 0 || isBlank(byte);
}

/** The standard name of the charset in a content type; UTF-8 where it has none that is known. */
function charsetOf(header: string | string[] | undefined): string {
	const label = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(String(header))?.[1];
	if (label === undefined) return 'utf-8';
	try {
		return new TextDecoder(label).encoding;
	} catch {
		return 'utf-8';
	}
}

/** A byte order mark speaks louder than the header. */
function charsetFor(bytes: Buffer, declared: string): string {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return declared;
}

function toText(bytes: Buffer, declared: string): Decoded {
	const charset = charsetFor(bytes, declared);
	if (charset !== 'utf-8') {
		const text = decodeAs(charset, bytes, false);
		return isBinary(text) ? { unreadable: NO_TEXT } : { text };
	}
	const text = withoutMarks(bytes.toString('utf8'));
	// One broken character is replaced and the rest read; of binary data nothing is.
	const isBroken = text.includes('\ufffd') && strictText(bytes, charset) === undefined;
	return isBroken && isBinary(text) ? { unreadable: NO_TEXT } : { text };
}

/** Undefined when the bytes are no text of the charset from beginning to end. */
function strictText(bytes: Buffer, declared: string): string | undefined {
	try {
		const text = decodeAs(charsetFor(bytes, declared), bytes, true);
		return isBinary(text) ? undefined : text;
	} catch {
		return undefined;
	}
}

function decodeAs(charset: string, bytes: Buffer, fatal: boolean): string {
	const decoder = new TextDecoder(charset, { fatal });
	// Some versions of Node take windows-1252 for latin1 unless they stream (nodejs/node 56542).
	return withoutMarks(decoder.decode(bytes, { stream: true }) + decoder.decode());
}

function withoutMarks(text: string): string {
	let start = 0;
	while (text.charCodeAt(start) === 0xfeff) start++;
	return start === 0 ? text : text.slice(start);
}

/** Control characters that no text has. */
function isBinary(text: string): boolean {
	// eslint-disable-next-line no-control-regex -- control characters are what is looked for
	return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
}
