import { hasDigits, parseExact, withDigits } from '../exactJson';
import { isJsonObject } from '../json';
import { SettingError } from '../settingError';
import type { ActionLine, JsonObject } from '../types';
import { reasonOf } from './encode';
import { compilePlaceholder, fillIn, type Placeholder } from './placeholder';

const FIELD = 'Action Line';
const EXAMPLE = 'For example {"index": {"_index": "products", "_id": "{sku}"}}';

/** JSON text and placeholders in turn. */
type Piece = string | Placeholder;

/**
 * A JSON object in whose texts `{field}` (a name or a path into the record) is replaced by the
 * record's value. What is filled in is part of the text that it stands in: `"{n}"` gives `"5"`.
 *
 * @returns undefined for an empty one
 * @throws SettingError when it is no JSON object, or has an unusable placeholder
 */
export function compileActionLine(line: string): ActionLine | undefined {
	if (line.trim() === '') return undefined;
	const pieces = joined([...cutValue(readObject(line))]);
	return (record, exact) => {
		let text = '';
		for (const piece of pieces) {
			if (typeof piece === 'string') {
				text += piece;
				continue;
			}
			const filled = fillIn(piece, record, exact, isSomething);
			if ('reason' in filled) return filled;
			text += quoted(filled.text);
		}
		return { text };
	};
}

function readObject(line: string): JsonObject {
	let value: unknown;
	try {
		value = parseExact(line, withDigits);
	} catch (error) {
		const advice = `${EXAMPLE}; a placeholder stands inside quotes`;
		throw new SettingError(FIELD, `'${FIELD}' is not valid JSON: ${reasonOf(error)}`, advice);
	}
	if (isJsonObject(value) && !hasDigits(value)) return value;
	throw new SettingError(FIELD, `'${FIELD}' must be a JSON object`, EXAMPLE);
}

function* cutValue(value: unknown): Generator<Piece> {
	if (typeof value === 'string') {
		yield '"';
		yield* cutText(value);
		yield '"';
	} else if (Array.isArray(value)) {
		yield '[';
		for (const [at, element] of value.entries()) {
			if (at > 0) yield ',';
			yield* cutValue(element);
		}
		yield ']';
	} else if (isJsonObject(value) && !hasDigits(value)) {
		yield '{';
		for (const [at, [name, inside]] of Object.entries(value).entries()) {
			yield `${at > 0 ? ',' : ''}${JSON.stringify(name)}:`;
			yield* cutValue(inside);
		}
		yield '}';
	} else {
		yield JSON.stringify(value);
	}
}

function* cutText(text: string): Generator<Piece> {
	let end = 0;
	for (const { 0: braces, 1: inside, index } of text.matchAll(/\{([^{}]*)\}/g)) {
		yield quoted(text.slice(end, index));
		yield readPlaceholder(inside.trim());
		end = index + braces.length;
	}
	yield quoted(text.slice(end));
}

function readPlaceholder(name: string): Placeholder {
	if (name !== '') return compilePlaceholder(name, FIELD);
	throw new SettingError(
		FIELD,
		`'${FIELD}' has {} without a field name`,
		'Write the name of the field between the braces, e.g. {sku}',
	);
}

/** As it stands between the quotes of a JSON text. */
function quoted(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}

/** An empty id is refused by the APIs, and with it often the whole request. */
function isSomething(text: string): boolean {
	return text !== '';
}

function joined(pieces: readonly Piece[]): Piece[] {
	const result: Piece[] = [];
	for (const piece of pieces) {
		const last = result.at(-1);
		if (typeof piece === 'string' && typeof last === 'string') {
			result[result.length - 1] = last + piece;
		} else {
			result.push(piece);
		}
	}
	return result;
}
