/**
 * Whether a text in the value, or a name of a field in it, passes the test. Without recursion: what a
 * server sends may be nested deeper than the stack.
 */
export function someText(value: unknown, test: (text: string) => boolean): boolean {
	const left: unknown[] = [value];
	while (left.length > 0) {
		const next = left.pop();
		if (typeof next === 'string') {
			if (test(next)) return true;
		} else if (Array.isArray(next)) {
			for (const element of next) left.push(element);
		} else if (next !== null && typeof next === 'object') {
			for (const name of Object.keys(next)) {
				if (test(name)) return true;
				left.push((next as Record<string, unknown>)[name]);
			}
		}
	}
	return false;
}

/** A copy of the value with every text in it changed, names of fields included. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
	const left: Array<{ from: object; to: object }> = [];
	const changed = (inner: unknown): unknown => {
		if (typeof inner === 'string') return change(inner);
		if (inner === null || typeof inner !== 'object') return inner;
		const to = Array.isArray(inner) ? [] : {};
		left.push({ from: inner, to });
		return to;
	};
	const copy = changed(value) as T;
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		const { from, to } = next;
		if (Array.isArray(from)) {
			for (const element of from) (to as unknown[]).push(changed(element));
		} else {
			for (const [name, inner] of Object.entries(from)) addField(to, change(name), changed(inner));
		}
	}
	return copy;
}

/** Names that became equal are told apart; `__proto__` is a name like any other. */
function addField(to: object, name: string, value: unknown): void {
	let free = name;
	while (Object.hasOwn(to, free)) free += '*';
	Object.defineProperty(to, free, {
		value,
		writable: true,
		enumerable: true,
		configurable: true,
	});
}
