import { refuseNoText } from '../bytes/signatures';
import { ownResultIn, type OwnResult } from '../ownResult';
import { Damage, FileRefused } from '../problems';
import { lineAt } from './lines';
import { foundEncoding, isUtf8Label } from './encoding';
import { brokenAt, Utf8Decoder } from './utf8';

/** Characters from which everything is found out that is found out by looking. */
const SAMPLE = 1024 * 1024;
/** Bytes that are enough to know encoding and origin by. */
const ENOUGH = 16 * 1024;

type Decode = (bytes: Buffer, isLast: boolean) => string;

/** Text whose beginning is at hand as a sample; the rest is asked for, a piece at a time. */
export class TextReader {
	/** Why no more can be read. */
	private failure: unknown;
	private ended = false;

	private constructor(
		/** How characters lie in the file. */
		readonly encoding: Encoding,
		private readonly pieces: AsyncIterator<Buffer>,
		private readonly decode: Decode,
		private readonly utf8: Utf8Decoder | undefined,
	) {}

	/**
	 * @param encoding a label; empty: found out. Of a file of our own it counts only where that is not UTF-8
	 * @returns also the encoding that counts, if it was set
	 * @throws FileRefused for what is no text, or damaged in the sample; SettingError for the encoding
	 */
	static async open(
		bytes: AsyncIterable<Buffer>,
		encoding: string,
	): Promise<{ reader: TextReader; sample: Sample; own: OwnResult | undefined; set: string }> {
		const pieces = bytes[Symbol.asyncIterator]();
		let first = await firstPieces(pieces, ENOUGH);
		refuseNoText(first);
		const found = foundEncoding(first);
		const own = ownResultIn(first.toString('utf8'));
		let set = encoding.trim();
		if (own !== undefined && set !== '') {
			first = Buffer.concat([first, await firstPieces(pieces, SAMPLE)]);
			// A spreadsheet may have stored it in the encoding that is set.
			if (mayBeUtf8(first)) set = '';
		}
		const label = set || (found ?? 'utf-8');
		const utf8 = isUtf8Label(label) ? new Utf8Decoder() : undefined;
		let isTrial = true;
		const decode: Decode = utf8
			? (piece, isLast) => utf8.decode(piece, isLast, isTrial)
			: decoderOf(label);
		const reader = new TextReader(
			encodingOf(label, utf8 !== undefined, first),
			pieces,
			decode,
			utf8,
		);
		const sample = await reader.readSample(first);
		if (utf8?.isProven === false) throw notUtf8(sample.text);
		isTrial = false;
		return { reader, sample, own, set };
	}

	/**
	 * Further text; undefined at the end.
	 *
	 * @throws Damage, or what reading itself threw
	 */
	async next(): Promise<string | undefined> {
		for (;;) {
			if (this.failure !== undefined) throw this.failure;
			if (this.ended) return undefined;
			const text = await this.read();
			if (text !== '') return text;
		}
	}

	private async read(): Promise<string> {
		let text = '';
		try {
			const { done, value } = await this.pieces.next();
			this.ended = done === true;
			text = this.decode(value ?? Buffer.alloc(0), this.ended);
		} catch (error) {
			this.failure = asDamage(error);
			return '';
		}
		if (this.utf8?.failed === true) this.failure = new Damage(NOT_UTF8, TRY_ENCODING);
		return text;
	}

	private async readSample(first: Buffer): Promise<Sample> {
		let text = this.decode(first, false).replace(/^\ufeff/, '');
		while (text.length < SAMPLE && !this.ended) {
			const more = await this.read();
			if (this.failure !== undefined) throw asRefusal(this.failure);
			text += more;
		}
		return { text: text.replace(/^\ufeff/, ''), isWhole: this.ended };
	}

	async close(): Promise<void> {
		await this.pieces.return?.();
	}
}

interface Encoding {
	/** What a character takes: as in UTF-8, one byte, or neither. */
	unit: 'utf8' | 'byte' | 'other';
	/** Of a byte order mark before the text. */
	markBytes: number;
}

const ONE_BYTE =
	/^(?:windows-125\d|windows-874|iso-8859-\d+|ibm866|koi8-.|macintosh|x-mac-cyrillic)/;

function encodingOf(label: string, isUtf8: boolean, first: Buffer): Encoding {
	if (isUtf8) {
		const hasMark = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
		return { unit: 'utf8', markBytes: hasMark ? 3 : 0 };
	}
	const isOneByte = ONE_BYTE.test(new TextDecoder(label).encoding);
	return { unit: isOneByte ? 'byte' : 'other', markBytes: 0 };
}

/** The beginning of a text. */
export interface Sample {
	/** Without a byte order mark. */
	text: string;
	/** There is no more. */
	isWhole: boolean;
}

function mayBeUtf8(bytes: Buffer): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}

async function firstPieces(pieces: AsyncIterator<Buffer>, least: number): Promise<Buffer> {
	const taken: Buffer[] = [];
	let length = 0;
	try {
		while (length < least) {
			const { done, value } = await pieces.next();
			if (done === true) break;
			taken.push(value);
			length += value.length;
		}
	} catch (error) {
		throw asRefusal(error);
	}
	return Buffer.concat(taken);
}

/** Always as a stream: without, windows-1252 is taken for latin1 on some versions of Node. */
function decoderOf(label: string): Decode {
	const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
	return (bytes, isLast) => {
		const text = decoder.decode(bytes, { stream: true });
		return isLast ? text + decoder.decode() : text;
	};
}

function asDamage(error: unknown): unknown {
	if (!(error instanceof TypeError) || !('code' in error)) return error;
	return new Damage("bytes that are not of the set or found 'Encoding'");
}

function asRefusal(error: unknown): unknown {
	return error instanceof Damage ? new FileRefused(error.problem, error.advice) : error;
}

const NOT_UTF8 = 'bytes that are not UTF-8';
const TRY_ENCODING = "Set the option 'Encoding', for many files from Windows to windows-1252";

function notUtf8(text: string): FileRefused {
	const line = lineAt(text, brokenAt(text));
	return new FileRefused(`line ${line} has ${NOT_UTF8}`, TRY_ENCODING, 'Encoding');
}
