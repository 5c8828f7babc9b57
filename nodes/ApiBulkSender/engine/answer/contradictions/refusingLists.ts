import { isJsonObject } from '../../json';
import type { DeliveryRecord, JsonObject } from '../../types';
import { objectionsOf } from './objections';
import { normalKey } from '../words/vocabulary';

/** Names on the way to a list that is still found. */
const DEEPEST = 4;

/**
 * The path of a list in which an object says no, or leaves it open.
 *
 * @param isRead whether a list is cut into parts, and so read already
 */
export function refusingList(
	body: unknown,
	records: readonly DeliveryRecord[],
	isRead: (value: unknown) => boolean,
): string | undefined {
	return findList(body, '$', DEEPEST, isRead, (list) => {
		const inOrder = list.length === records.length;
		return list.some((entry, at) => {
			if (!isJsonObject(entry)) return false;
			return objectionsOf(entry, inOrder ? records[at].json : undefined).length > 0;
		});
	});
}

/** The path of a list of one object that says no, in the answer to one record. */
export function loneRefusal(body: unknown, record: JsonObject): string | undefined {
	return findList(
		body,
		'$',
		DEEPEST,
		() => false,
		(entries) => {
			if (entries.length !== 1 || !isJsonObject(entries[0])) return false;
			return objectionsOf(entries[0], record).some(({ says }) => says === 'no');
		},
	);
}

function findList(
	value: unknown,
	path: string,
	levels: number,
	isRead: (value: unknown) => boolean,
	isWanted: (list: readonly unknown[]) => boolean,
): string | undefined {
	if (value === null || typeof value !== 'object' || isRead(value)) return undefined;
	if (Array.isArray(value)) {
		if (isWanted(value)) return path;
		if (levels === 0) return undefined;
		for (const entry of value) {
			const found = findList(entry, `${path}[*]`, levels - 1, isRead, isWanted);
			if (found !== undefined) return found;
		}
		return undefined;
	}
	if (levels === 0) return undefined;
	for (const [key, inner] of Object.entries(value)) {
		if (isWarning(key)) continue;
		const found = findList(inner, `${path}.${key}`, levels - 1, isRead, isWanted);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Warnings never fail a record. */
function isWarning(key: string): boolean {
	return normalKey(key).includes('warning');
}
