import type { PathList } from '../../../../shared/jsonPath/pathList';
import { compileFieldList } from '../../fieldPath';
import { SettingError } from '../../settingError';
import { asText } from '../../text';
import type { JsonObject } from '../../types';

const FIELD = 'Parse Path Map';

export interface ParsePathEntry {
	name: string;
	path: string;
}

/** What the map found in one part of an answer. */
export interface Parsed {
	/** By name; one match is the value, several are a list. Names without a match are left out. */
	fields: JsonObject;
	/** The values of `status_code` as text; empty when it found none. */
	codes: readonly string[];
	/** The value of `error_message`, or ''. */
	message: string;
	warnings: readonly unknown[];
}

/** Shared, since most parts have neither. */
const NO_CODES: readonly string[] = [];
const NO_WARNINGS: readonly unknown[] = [];

const NOTHING_PARSED: Parsed = {
	fields: Object.freeze({}) as JsonObject,
	codes: NO_CODES,
	message: '',
	warnings: NO_WARNINGS,
};

/** Shared: it must not be changed. */
export const nothingParsed = () => NOTHING_PARSED;

/**
 * The Parse Path Map: where code, message, id and warnings sit in a part of an answer.
 * `status_code`, `error_message` and `warnings` have a meaning; other names are carried along.
 */
export class ParseMap {
	private readonly entries: Array<{ name: string; path: PathList }>;
	private lastValue: unknown;
	private lastCodes: readonly string[] = NO_CODES;

	/** @throws SettingError for a repeated name or an unusable path; empty paths are left out */
	constructor(entries: readonly ParsePathEntry[]) {
		const used = entries.filter((entry) => entry.path.trim() !== '');
		const names = new Set<string>();
		for (const { name } of used) {
			if (name.trim() === '')
				throw new SettingError(
					FIELD,
					`'${FIELD}' has a path without a name`,
					'Give it a name, or remove the row',
				);
			if (names.has(name.trim())) {
				throw new SettingError(
					FIELD,
					`'${FIELD}' has the name "${name.trim()}" more than once`,
					'Keep one of them',
				);
			}
			names.add(name.trim());
		}
		this.entries = used.map(({ name, path }) => ({
			name: name.trim(),
			path: compileFieldList(path, `${FIELD}: ${name.trim()}`),
		}));
	}

	/** What it looks for, in order. */
	get names(): string[] {
		return this.entries.map(({ name }) => name);
	}

	/** Whether it looks for this name at all. */
	has(name: string): boolean {
		return this.entries.some((entry) => entry.name === name);
	}

	read(part: unknown): Parsed {
		const parsed: Parsed = { fields: {}, codes: NO_CODES, message: '', warnings: NO_WARNINGS };
		for (const { name, path } of this.entries) {
			const value = path.singular ? path.one(part) : oneOrMany(path.values(part));
			if (value === undefined) continue;
			if (name === 'warnings') parsed.warnings = toList(value);
			else parsed.fields[name] = value;
			if (name === 'status_code') parsed.codes = this.codesOf(value);
			else if (name === 'error_message') parsed.message = asText(value);
		}
		return parsed;
	}

	/** Remembers the last ones, since most answers repeat a code. */
	private codesOf(value: unknown): readonly string[] {
		if (value !== this.lastValue || typeof value === 'object') {
			this.lastValue = value;
			this.lastCodes = toCodes(value);
		}
		return this.lastCodes;
	}
}

/** Reads a Parse Path Map given as JSON: an object of strings. */
export function parseMapFromJson(input: unknown): ParsePathEntry[] {
	const value = typeof input === 'string' ? parseJson(input) : input;
	if (value === null || typeof value !== 'object' || Array.isArray(value)) throw notStrings();
	return Object.entries(value).map(([name, path]) => {
		if (typeof path !== 'string') throw notStrings();
		return { name, path };
	});
}

function parseJson(text: string): unknown {
	if (text.trim() === '') return {};
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' is not valid JSON: ${(error as Error).message}`,
			'For example {"status_code": "$.error.code", "error_message": "$.error.message"}',
		);
	}
	refuseRepeatedNames(text);
	return value;
}

/**
 * JSON.parse keeps the last of repeated names silently. The map is flat, so every string that a
 * colon follows is one of its names; matching all strings in turn keeps out what is inside them.
 */
function refuseRepeatedNames(text: string): void {
	const seen = new Set<unknown>();
	for (const [, literal, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)) {
		if (colon === undefined) continue;
		const name: unknown = JSON.parse(literal);
		if (seen.has(name)) {
			throw new SettingError(
				FIELD,
				`'${FIELD}' has the name "${String(name)}" more than once`,
				'Keep one of them',
			);
		}
		seen.add(name);
	}
}

function notStrings(): SettingError {
	return new SettingError(
		FIELD,
		`'${FIELD}' must be an object whose values are paths`,
		'For example {"status_code": "$.error.code", "error_message": "$.error.message"}',
	);
}

function oneOrMany(values: unknown[]): unknown {
	return values.length > 1 ? values : values[0];
}

function toList(value: unknown): unknown[] {
	if (value === null || value === '' || value === false) return [];
	return Array.isArray(value) ? value : [value];
}

function toCodes(value: unknown): readonly string[] {
	const codes = Array.isArray(value) ? value.flat().map(asText) : [asText(value)];
	return codes.filter((code) => code !== '');
}
