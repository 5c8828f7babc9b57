/** A step of a JSONPath to what stands directly in a value. */
type DirectSegment =
	| { kind: 'name'; name: string }
	| { kind: 'index'; index: number }
	| { kind: 'wildcard' }
	/** A slice, or a list of names or indexes: its text with the brackets, for jsonpath-plus. */
	| { kind: 'several'; text: string };

/** One step of a JSONPath. */
export type Segment =
	| DirectSegment
	/** `..`: the step from the value itself and from whatever is in it. */
	| { kind: 'descent'; to: DirectSegment };

export interface ParsedPath {
	/** The path as understood: `_` read as `*`, `$.[` as `$[`, a missing `$` added. */
	text: string;
	segments: Segment[];
}

/** A path that cannot be used; its message is a sentence for the user, without the field's name. */
export class PathError extends Error {}

const DOT_NAME = /^[^.[\]()'"`?~^*,\s@]+/;
const INDEX = /^-?\d+$/;
const SLICE = /^(-?\d+)?:(-?\d+)?(:\d+)?$/;
const QUOTED = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/;

/**
 * Reads a JSONPath. jsonpath-plus takes many malformed paths silently (`$.results[` finds one
 * match), so every path of the user passes here first.
 *
 * @throws PathError for malformed paths, filters and scripts
 */
export function parsePath(input: string): ParsedPath {
	const path = withRoot(input.trim());
	const segments: Segment[] = [];
	let text = '$';
	let rest = path.slice(1);
	while (rest !== '') {
		const step = readStep(rest, path);
		segments.push(step.segment);
		text += step.text;
		rest = rest.slice(step.length);
	}
	return { text, segments };
}

function withRoot(path: string): string {
	if (path === '') throw new PathError('The path is empty');
	if (path.startsWith('$')) return path;
	return path.startsWith('.') || path.startsWith('[') ? `$${path}` : `$.${path}`;
}

interface Step<Kind = DirectSegment> {
	segment: Kind;
	text: string;
	length: number;
}

function readStep(rest: string, path: string): Step<Segment> {
	if (rest.startsWith('..')) return readDescent(rest, path);
	// `$.[` and `$.a.[` are how the seed document prints `$[` and `$.a[`.
	if (rest.startsWith('.[')) return longer(readBracket(rest.slice(1), path), 1);
	if (rest.startsWith('[')) return readBracket(rest, path);
	if (rest.startsWith('.')) return readDotName(rest.slice(1), path);
	if (rest.startsWith('~')) throw nameRefused(path);
	throw new PathError(`In "${path}" a "." or "[" must stand before "${rest}"`);
}

function longer(step: Step, by: number): Step {
	return { ...step, length: step.length + by };
}

function readDescent(rest: string, path: string): Step<Segment> {
	const after = rest.slice(2);
	const next = after.startsWith('[') ? readBracket(after, path) : readDotName(after, path);
	const text = next.text.startsWith('.') ? `.${next.text}` : `..${next.text}`;
	return {
		segment: { kind: 'descent', to: next.segment },
		text,
		length: next.length + (after.startsWith('[') ? 2 : 1),
	};
}

/** `rest` starts after the dot; the returned length counts the dot. */
function readDotName(rest: string, path: string): Step {
	if (rest.startsWith('*')) return { segment: { kind: 'wildcard' }, text: '.*', length: 2 };
	const name = DOT_NAME.exec(rest)?.[0];
	if (name === undefined) throw unreadable(rest, path);
	// The seed's paths lost their asterisk to Markdown: `$.data._` means `$.data.*`.
	if (name === '_') return { segment: { kind: 'wildcard' }, text: '.*', length: 2 };
	return { segment: { kind: 'name', name }, text: `.${name}`, length: name.length + 1 };
}

function unreadable(rest: string, path: string): PathError {
	if (rest === '') return new PathError(`"${path}" ends with a "." but names nothing after it`);
	if (/^[(?@]/.test(rest)) return scriptRefused(path);
	if (rest.startsWith('~')) return nameRefused(path);
	return new PathError(`"${path}" cannot be read from "${rest}" on`);
}

function nameRefused(path: string): PathError {
	return new PathError(
		`"${path}" has a "~", which can only stand alone, as a key or index path: it means the name under which a part stands`,
	);
}

function scriptRefused(path: string): PathError {
	return new PathError(
		`"${path}" has a filter or script; only names, indexes and wildcards can be used`,
	);
}

function readBracket(rest: string, path: string): Step {
	const end = closingBracket(rest);
	if (end < 0) throw new PathError(`"${path}" has a "[" that is never closed`);
	const inside = rest.slice(1, end).trim();
	const length = end + 1;
	if (inside === '') throw new PathError(`"${path}" has empty brackets`);
	if (inside === '*' || inside === '_') {
		return { segment: { kind: 'wildcard' }, text: '[*]', length };
	}
	if (INDEX.test(inside)) {
		const segment: DirectSegment = { kind: 'index', index: Number(inside) };
		return { segment, text: `[${inside}]`, length };
	}
	const quoted = QUOTED.exec(inside);
	if (quoted) {
		const name = (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1');
		return { segment: { kind: 'name', name }, text: `[${inside}]`, length };
	}
	if (/[?(@]/.test(inside.replace(/'[^']*'|"[^"]*"/g, ''))) throw scriptRefused(path);
	if (inside === '~') throw nameRefused(path);
	if (SLICE.test(inside) || isUnion(inside)) {
		refuseOperatorNames(inside, path);
		const text = `[${inside}]`;
		return { segment: { kind: 'several', text }, text, length };
	}
	throw new PathError(
		`"${path}" has [${inside}]; write a number, * or a name in quotes between the brackets`,
	);
}

/** jsonpath-plus, which finds lists of names, reads these as operators even in quotes. */
function refuseOperatorNames(inside: string, path: string): void {
	for (const [quoted] of inside.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g)) {
		if (!/[*~^?()@`,\\[\]]/.test(quoted)) continue;
		throw new PathError(`"${path}" has the name ${quoted}, which cannot stand in a list of names`);
	}
}

function closingBracket(rest: string): number {
	let quote = '';
	for (let at = 1; at < rest.length; at++) {
		const character = rest[at];
		if (quote !== '') {
			if (character === '\\') at++;
			else if (character === quote) quote = '';
		} else if (character === "'" || character === '"') quote = character;
		else if (character === ']') return at;
	}
	return -1;
}

function isUnion(inside: string): boolean {
	const members = inside.split(',').map((member) => member.trim());
	return members.length > 1 && members.every((member) => INDEX.test(member) || QUOTED.test(member));
}
