import { isJsonObject } from '../json';
import type { JsonObject } from '../types';
import { stepTo } from './leaves';

/** The records of a request, and where in its body they stand. */
export interface ExampleRequest {
	records: JsonObject[];
	/** As Request Split Path has it; undefined when the body is the list, or the one record. */
	path?: string;
}

const DEEPEST = 5;

/**
 * Finds the records in what a user pasted: a list of them, a whole request body with a list inside,
 * or one record.
 */
export function readExampleRequest(value: unknown): ExampleRequest {
	if (Array.isArray(value)) return { records: value.filter(isJsonObject) };
	if (!isJsonObject(value)) return { records: [] };
	return findList(value, '$', 0) ?? { records: [value] };
}

/** The outermost list of objects; of several the longest. */
function findList(body: JsonObject, path: string, depth: number): ExampleRequest | undefined {
	const lists = Object.entries(body).flatMap(([name, value]): ExampleRequest[] => {
		if (!Array.isArray(value) || value.length === 0 || !value.every(isJsonObject)) return [];
		return [{ records: value, path: `${path}${stepTo(name)}[*]` }];
	});
	if (lists.length > 0) {
		return lists.reduce((best, one) => (one.records.length > best.records.length ? one : best));
	}
	if (depth === DEEPEST) return undefined;
	for (const [name, value] of Object.entries(body)) {
		const found = isJsonObject(value) ? findList(value, path + stepTo(name), depth + 1) : undefined;
		if (found !== undefined) return found;
	}
	return undefined;
}
