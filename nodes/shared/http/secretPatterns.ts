/**
 * The texts by which a secret is recognized once escapes are undone: itself, and in base64 at whatever
 * place of a longer text it was encoded.
 */
export function secretPatterns(secret: string): string[] {
	const patterns = [secret, ...base64Of(secret)];
	// As in a form, where everything else that is escaped can be undone without knowing more.
	if (secret.includes(' ')) patterns.push(secret.replaceAll(' ', '+'));
	return patterns;
}

function base64Of(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const encoded = bytes.toString('base64').replace(/=+$/, '');
	const inside = [0, 1, 2].map((before) => unaffected(bytes, before));
	return [encoded, ...inside].flatMap((text) => [text, forAddresses(text)]);
}

/** The part that does not depend on what stands around the secret, with so many bytes before it. */
function unaffected(bytes: Buffer, before: number): string {
	const padded = Buffer.concat([Buffer.alloc(before), bytes]);
	const [first, end] = [Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6)];
	return padded.toString('base64').slice(first, end);
}

/** The variant of base64 without + and / (RFC 4648 §5). */
function forAddresses(base64: string): string {
	return base64.replaceAll('+', '-').replaceAll('/', '_');
}
