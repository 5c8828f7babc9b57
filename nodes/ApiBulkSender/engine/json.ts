import type { JsonObject } from './types';

/** What JSON makes of a value that says itself how it is written (`toJSON`). */
export function plainForm(value: unknown): unknown {
	if (value === null || typeof value !== 'object') return value;
	if (typeof (value as { toJSON?: unknown }).toJSON !== 'function') return value;
	return JSON.parse(JSON.stringify(value) ?? 'null');
}

export function isJsonObject(value: unknown): value is JsonObject {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}
