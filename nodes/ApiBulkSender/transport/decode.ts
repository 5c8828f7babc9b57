import { brotliDecompressSync, inflateSync, unzipSync } from 'node:zlib';

const DECODERS: Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer> = {
	gzip: unzipSync,
	'x-gzip': unzipSync,
	deflate: inflateSync,
	br: brotliDecompressSync,
};

/**
 * The text of an answer, decompressed where it was compressed, which some servers do unasked.
 *
 * @returns undefined when it cannot be decompressed, or is larger than `mostBytes`
 */
export function decode(
	body: Buffer,
	encoding: string | undefined,
	mostBytes: number,
): string | undefined {
	const name = (encoding ?? '').trim().toLowerCase();
	if (name === '' || name === 'identity' || body.length === 0) return body.toString('utf8');
	try {
		return DECODERS[name]?.(body, { maxOutputLength: mostBytes }).toString('utf8');
	} catch {
		return undefined;
	}
}
