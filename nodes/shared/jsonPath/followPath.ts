import { JSONPath } from 'jsonpath-plus';

import type { Segment } from './parsePath';

/** Places that a path may visit in one value: `$..a..a` multiplies what it finds. */
const MOST_VISITS = 100_000;

/** A path visits too many places of a value; the message is a sentence for the user. */
export class PathTooWide extends Error {
	constructor(path: string) {
		super(
			`The path ${path} leads to more than ${MOST_VISITS} places of one value; name the way to what you mean instead of ".." or *`,
		);
		this.name = 'PathTooWide';
	}
}

/**
 * All that a path finds, in document order. It does not recurse, so depth is no limit.
 *
 * @throws PathTooWide
 */
export function followPath(root: unknown, segments: readonly Segment[], path: string): unknown[] {
	let left = MOST_VISITS;
	const visit = (places: number) => {
		left -= places;
		if (left < 0) throw new PathTooWide(path);
	};
	let values = [root];
	for (const segment of segments) {
		const found: unknown[] = [];
		for (const value of values) take(value, segment, found, visit);
		values = found;
	}
	return values;
}

function take(
	value: unknown,
	segment: Segment,
	found: unknown[],
	visit: (places: number) => void,
): void {
	if (segment.kind === 'descent') {
		for (const place of containersOf(value, visit)) take(place, segment.to, found, visit);
		return;
	}
	const inside = step(value, segment);
	visit(inside.length);
	for (const one of inside) found.push(one);
}

function step(value: unknown, segment: Exclude<Segment, { kind: 'descent' }>): readonly unknown[] {
	switch (segment.kind) {
		case 'wildcard':
			return children(value);
		case 'name':
			return present(child(value, segment.name));
		case 'index':
			return present(element(value, segment.index));
		case 'several':
			return evaluate(`$${segment.text}`, value);
	}
}

function present(value: unknown): readonly unknown[] {
	return value === undefined ? NOTHING : [value];
}

const NOTHING: readonly unknown[] = [];

/** The value and whatever is in it, as far as it has children itself. */
function containersOf(root: unknown, visit: (places: number) => void): object[] {
	const found: object[] = [];
	const ahead = [root];
	while (ahead.length > 0) {
		const value = ahead.pop();
		if (value === null || typeof value !== 'object') continue;
		visit(1);
		found.push(value);
		const inside = children(value);
		for (let at = inside.length - 1; at >= 0; at--) ahead.push(inside[at]);
	}
	return found;
}

function evaluate(path: string, root: unknown): unknown[] {
	if (root === null || typeof root !== 'object') return [];
	const found: unknown = JSONPath({ path, json: root, eval: false, wrap: true });
	return Array.isArray(found) ? found : [];
}

/** Own properties only: a path must not reach `constructor` or `__proto__`. */
export function child(value: unknown, name: string): unknown {
	if (value === null || typeof value !== 'object') return undefined;
	return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

export function element(value: unknown, index: number): unknown {
	return Array.isArray(value) ? value.at(index) : undefined;
}

function children(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value !== null && typeof value === 'object' ? Object.values(value) : NOTHING;
}
