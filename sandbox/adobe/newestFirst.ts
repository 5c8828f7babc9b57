import { orderOf } from './entity.ts';

export function newestFirst<T extends object>(entities: Iterable<T>): T[] {
	return [...entities].toSorted((left, right) => orderOf(right) - orderOf(left));
}
