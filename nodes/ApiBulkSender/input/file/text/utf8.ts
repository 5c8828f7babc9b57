import { isUtf8 } from 'node:buffer';

/**
 * Stands for bytes that are not UTF-8. No valid text holds it alone, so a � that stands in a file
 * is told from what a decoder would have put there.
 */
const BROKEN = '\udc80';
const BROKEN_ALONE = /(?<![\ud800-\udbff])\udc80/;

export function brokenAt(text: string): number {
	return text.search(BROKEN_ALONE);
}

export function isBroken(text: string): boolean {
	return text.includes(BROKEN) && BROKEN_ALONE.test(text);
}

/** How many bytes at the end begin a character that is not complete. */
export function openBytes(bytes: Buffer): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back];
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return lengthBy(byte) > back ? back : 0;
	}
	return 0;
}

function lengthBy(first: number): number {
	if (first < 0x80) return 1;
	if (first >= 0xc2 && first <= 0xdf) return 2;
	if (first >= 0xe0 && first <= 0xef) return 3;
	return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/**
 * UTF-8 piece by piece. Bytes that are none are marked as long as there are more valid characters of
 * several bytes, which prove that the rest is UTF-8; before that proof they are the end of it.
 */
export class Utf8Decoder {
	private open: Buffer = Buffer.alloc(0);
	/** Valid characters of several bytes; at least so many. */
	private proofs = 0;
	private broken = 0;
	/** Bytes came that are not UTF-8, and nothing proves that the others are. */
	failed = false;

	/** @param isTrial nothing fails yet: the proof may still come */
	decode(piece: Buffer, isLast: boolean, isTrial: boolean): string {
		const bytes = this.open.length === 0 ? piece : Buffer.concat([this.open, piece]);
		const open = isLast ? 0 : openBytes(bytes);
		const whole = bytes.subarray(0, bytes.length - open);
		this.open = bytes.subarray(bytes.length - open);
		if (!isUtf8(whole)) return this.decodeMarked(whole, isTrial);
		const text = whole.toString('utf8');
		this.proofs += Math.ceil((whole.length - text.length) / 2);
		return text;
	}

	get isProven(): boolean {
		return this.broken === 0 || this.proofs > this.broken;
	}

	private decodeMarked(bytes: Buffer, isTrial: boolean): string {
		let text = '';
		let from = 0;
		for (let at = 0; at < bytes.length;) {
			const length = bytes[at] < 0x80 ? 1 : validLength(bytes, at);
			if (length > 1) this.proofs++;
			at += length;
			if (length > 0) continue;
			text += bytes.toString('utf8', from, at);
			this.broken++;
			if (!isTrial && !this.isProven) {
				this.failed = true;
				return text;
			}
			text += BROKEN;
			at++;
			while (at < bytes.length && (bytes[at] & 0xc0) === 0x80) at++;
			from = at;
		}
		return text + bytes.toString('utf8', from);
	}
}

/** Bytes of the character that begins there; 0 when none does. */
function validLength(bytes: Buffer, at: number): number {
	const first = bytes[at];
	const length = lengthBy(first);
	if (at + length > bytes.length) return 0;
	for (let next = 1; next < length; next++) {
		if ((bytes[at + next] & 0xc0) !== 0x80) return 0;
	}
	const second = bytes[at + 1];
	// Overlong forms, surrogates, and what is beyond the last character.
	if (first === 0xe0 && second < 0xa0) return 0;
	if (first === 0xed && second > 0x9f) return 0;
	if (first === 0xf0 && second < 0x90) return 0;
	if (first === 0xf4 && second > 0x8f) return 0;
	return length;
}
