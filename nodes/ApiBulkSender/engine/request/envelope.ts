import { compileField } from '../fieldPath';
import { hasDigits } from '../exactJson';
import { isJsonObject } from '../json';
import { SettingError } from '../settingError';
import type { Envelope, JsonObject } from '../types';
import { findUnwritable } from './unwritable';

const FIELD = 'Request Split Path';
const AROUND = 'Additional Body Fields';

/** Where the records sit in a request body. */
export interface EnvelopePath {
	/** Keys from the body's top to the records; empty when the body is the records. */
	names: string[];
	/** True for an array of records, false for one object. */
	array: boolean;
}

/** Whether a path says that the body itself is the records. */
export function isEmptyPath(path: string): boolean {
	return ['', '$', '$.*', '$[*]', '$._'].includes(path.trim());
}

/** @throws SettingError when the path is more than plain names and one final wildcard */
export function readEnvelopePath(path: string, bulk: boolean): EnvelopePath {
	if (path.trim() === '') return { names: [], array: bulk };
	const { segments, text } = compileField(path, FIELD);
	if (segments.length === 0 && bulk) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is $, which means one object per body, but 'Bulk Support' is on`,
			"Leave the field empty to send an array, or switch 'Bulk Support' off",
		);
	}
	const wildcard = segments.at(-1)?.kind === 'wildcard';
	const names = (wildcard ? segments.slice(0, -1) : segments).map((segment) => {
		if (segment.kind === 'name') return segment.name;
		throw new SettingError(
			FIELD,
			`'${FIELD}' (${text}) may have only plain names and one [*] at the end`,
			'For example $.docs[*] sends {"docs": [ ... ]}',
		);
	});
	if (names.length === 0) return { names, array: bulk };
	return { names, array: bulk || wildcard };
}

/**
 * The text around the records, with `around` merged in.
 *
 * @throws SettingError when `around` has no place or stands where the records go
 */
export function buildEnvelope(path: EnvelopePath, around: JsonObject): Envelope {
	if (path.names.length > 0) {
		return { kind: path.array ? 'array' : 'single', ...wrap(path.names, around) };
	}
	if (!path.array) return oneObject(around);
	if (Object.keys(around).length > 0) {
		throw new SettingError(
			AROUND,
			`'${AROUND}' has no place, since the body is the array of records itself`,
			`Set '${FIELD}', e.g. $.docs[*], or empty '${AROUND}'`,
		);
	}
	return { kind: 'array', open: '', close: '' };
}

function oneObject(around: JsonObject): Envelope {
	if (Object.keys(around).length === 0) return { kind: 'single', open: '', close: '' };
	return { kind: 'merge', fields: around };
}

function wrap([name, ...deeper]: string[], around: JsonObject): { open: string; close: string } {
	const { [name]: inPlace, ...beside } = around;
	const isObject = hasFields(inPlace);
	if (inPlace !== undefined && !(isObject && deeper.length > 0)) {
		throw new SettingError(
			AROUND,
			`'${AROUND}' already has "${name}", which is where '${FIELD}' puts the records`,
			`Remove "${name}" from '${AROUND}' or change '${FIELD}'`,
		);
	}
	const fields = JSON.stringify(beside).slice(1, -1);
	const inner = deeper.length > 0 ? wrap(deeper, isObject ? inPlace : {}) : { open: '', close: '' };
	return {
		open: `{${fields}${fields === '' ? '' : ','}${JSON.stringify(name)}:${inner.open}`,
		close: `${inner.close}}`,
	};
}

/**
 * The records of a ready-made body. An empty path means that the body is the one record.
 *
 * @returns a sentence instead when there are none at the path
 */
export function recordsIn(body: JsonObject, path: EnvelopePath): unknown[] | { reason: string } {
	if (path.names.length === 0) return [body];
	const place = path.names.reduce<unknown>(
		(value, name) => (isJsonObject(value) ? value[name] : undefined),
		body,
	);
	const where = `$.${path.names.join('.')}`;
	if (path.array && !Array.isArray(place)) {
		return { reason: `The request body has no array at '${FIELD}' (${where})` };
	}
	if (place === undefined) {
		return { reason: `The request body has nothing at '${FIELD}' (${where})` };
	}
	return path.array ? (place as unknown[]) : [place];
}

/**
 * What stands around the records of a ready-made body: the rest of it, over `around`.
 *
 * @throws whatever JSON.stringify throws, and for what it would write as null
 */
export function envelopeOf(body: JsonObject, path: EnvelopePath, around: JsonObject): Envelope {
	if (path.names.length === 0) return oneObject(around);
	const rest = withoutPlace(body, path.names);
	const unwritable = findUnwritable(rest);
	if (unwritable !== undefined) throw new Error(unwritable);
	return buildEnvelope(path, mergeUnder(rest, around));
}

function withoutPlace(body: JsonObject, [name, ...deeper]: string[]): JsonObject {
	const { [name]: inPlace, ...beside } = body;
	if (deeper.length === 0) return beside;
	return { ...beside, [name]: withoutPlace(inPlace as JsonObject, deeper) };
}

/** `own` with the fields of `additional` that it lacks. */
export function mergeUnder(own: JsonObject, additional: JsonObject): JsonObject {
	const merged = Object.entries(own).map(([name, value]) => {
		const other = Object.hasOwn(additional, name) ? additional[name] : undefined;
		const both = hasFields(value) && hasFields(other);
		return [name, both ? mergeUnder(value, other) : value] as const;
	});
	return Object.fromEntries([...Object.entries(additional), ...merged]);
}

/** Whether it is an object, and not a number that is kept with its digits. */
function hasFields(value: unknown): value is JsonObject {
	return isJsonObject(value) && !hasDigits(value);
}
