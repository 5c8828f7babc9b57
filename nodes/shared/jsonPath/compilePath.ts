import { child, element, followPath } from './followPath';
import { parsePath, type Segment } from './parsePath';

/** A JSONPath that is ready to be applied many times. Looking throws `PathTooWide` at worst. */
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
 * Compiles a path into accessors.
 *
 * @throws PathError when the path is malformed or has a filter or script
 */
export function compilePath(input: string): CompiledPath {
	const { text, segments } = parsePath(input);
	return compileSegments(text, segments);
}

function compileSegments(text: string, segments: readonly Segment[]): CompiledPath {
	const singular = segments.every(({ kind }) => kind === 'name' || kind === 'index');
	if (!singular) {
		const values = (root: unknown) => followPath(root, segments, text);
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
