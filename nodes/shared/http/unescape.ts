const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};
const CONTROLS: Readonly<Record<string, string>> = {
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};
const LAST_CODE_POINT = 0x10ffff;

/** With what an escape of any kind begins. */
const ESCAPE = /[%\\&]/;

type Unescape = (text: string) => string;

/** One character of UTF-8 that has several bytes, each as a character of Latin-1. */
const UTF8 =
	/[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;

/** As in addresses and forms: `%2F`. Bytes that are no UTF-8 are taken for Latin-1. */
const fromAddress: Unescape = (text) => {
	if (!text.includes('%')) return text;
	return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
		const bytes = Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('latin1');
		return bytes.replace(UTF8, (character) => Buffer.from(character, 'latin1').toString('utf8'));
	});
};

/** As in JSON, where every character may be escaped: `\u002f`, `\/`. */
const fromJson: Unescape = (text) => {
	if (!text.includes('\\')) return text;
	return text.replace(
		/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([bfnrt])|(["'\\/]))/gi,
		(whole, unit?: string, byte?: string, control?: string, sign?: string) => {
			const code = unit ?? byte;
			if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
			return sign ?? (control && CONTROLS[control]) ?? whole;
		},
	);
};

/** As in HTML and XML: `&amp;`, `&#43;`, `&#x2b;`. */
const fromHtml: Unescape = (text) => {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|(amp|lt|gt|quot|apos));?/gi,
		(whole, hex?: string, decimal?: string, name?: string) => {
			if (name !== undefined) return NAMED[name.toLowerCase()];
			const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
			return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
		},
	);
};

const all: Unescape = (text) => fromAddress(fromJson(fromHtml(text)));

/**
 * What a text may stand for: escapes of each kind undone by itself, and of all kinds up to three
 * times, as for a JSON text inside of another.
 */
export function* readings(text: string): Generator<string> {
	if (!ESCAPE.test(text)) return;
	for (const unescape of [fromAddress, fromJson, fromHtml]) {
		const reading = unescape(text);
		if (reading !== text) yield reading;
	}
	let reading = text;
	for (let times = 0; times < 3; times++) {
		const next = all(reading);
		if (next === reading) return;
		yield (reading = next);
	}
}
