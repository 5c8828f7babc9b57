import type { CompiledPath } from '../../../shared/jsonPath/compilePath';
import { splitPathList } from '../../../shared/jsonPath/splitPathList';
import { compileField } from '../fieldPath';
import { SettingError } from '../settingError';
import { asText } from '../text';
import type { JsonObject } from '../types';

const FIELD = 'Request Key Path';

/** @throws SettingError when there is no path, or one that cannot be used */
export function compileRequestKeys(list: string): CompiledPath[] {
	const paths = splitPathList(list).map((path) => compileField(path, FIELD));
	if (paths.length > 0) return paths;
	throw new SettingError(
		FIELD,
		`'${FIELD}' is empty, but 'Match By' is Key`,
		'Enter a path, e.g. $.id',
	);
}

/** Every text by which an answer may name the record, or a sentence why it has none. */
export function readMatchKeys(
	json: JsonObject,
	paths: readonly CompiledPath[],
): readonly string[] | { reason: string } {
	const keys: string[] = [];
	for (const path of paths) {
		const values = path.singular ? [path.one(json)] : path.values(json);
		for (const value of values) {
			if (isRounded(value)) return { reason: rounded(value, path) };
			const key = asText(value);
			if (key !== '') keys.push(key);
		}
	}
	if (keys.length > 0) return keys;
	const texts = paths.map(({ text }) => text).join(',');
	return {
		reason: `The record has no value at '${FIELD}' (${texts}), so its answer could not be found`,
	};
}

/** Whether a number may once have had other digits: beyond 2^53 several share one. */
export function isRounded(value: unknown): value is number {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

function rounded(value: number, { text }: CompiledPath): string {
	return `The key at '${FIELD}' (${text}) is the number ${value}, which was rounded before it came here: let it come as text`;
}
