/** Texts as sentences, one behind the other; those that end by themselves get no further stop. */
export function sentences(...texts: readonly string[]): string {
	const [first = '', ...rest] = texts.map((text) => text.trim()).filter((text) => text !== '');
	return rest.reduce((said, next) => `${said}${/[.!?…]$/.test(said) ? '' : '.'} ${next}`, first);
}
