import { isJsonObject, plainForm } from '../engine/json';
import { SettingError } from '../engine/settingError';
import type { JsonObject } from '../engine/types';

/** Records as they came in, and the items they came from. */
interface Records {
	jsons: readonly unknown[];
	itemIndexes: readonly number[];
}

const OUTCOMES = ['succeeded', 'failed', 'unsent'];

/** The fields of a result that are columns of their own when it was written as a table. */
const COLUMNS = [
	'outcome',
	'cause',
	'httpStatus',
	'attempts',
	'batch',
	'reason',
	'parsed',
	'warnings',
	'response',
];

/** The result is the first field that leaves, so a file puts its byte order mark before its name. */
const MARK = '\ufeff';

/** Takes the result of an earlier run, which must not be sent, out of a record. */
export function resultRemover(resultField: string): (json: unknown) => unknown {
	// As n8n's Convert to File joins names, and as databases do.
	const prefixes = ['.', '_'].map((separator) => resultField + separator);
	const columns = prefixes.map((prefix) => `${prefix}outcome`);
	const signs = [resultField, ...columns].flatMap((name) => [name, MARK + name]);
	return (json) => {
		const plain = plainForm(json);
		if (!isJsonObject(plain) || !hasOne(plain, signs)) return plain;
		const record = { ...plain };
		for (const name of [resultField, MARK + resultField]) {
			if (isResult(plain[name])) delete record[name];
		}
		for (const prefix of prefixes) {
			for (const name of columnsOf(plain, prefix)) delete record[name];
		}
		return record;
	};
}

/** Asked of every record, twice: a loop over names costs least. */
function hasOne(json: JsonObject, names: readonly string[]): boolean {
	for (const name of names) if (json[name] !== undefined) return true;
	return false;
}

/** The columns of a result, if they are ours: an outcome of ours with another of them beside it. */
function columnsOf(json: JsonObject, prefix: string): string[] {
	const outcome = `${prefix}outcome`;
	if (!isOutcome(json[outcome] ?? json[MARK + outcome])) return [];
	const found = Object.keys(json).filter((name) => isColumn(name.replace(MARK, ''), prefix));
	return found.length > 1 ? found : [];
}

function isOutcome(value: unknown): boolean {
	return typeof value === 'string' && OUTCOMES.includes(value.trim());
}

/** `delivery_response_time` may be the record's own, so parts of an answer need the dot. */
function isColumn(name: string, prefix: string): boolean {
	if (!name.startsWith(prefix)) return false;
	const column = name.slice(prefix.length);
	if (COLUMNS.includes(column)) return true;
	const separator = prefix.at(-1) as string;
	if (column.startsWith(`parsed${separator}`)) return true;
	if (separator === '.') return /^(warnings|response)[.[]/.test(column);
	return /^warnings_\d+(_|$)/.test(column);
}

/** @throws SettingError when a record has a field of that name that is no result of ours */
export function refuseOwnResultField({ jsons, itemIndexes }: Records, resultField: string): void {
	const own = jsons.findIndex((json) => hasOwnResultField(json, resultField));
	if (own < 0) return;
	throw new SettingError(
		'Result Field',
		`The record of item ${itemIndexes[own]} has a field "${resultField}" of its own, which the result would replace`,
		"Add the option 'Result Field' and choose a name that your records do not use",
	);
}

/** A name for the result that no record uses for a field of its own. */
export function freeResultField({ jsons }: Pick<Records, 'jsons'>, wanted: string): string {
	let name = wanted;
	while (jsons.some((json) => hasOwnResultField(json, name))) name += '_';
	return name;
}

/** Whether a record has a field of that name that is no result of ours. */
export function hasOwnResultField(json: unknown, name: string): boolean {
	try {
		return isJsonObject(json) && Object.hasOwn(json, name) && !isResult(json[name]);
	} catch {
		// A field that cannot even be read is a matter of that record alone.
		return false;
	}
}

/** An object with our outcome, or the same as text, as files have it. */
function isResult(value: unknown): boolean {
	if (typeof value !== 'string') return hasOurOutcome(value);
	if (!/^\s*\{.*"outcome"/s.test(value)) return false;
	try {
		return hasOurOutcome(JSON.parse(value));
	} catch {
		return false;
	}
}

function hasOurOutcome(value: unknown): boolean {
	return isJsonObject(value) && isOutcome(value.outcome);
}

/** The result of an earlier run in a record; undefined when there is none. */
export function oldResultOf(json: JsonObject, resultField: string): JsonObject | undefined {
	const result = json[resultField];
	return hasOurOutcome(result) ? (result as JsonObject) : undefined;
}
