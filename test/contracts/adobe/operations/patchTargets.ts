import type { PatchTarget, Schema } from '../contract.ts';
import { nonEmptyText, text } from '../schemas/shapes.ts';

/** A field that is set as a whole. */
export function field(path: RegExp, value: Schema): PatchTarget {
	return { path, add: value, replace: value, remove: true };
}

export const nameAndDescription: PatchTarget[] = [
	{ path: /^\/name$/, add: nonEmptyText, replace: nonEmptyText },
	field(/^\/description$/, text),
];
