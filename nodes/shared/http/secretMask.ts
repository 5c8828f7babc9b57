import { mapTexts, someText } from './texts';
import { secretPatterns } from './secretPatterns';
import { readings } from './unescape';

const MASK = '***';
/** Says that a text was cut. */
const CUT_OFF = '…';
/** Shorter texts occur by chance; masking them would garble answers. */
const SHORTEST = 4;
/** So much may a cut leave of an escaped character, in which no sign of the secret can be seen. */
const LONGEST_PIECE = 8;

/**
 * Takes secrets out of what a server said, however it spells them. Where one was escaped, the text
 * around it is handed out unescaped.
 *
 * For the edge only: inside, values are compared and written back as they came.
 */
export class SecretMask {
	/** The longest first, so that nothing of it is left behind. */
	private patterns: string[] = [];
	/** Characters of the shortest pattern; no spelling of a secret is shorter. */
	private shortest = Infinity;

	constructor(secrets: Array<string | undefined> = []) {
		for (const secret of secrets) this.add(secret);
	}

	add(secret: string | undefined): void {
		const text = secret?.trim() ?? '';
		if (text.length < SHORTEST || this.patterns.includes(text)) return;
		const patterns = secretPatterns(text).filter(({ length }) => length >= SHORTEST);
		this.patterns = [...new Set([...this.patterns, ...patterns])];
		this.patterns.sort((a, b) => b.length - a.length);
		this.shortest = this.patterns.at(-1)?.length ?? Infinity;
	}

	/** The text without secrets, also where "…" says that it was cut within one. */
	maskText(text: string): string {
		return this.mask(text, (reading) => this.withoutCutOff(this.withoutWhole(reading)));
	}

	/** The value with every text in it masked, names included; itself when it holds no secret. */
	maskDeep<T>(value: T): T {
		return this.deep(value, (text) => this.maskText(text));
	}

	/** As `maskDeep` for what was not cut off: a name may well end as a secret begins. */
	maskAnswer<T>(value: T): T {
		return this.deep(value, (text) => this.mask(text, (reading) => this.withoutWhole(reading)));
	}

	private deep<T>(value: T, mask: (text: string) => string): T {
		if (this.patterns.length === 0) return value;
		if (typeof value === 'string') return mask(value) as T;
		return someText(value, (text) => mask(text) !== text) ? mapTexts(value, mask) : value;
	}

	private mask(text: string, without: (reading: string) => string): string {
		if (text.length < this.shortest && !text.includes(CUT_OFF)) return text;
		let masked = without(text);
		// One secret may be escaped in one way and another in another.
		for (let next = unhidden(masked, without); next !== undefined;) {
			masked = next;
			next = unhidden(masked, without);
		}
		return masked;
	}

	private withoutWhole(text: string): string {
		let masked = text;
		for (const pattern of this.patterns) {
			if (masked.includes(pattern)) masked = masked.replaceAll(pattern, MASK);
		}
		return masked;
	}

	private withoutCutOff(text: string): string {
		let cut = text.indexOf(CUT_OFF);
		if (cut < 0) return text;
		const begun = this.patterns.filter((pattern) => text.includes(pattern.slice(0, SHORTEST)));
		if (begun.length === 0) return text;
		let masked = text;
		for (; cut >= 0; cut = masked.indexOf(CUT_OFF, cut + 1)) {
			const start = startOfCutOff(masked.slice(0, cut), begun);
			if (start === undefined) continue;
			masked = masked.slice(0, start) + MASK + masked.slice(cut);
			cut = start + MASK.length;
		}
		return masked;
	}
}

/** The reading of a text in which something is found, without it. */
function unhidden(text: string, without: (reading: string) => string): string | undefined {
	for (const reading of readings(text)) {
		const found = without(reading);
		if (found !== reading) return found;
	}
	return undefined;
}

/** Where the beginning of a secret starts with which the text ends, but for a piece of a character. */
function startOfCutOff(text: string, patterns: readonly string[]): number | undefined {
	for (let end = text.length; end >= text.length - LONGEST_PIECE; end--) {
		for (const pattern of patterns) {
			for (let length = Math.min(pattern.length - 1, end); length >= SHORTEST; length--) {
				if (text.startsWith(pattern.slice(0, length), end - length)) return end - length;
			}
		}
	}
	return undefined;
}
