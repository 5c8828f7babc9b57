import { isJsonObject } from '../json';
import { asText } from '../text';
import type { DeliveryRecord } from '../types';
import type { Parts } from './cutParts';
import { readCounts } from './counts';
import { failurePlaces, type FailurePlace } from './failurePlaces';
import { objectionsOf } from './objections';
import type { Verdict } from './verdict';
import { normalKey } from './vocabulary';

/** What an answer as a whole has to say of records that it does not speak of one by one. */
export interface Answered {
	body: unknown;
	records: readonly DeliveryRecord[];
	verdicts: readonly Verdict[];
	/** Undefined when the answer speaks for the request as a whole. */
	parts: Parts | undefined;
}

/**
 * Why records that would succeed by silence cannot be believed to have: the answer speaks of
 * failures that no part told of, or its counts say otherwise. Undefined when nothing is against it.
 */
export function doubtOfSilence(answered: Answered): string | undefined {
	const { body, records, verdicts, parts } = answered;
	if (records.length === 1) return parts === undefined ? loneRefusal(body) : undefined;
	const isRead = (value: unknown) => parts?.containers.has(value) === true;
	const place = unreadFailures(answered, isRead);
	if (place !== undefined) {
		return `The answer speaks of failed records at ${place.path}, which no 'Response Split Path' reads`;
	}
	if (parts === undefined || parts.missing.length > 0) {
		const list = refusingList(body, records, isRead);
		if (list !== undefined) {
			return `The answer lists a refusal at ${list}: set 'Response Reports' to Every Record and 'Response Split Path' to ${list}[*]`;
		}
	}
	return doubtOfCounts(body, records.length, verdicts);
}

/** The first place that speaks of failures, to be told though it decides nothing. */
export function hintedFailures(body: unknown): string | undefined {
	return failurePlaces(body, 1, () => false)[0]?.path;
}

function unreadFailures(
	{ body, records, verdicts }: Answered,
	isRead: (value: unknown) => boolean,
): FailurePlace | undefined {
	const places = failurePlaces(body, records.length, isRead);
	if (places.length === 0) return undefined;
	const failed = verdicts.flatMap(({ result }, at) => (result === 'failed' ? [at] : []));
	let names: Set<string> | undefined;
	return places.find(({ count, entries }) => {
		if (count > failed.length) return true;
		names ??= namesOf(failed, records);
		return entries.some((entry) => !namesOne(entry, names as Set<string>));
	});
}

/** How an entry may name a record: by a value of it, or by its place, from 0 or from 1. */
function namesOf(failed: readonly number[], records: readonly DeliveryRecord[]): Set<string> {
	const names = new Set<string>();
	for (const at of failed) {
		names.add(String(at)).add(String(at + 1));
		for (const text of scalarsIn(records[at].json)) names.add(text);
	}
	return names;
}

function namesOne(entry: unknown, names: ReadonlySet<string>): boolean {
	return scalarsIn(entry).some((text) => names.has(text));
}

const LEVELS = 3;

function scalarsIn(value: unknown, levels = LEVELS): string[] {
	if (value === null || typeof value !== 'object') {
		const text = asText(value).toLowerCase();
		return text === '' ? [] : [text];
	}
	if (levels === 0) return [];
	return Object.values(value).flatMap((inner) => scalarsIn(inner, levels - 1));
}

const DEEPEST_LIST = 4;

/** The path of a list in which an object says no, or leaves it open. */
function refusingList(
	body: unknown,
	records: readonly DeliveryRecord[],
	isRead: (value: unknown) => boolean,
): string | undefined {
	return findList(body, '$', DEEPEST_LIST, (list) => {
		if (isRead(list)) return false;
		const inOrder = list.length === records.length;
		return list.some((entry, at) => {
			if (!isJsonObject(entry)) return false;
			return objectionsOf(entry, inOrder ? records[at].json : undefined).length > 0;
		});
	});
}

/** A list of one object that says no, in the answer to one record. */
function loneRefusal(body: unknown): string | undefined {
	const list = findList(body, '$', DEEPEST_LIST, (entries) => {
		if (entries.length !== 1 || !isJsonObject(entries[0])) return false;
		return objectionsOf(entries[0]).some(({ says }) => says === 'no');
	});
	return list && `The answer lists a refusal at ${list}`;
}

/** Warnings never fail a record. */
function isWarning(key: string): boolean {
	return normalKey(key).includes('warning');
}

function findList(
	value: unknown,
	path: string,
	levels: number,
	isWanted: (list: readonly unknown[]) => boolean,
): string | undefined {
	if (value === null || typeof value !== 'object' || levels === 0) return undefined;
	if (Array.isArray(value)) {
		if (isWanted(value)) return path;
		for (const entry of value) {
			const found = findList(entry, `${path}[*]`, levels - 1, isWanted);
			if (found !== undefined) return found;
		}
		return undefined;
	}
	for (const [key, inner] of Object.entries(value)) {
		if (isWarning(key)) continue;
		const found = findList(inner, `${path}.${key}`, levels - 1, isWanted);
		if (found !== undefined) return found;
	}
	return undefined;
}

function doubtOfCounts(
	body: unknown,
	sent: number,
	verdicts: readonly Verdict[],
): string | undefined {
	const { accepted } = readCounts(body, sent);
	const believedCount = verdicts.filter(({ silent }) => silent).length;
	if (accepted === undefined || accepted >= believedCount) return undefined;
	if (accepted === 0) return 'The answer counts no record as accepted';
	return `The answer counts ${accepted} accepted records of ${sent}, but does not say which`;
}
