import { hasDigits, parseExact, withDigits } from '../exactJson';
import { isJsonObject } from '../json';
import { SettingError } from '../settingError';
import { scalarText } from '../text';
import type { ActionLine, JsonObject } from '../types';
import { describeFields } from './fieldNames';
import { compilePlaceholder, type Placeholder } from './placeholder';
import { isRounded, rounded } from './rounded';

const FIELD = 'Action Line';

/**
 * A JSON object in whose texts `{field}` (a name or a path) is replaced by the record's value, as text.
 *
 * @returns undefined for an empty one
 * @throws SettingError when it is no JSON object
 */
export function compileActionLine(input: string): ActionLine | undefined {
	if (input.trim() === '') return undefined;
	const pieces = joined([...cut(readObject(input))]);
	return ({ json, written }) => {
		let text = '';
		for (const piece of pieces) {
			if (typeof piece === 'string') {
				text += piece;
				continue;
			}
			const value = piece.read(json);
			if (written === undefined && isRounded(value)) {
				return { reason: `Its "${piece.name}", which '${FIELD}' needs, is ${rounded(value)}` };
			}
			const filled = scalarText(value);
			if (filled === undefined || filled === '') {
				return {
					reason: `The record has no usable "${piece.name}", which '${FIELD}' needs. ${describeFields(json)}`,
				};
			}
			text += inText(filled);
		}
		return { text };
	};
}

function readObject(input: string): JsonObject {
	const refuse = (what: string) =>
		new SettingError(FIELD, `'${FIELD}' ${what}`, 'For example {"index": {"_id": "{id}"}}');
	let value: unknown;
	try {
		value = parseExact(input, withDigits);
	} catch (error) {
		throw refuse(`is not valid JSON: ${(error as Error).message}`);
	}
	if (!isJsonObject(value)) throw refuse('must be a JSON object');
	return value;
}

/** JSON text and placeholders in turn. */
function* cut(value: unknown): Generator<string | Placeholder> {
	if (typeof value === 'string') yield* cutText(value);
	else if (Array.isArray(value)) {
		yield '[';
		for (const [at, one] of value.entries()) {
			if (at > 0) yield ',';
			yield* cut(one);
		}
		yield ']';
	} else if (isJsonObject(value) && !hasDigits(value)) {
		yield '{';
		for (const [at, [name, inside]] of Object.entries(value).entries()) {
			yield `${at > 0 ? ',' : ''}${JSON.stringify(name)}:`;
			yield* cut(inside);
		}
		yield '}';
	} else yield JSON.stringify(value);
}

function* cutText(text: string): Generator<string | Placeholder> {
	let end = 0;
	yield '"';
	for (const { 0: braces, 1: name, index } of text.matchAll(/\{([^{}]+)\}/g)) {
		yield inText(text.slice(end, index));
		yield compilePlaceholder(name.trim(), FIELD);
		end = index + braces.length;
	}
	yield `${inText(text.slice(end))}"`;
}

/** As it stands within the quotes of a JSON text. */
function inText(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}

function joined(pieces: ReadonlyArray<string | Placeholder>): Array<string | Placeholder> {
	const result: Array<string | Placeholder> = [];
	for (const piece of pieces) {
		const last = result.at(-1);
		if (typeof piece === 'string' && typeof last === 'string') result.push(result.pop() + piece);
		else result.push(piece);
	}
	return result;
}
