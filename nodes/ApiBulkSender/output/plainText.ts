const LONGEST = 1000;

/** A text for places where n8n renders HTML: without tags, and bounded. */
export function plainText(text: string): string {
	const plain = text.replace(/<[^<>]*>/g, '').replace(/</g, '‹');
	return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** The first sentence of a text, and what follows it. */
export function firstSentence(text: string): { first: string; rest: string } {
	const [, first = text, rest = ''] = /^([^]*?[.!?])\s+(?=[^\s\p{Ll}])([^]*)$/u.exec(text) ?? [];
	return { first: first.replace(/\.$/, ''), rest };
}
