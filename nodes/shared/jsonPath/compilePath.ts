import { JSONPath } from 'jsonpath-plus';

import { parsePath, type Segment } from './parsePath';

/** A JSONPath that is ready to be applied many times. */
export interface CompiledPath {
	/** As understood, for messages. */
	text: string;
	segments: readonly Segment[];
	/** True when the path can match at most once; then `one` may be used. */
	singular: boolean;
	/** All matches, in document order. */
	values(root: unknown): unknown[];
	/** The match of a singular path, or undefined. */
	one(root: unknown): unknown;
}

/**
 * Compiles a path: names, indexes and wildcards become accessors; descents, slices and unions go
 * to jsonpath-plus with `eval: false`.
 *
 * @throws PathError when the path is malformed or has a filter or script
 */
export function compilePath(input: string): CompiledPath {
	const { text, segments } = parsePath(input);
	return compileSegments(text, segments);
}

function compileSegments(text: string, segments: readonly Segment[]): CompiledPath {
	if (segments.some((segment) => segment.kind === 'other')) {
		const values = (root: unknown) => evaluate(text, root);
		return { text, segments, singular: false, values, one: (root) => values(root)[0] };
	}
	const singular = segments.every((segment) => segment.kind !== 'wildcard');
	if (!singular) {
		const values = (root: unknown) => follow(root, segments);
		return { text, segments, singular, values, one: (root) => values(root)[0] };
	}
	const one = singularAccessor(segments);
	const values = (root: unknown) => {
		const value = one(root);
		return value === undefined ? [] : [value];
	};
	return { text, segments, singular, values, one };
}

/** The path without its final wildcard, or undefined when it does not end with one. */
export function containerOf(path: CompiledPath): CompiledPath | undefined {
	if (path.segments.at(-1)?.kind !== 'wildcard') return undefined;
	const text = path.text.replace(/(\.\*|\[\*\])$/, '');
	return compileSegments(text, path.segments.slice(0, -1));
}

function evaluate(path: string, root: unknown): unknown[] {
	if (root === null || typeof root !== 'object') return [];
	const found: unknown = JSONPath({ path, json: root, eval: false, wrap: true });
	return Array.isArray(found) ? found : [];
}

function singularAccessor(segments: readonly Segment[]): (root: unknown) => unknown {
	const [only] = segments;
	if (segments.length === 1 && only.kind === 'name') return (root) => child(root, only.name);
	return (root) => {
		let value = root;
		for (const segment of segments) {
			if (segment.kind === 'name') value = child(value, segment.name);
			else if (segment.kind === 'index') value = element(value, segment.index);
			if (value === undefined) return undefined;
		}
		return value;
	};
}

function follow(root: unknown, segments: readonly Segment[]): unknown[] {
	let values = [root];
	for (const segment of segments) {
		if (segment.kind === 'wildcard') values = values.flatMap(children);
		else if (segment.kind === 'name') values = present(values, (v) => child(v, segment.name));
		else if (segment.kind === 'index') values = present(values, (v) => element(v, segment.index));
	}
	return values;
}

function present(values: unknown[], read: (value: unknown) => unknown): unknown[] {
	const found: unknown[] = [];
	for (const value of values) {
		const next = read(value);
		if (next !== undefined) found.push(next);
	}
	return found;
}

/** Own properties only: a path must not reach `constructor` or `__proto__`. */
function child(value: unknown, name: string): unknown {
	if (value === null || typeof value !== 'object') return undefined;
	return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function element(value: unknown, index: number): unknown {
	return Array.isArray(value) ? value.at(index) : undefined;
}

function children(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return value !== null && typeof value === 'object' ? Object.values(value) : [];
}
