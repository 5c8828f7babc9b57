import type { Schema } from '../contract.ts';

export const text: Schema = { type: 'string' };
export const nonEmptyText: Schema = { type: 'string', minLength: 1 };
export const anything: Schema = {};

/** An object with these fields and no other. */
export function closed(properties: Record<string, Schema>, required: string[] = []): Schema {
	return { type: 'object', properties, required, additionalProperties: false };
}

/** An object that may have fields beside these: what the pack read and hands back. */
export function open(properties: Record<string, Schema>, required: string[] = []): Schema {
	return { type: 'object', properties, required };
}

/** A field that must not be there. `why` continues the sentence "must be absent …". */
export function absent(why: string): Schema {
	return { description: `must be absent ${why}`, not: {} };
}

export const connectionSpec: Schema = closed({ id: nonEmptyText, version: nonEmptyText }, [
	'id',
	'version',
]);

/** `connectionSpec.id` or `flowSpec.id` of a body of any shape. */
export function specIdOf(body: unknown, field: 'connectionSpec' | 'flowSpec'): string {
	const spec = (body as Record<string, { id?: unknown } | null> | null)?.[field];
	return typeof spec?.id === 'string' ? spec.id : '';
}
