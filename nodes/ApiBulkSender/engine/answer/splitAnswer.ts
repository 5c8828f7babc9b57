import type { CompiledPath } from '../../../shared/jsonPath/compilePath';
import type { SplitPath } from './answerRules';

/** The parts that one path found, in document order. */
export interface PartGroup {
	from: SplitPath;
	values: readonly unknown[];
}

export interface Parts {
	/** In the order of the paths. */
	groups: PartGroup[];
	count: number;
	/** Whether any path led to an array to cut (possibly empty) or to a value. */
	containerExists: boolean;
}

/** Cuts an answer into its parts. A final wildcard cuts arrays only. */
export function splitAnswer(body: unknown, splitPaths: readonly SplitPath[]): Parts {
	const parts: Parts = { groups: [], count: 0, containerExists: false };
	for (const from of splitPaths) {
		const found = from.container ? arraysAt(from.container, body) : [from.path.values(body)];
		for (const values of found) {
			if (from.container || values.length > 0) parts.containerExists = true;
			parts.groups.push({ from, values });
			parts.count += values.length;
		}
	}
	return parts;
}

function arraysAt(container: CompiledPath, body: unknown): unknown[][] {
	return container.values(body).filter((value): value is unknown[] => Array.isArray(value));
}
