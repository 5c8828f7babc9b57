import { compilePath, type CompiledPath } from './compilePath';
import { PathError } from './parsePath';
import { splitPathList } from './splitPathList';

/** One path, or several of which the first that finds counts. */
export type PathList = Pick<CompiledPath, 'text' | 'singular' | 'values' | 'one'>;

/**
 * Compiles a comma list of paths. The first that finds something counts, and null and "" are
 * nothing while a later path finds more.
 *
 * @throws PathError when a path is malformed, or there is none
 */
export function compilePathList(list: string): PathList {
	const paths = splitPathList(list).map(compilePath);
	if (paths.length === 0) throw new PathError('The path is empty');
	if (paths.length === 1) return paths[0];
	const text = paths.map((path) => path.text).join(',');
	const values = (root: unknown) => firstThatFinds(paths, root);
	const singular = paths.every((path) => path.singular);
	return { text, singular, values, one: (root) => values(root)[0] };
}

function firstThatFinds(paths: readonly CompiledPath[], root: unknown): unknown[] {
	let empty: unknown[] = [];
	for (const path of paths) {
		const found = path.values(root);
		if (found.some((value) => value !== null && value !== '')) return found;
		if (empty.length === 0) empty = found;
	}
	return empty;
}

/** Whether a path is `~`: the name under which a part stands, which no look into the part finds. */
export function isNamePath(path: string): boolean {
	return path.trim() === '~';
}
