import { isJsonObject } from '../engine/json';
import { reasonOf } from '../engine/request/encode';
import type { JsonObject } from '../engine/types';

/**
 * A record of which nobody knows whether JSON can hold it, as it may leave the node: n8n stores what
 * leaves, and fails over what is endless or cannot be read. What is no object is under `record`.
 */
export function showable(json: unknown): JsonObject {
	const record = isJsonObject(json) ? json : { record: json };
	try {
		JSON.stringify(record);
		return { ...record };
	} catch {
		return Object.fromEntries(Object.keys(record).map((name) => [name, showField(record, name)]));
	}
}

function showField(record: JsonObject, name: string): unknown {
	try {
		const value = record[name];
		if (typeof value === 'bigint') return String(value);
		JSON.stringify(value);
		return value;
	} catch (error) {
		return `Not shown: ${reasonOf(error)}`;
	}
}
