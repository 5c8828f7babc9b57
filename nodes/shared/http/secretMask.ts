import { secretSpellings } from './secretSpellings';

const MASK = '***';
/** Shorter texts occur by chance; masking them would garble answers. */
const SHORTEST = 6;

/** Secrets in the spellings in which an API may echo them. */
export class SecretMask {
	protected readonly spellings = new Set<string>();

	constructor(secrets: Array<string | undefined> = []) {
		for (const secret of secrets) this.add(secret);
	}

	add(secret: string | undefined): void {
		const text = secret?.trim() ?? '';
		if (text.length < SHORTEST) return;
		for (const spelling of secretSpellings(text)) this.spellings.add(spelling);
	}

	/** The text without secrets. */
	maskText(text: string): string {
		let masked = this.maskWhole(text);
		for (const spelling of this.spellings) masked = maskCutOff(masked, spelling);
		return masked;
	}

	/** The value with every text in it masked, names included. */
	maskDeep<T>(value: T): T {
		return deep(value, (text) => this.maskText(text)) as T;
	}

	/** As `maskDeep` for what was not cut off: a name may well end as a secret begins. */
	maskAnswer<T>(value: T): T {
		return deep(value, (text) => this.maskWhole(text)) as T;
	}

	private maskWhole(text: string): string {
		let masked = text;
		for (const spelling of this.spellings) masked = masked.replaceAll(spelling, MASK);
		return masked;
	}
}

function deep(value: unknown, mask: (text: string) => string): unknown {
	if (typeof value === 'string') return mask(value);
	if (Array.isArray(value)) return value.map((element) => deep(element, mask));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [mask(name), deep(inner, mask)]),
	);
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
