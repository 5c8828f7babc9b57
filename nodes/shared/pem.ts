/** A part of a PEM text: `-----BEGIN <label>-----`, what is inside, `-----END <label>-----`. */
export interface PemBlock {
	label: string;
	inside: string;
}

/** The complete blocks of a text; what stands around them says nothing. */
export function pemBlocks(text: string): PemBlock[] {
	const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----/gs);
	return [...blocks].map(([, label, inside]) => ({ label, inside }));
}

/** Of a key with a passphrase in the older form (RFC 1421 §4.6.1): they stand before its base64. */
const HEADERS =
	/^\s*Proc-Type:\s*4,ENCRYPTED\s*DEK-Info:\s*(DES[A-Z0-9-]*,[0-9A-F]{16}|[A-Z0-9-]+,[0-9A-F]{32})/;

/** Writes a block with its lines; a one-line field turns line breaks into blanks or drops them. */
export function writePem({ label, inside }: PemBlock): string {
	const lines = inside.replaceAll('\\n', '\n');
	const [headers = '', cipher] = HEADERS.exec(lines) ?? [];
	const base64 = lines.slice(headers.length).replace(/\s+/g, '');
	return [
		`-----BEGIN ${label}-----`,
		...(cipher === undefined ? [] : ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${cipher}`, '']),
		...(base64.match(/.{1,64}/g) ?? []),
		`-----END ${label}-----`,
		'',
	].join('\n');
}
