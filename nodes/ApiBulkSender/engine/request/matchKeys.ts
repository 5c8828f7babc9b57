import type { CompiledPath } from '../../../shared/jsonPath/compilePath';
import { isNamePath } from '../../../shared/jsonPath/pathList';
import { splitPathList } from '../../../shared/jsonPath/splitPathList';
import { compileField } from '../fieldPath';
import { describeFields } from './fieldNames';
import { isRounded, rounded } from './rounded';
import { SettingError } from '../settingError';
import { asText } from '../text';
import type { JsonObject } from '../types';

const FIELD = 'Request Key Path';

/** @throws SettingError when there is no path, or one that cannot be used */
export function compileRequestKeys(list: string): CompiledPath[] {
	const texts = splitPathList(list);
	if (texts.some(isNamePath)) {
		throw new SettingError(
			FIELD,
			`'${FIELD}' has ~, which means a name in the answer; a record has none`,
			"Enter where the record has its key, e.g. $.id; ~ belongs into 'Response Key Path'",
		);
	}
	const paths = texts.map((path) => compileField(path, FIELD));
	if (paths.length > 0) return paths;
	throw new SettingError(
		FIELD,
		`'${FIELD}' is empty, but 'Match By' is Key`,
		'Enter a path, e.g. $.id',
	);
}

/**
 * Every text by which an answer may name the record, or a sentence why it has none.
 *
 * @param exact numbers of the record are those that were written
 */
export function readMatchKeys(
	json: JsonObject,
	paths: readonly CompiledPath[],
	exact: boolean,
): readonly string[] | { reason: string } {
	const keys: string[] = [];
	for (const path of paths) {
		const only = path.singular ? path.one(json) : undefined;
		if (typeof only === 'string' && only !== '') {
			keys.push(only);
			continue;
		}
		for (const value of path.values(json)) {
			if (!exact && isRounded(value)) {
				return { reason: `Its key at '${FIELD}' (${path.text}) is ${rounded(value)}` };
			}
			const key = asText(value);
			if (key !== '') keys.push(key);
		}
	}
	if (keys.length > 0) return keys;
	const texts = paths.map(({ text }) => text).join(',');
	return {
		reason: `The record has no value at '${FIELD}' (${texts}), so its answer could not be found. ${describeFields(json)}`,
	};
}
