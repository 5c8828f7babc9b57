/** The first finding among many things. */
export function first<T>(
	things: readonly T[],
	broken: (thing: T, at: number) => string | false | undefined,
): string | undefined {
	for (let at = 0; at < things.length; at++) {
		const finding = broken(things[at], at);
		if (finding) return finding;
	}
	return undefined;
}
