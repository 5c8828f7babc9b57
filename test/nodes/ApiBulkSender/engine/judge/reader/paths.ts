import { isObject } from '../rules/heard';

/** A value of an answer, and the name under which it stands. */
export interface Found {
	value: unknown;
	name?: string;
	/** A wildcard opened an object to get to it. */
	fromObject?: boolean;
}

export const pathList = (text: string) =>
	text
		.split(',')
		.map((path) => path.trim())
		.filter((path) => path !== '');

function steps(path: string): string[] {
	return path
		.replace(/^\$/, '')
		.replaceAll('[*]', '.[*]')
		.split('.')
		.filter((step) => step !== '')
		.map((step) => (step === '_' ? '*' : step));
}

function step(from: Found, at: string): Found[] {
	const { value } = from;
	const fromObject = from.fromObject;
	if (at === '*' || at === '[*]') {
		if (Array.isArray(value)) return value.map((one) => ({ value: one, fromObject }));
		if (!isObject(value)) return [];
		if (at === '[*]') return [{ value, fromObject }];
		return Object.entries(value).map(([name, one]) => ({ value: one, name, fromObject: true }));
	}
	return isObject(value) && Object.hasOwn(value, at) ? [{ value: value[at], fromObject }] : [];
}

export function follow(value: unknown, path: string): Found[] {
	return steps(path).reduce<Found[]>(
		(found, at) => found.flatMap((one) => step(one, at)),
		[{ value }],
	);
}

/** What the first path of a list finds that finds anything; lists are opened. */
export function find(part: Found, paths: string): unknown[] {
	for (const path of pathList(paths)) {
		const found = path === '~' ? [part.name] : follow(part.value, path).map(({ value }) => value);
		const values = found.flat().filter((value) => value !== undefined && value !== null);
		if (values.length > 0) return values;
	}
	return [];
}

/** A path without its last wildcard, and whether it has one. */
export function containerOf(path: string): { container: string; wildcard: string | undefined } {
	const match = /^(.*?)(\[\*\]|\.\*|\._)$/.exec(path);
	return match
		? { container: match[1], wildcard: match[2] }
		: { container: path, wildcard: undefined };
}

/** The parts that one Response Split Path cuts, or undefined where nothing stands at it. */
export function cut(body: unknown, path: string): Found[] | undefined {
	const { container, wildcard } = containerOf(path);
	const inner = containerOf(container);
	const places = follow(body, container);
	if (places.length === 0) {
		const isInside = inner.wildcard !== undefined;
		return isInside && follow(body, inner.container).length > 0 ? [] : undefined;
	}
	return places.flatMap((place) => {
		if (isNothing(place.value)) return [];
		if (Array.isArray(place.value)) return step(place, '*');
		if (!isObject(place.value)) return [];
		return wildcard === undefined ? [place] : step(place, wildcard === '[*]' ? '[*]' : '*');
	});
}

const isNothing = (value: unknown) => [null, false, 0, ''].includes(value as null);
