import { isNamePath, type PathList } from '../../../../shared/jsonPath/pathList';
import { splitPathList } from '../../../../shared/jsonPath/splitPathList';
import { compileFieldList } from '../../fieldPath';
import { SettingError } from '../../settingError';
import { asText } from '../../text';

/** Paths into a part of an answer, of which the first that finds counts; `~` is the part's name. */
export interface PartPath {
	text: string;
	asksForName: boolean;
	/** What it finds in a part, as texts; lists are taken apart. */
	texts(part: unknown, name: string): string[];
}

/** @throws SettingError for an unusable path */
export function readPartPath(list: string, field: string): PartPath {
	const texts = splitPathList(list);
	if (texts.length === 0) {
		throw new SettingError(field, `'${field}' is empty`, 'Enter a path, e.g. $.id');
	}
	const paths = texts.map((text) => (isNamePath(text) ? '~' : compileFieldList(text, field)));
	return {
		text: paths.map((path) => (path === '~' ? path : path.text)).join(','),
		asksForName: paths.includes('~'),
		texts: (part, name) => {
			for (const path of paths) {
				const found = path === '~' ? [name] : textsAt(path, part);
				if (found.length > 0) return found;
			}
			return [];
		},
	};
}

function textsAt(path: PathList, part: unknown): string[] {
	if (path.singular) {
		const value = path.one(part);
		if (typeof value === 'string') return value === '' ? [] : [value];
		if (!Array.isArray(value)) return asText(value) === '' ? [] : [asText(value)];
	}
	return path
		.values(part)
		.flat(Infinity)
		.map(asText)
		.filter((text) => text !== '');
}
