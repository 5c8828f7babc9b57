import { isJsonObject } from '../../../engine/json';
import { segment } from './firstList';

export interface ObjectList {
	/** E.g. `$.data[*]`. */
	path: string;
	count: number;
}

/** The lists of objects in a value, the outermost of each branch. */
export function objectListsIn(value: unknown, path = '$'): ObjectList[] {
	if (Array.isArray(value)) {
		const count = value.filter(isJsonObject).length;
		if (count > 0) return [{ path: `${path}[*]`, count }];
		return value.flatMap((inner, at) => objectListsIn(inner, `${path}[${at}]`));
	}
	if (!isJsonObject(value)) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		objectListsIn(inner, `${path}${segment(name)}`),
	);
}
