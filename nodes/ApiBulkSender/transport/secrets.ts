import type { DestinationCredential } from '../../shared/http/destinationCredential';
import { secretSpellings } from '../../shared/http/secretSpellings';

const MASK = '***';
/** Shorter texts occur by chance; masking them would garble answers. */
const SHORTEST = 6;

/**
 * The secrets of a run, in the spellings in which a destination may echo them. Outputs are searched
 * only when an answer held one.
 */
export class Secrets {
	private readonly spellings = new Set<string>();
	private seen = false;

	constructor(credential: DestinationCredential) {
		const { clientSecret, token, user = '', password, headerValue } = credential;
		for (const secret of [clientSecret, token, password, headerValue]) this.add(secret);
		if (password) this.add(Buffer.from(`${user}:${password}`, 'utf8').toString('base64'));
	}

	add(secret: string | undefined): void {
		const text = secret?.trim() ?? '';
		if (text.length < SHORTEST) return;
		for (const spelling of secretSpellings(text)) this.spellings.add(spelling);
	}

	/** Notes whether an answer holds a secret. */
	watch(text: string): void {
		if (this.seen) return;
		for (const spelling of this.spellings) if (text.includes(spelling)) this.seen = true;
	}

	/** The value without secrets: itself unless an answer held one. */
	mask<T>(value: T): T {
		return this.seen ? (this.maskDeep(value) as T) : value;
	}

	/** The text without secrets, whatever the answers held. */
	maskText(text: string): string {
		let masked = text;
		for (const spelling of this.spellings) masked = masked.replaceAll(spelling, MASK);
		for (const spelling of this.spellings) masked = maskCutOff(masked, spelling);
		return masked;
	}

	private maskDeep(value: unknown): unknown {
		if (typeof value === 'string') return this.maskText(value);
		if (Array.isArray(value)) return value.map((element) => this.maskDeep(element));
		if (value === null || typeof value !== 'object') return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [this.maskText(name), this.maskDeep(inner)]),
		);
	}
}

/** Where an excerpt ends (with "…" when it was cut), the beginning of a secret may be left. */
function maskCutOff(text: string, secret: string): string {
	const end = text.endsWith('…') ? text.length - 1 : text.length;
	for (let length = Math.min(secret.length - 1, end); length >= SHORTEST; length--) {
		if (text.startsWith(secret.slice(0, length), end - length)) {
			return text.slice(0, end - length) + MASK + text.slice(end);
		}
	}
	return text;
}
