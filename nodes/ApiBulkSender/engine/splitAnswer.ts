import type { SplitPath } from './answerRules';

export interface Part {
	value: unknown;
	from: SplitPath;
}

export interface Parts {
	list: Part[];
	/** Whether any path led to an array to cut (possibly empty) or to a value. */
	containerExists: boolean;
}

/** Cuts an answer into its parts, in the order of the paths. A final wildcard cuts arrays only. */
export function splitAnswer(body: unknown, splitPaths: readonly SplitPath[]): Parts {
	const list: Part[] = [];
	let containerExists = false;
	for (const from of splitPaths) {
		const values = from.container ? arraysAt(from, body) : from.path.values(body).map((v) => [v]);
		if (values.length > 0) containerExists = true;
		for (const parts of values) for (const value of parts) list.push({ value, from });
	}
	return { list, containerExists };
}

function arraysAt(from: SplitPath, body: unknown): unknown[][] {
	const containers = from.container?.values(body) ?? [];
	return containers.filter((value): value is unknown[] => Array.isArray(value));
}
