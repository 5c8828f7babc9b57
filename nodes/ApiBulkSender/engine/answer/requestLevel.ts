import { PathTooWide } from '../../../shared/jsonPath/followPath';
import type { PathList } from '../../../shared/jsonPath/pathList';
import { compileFieldList } from '../fieldPath';
import { SettingError } from '../settingError';
import { asText } from '../text';
import type { CodeBook, CodeClass } from './codes';
import type { AnswerBody } from './readBody';
import type { SplitPath } from './splitPath';
import { compilePath } from '../../../shared/jsonPath/compilePath';
import { splitPathList } from '../../../shared/jsonPath/splitPathList';

const FIELD = 'Request Code Path';

/** What the codes that speak for a whole request ask for. */
export interface RequestLevel {
	codeClass: CodeClass;
	codes: readonly string[];
}

/**
 * @returns undefined when no path is given
 * @throws SettingError for a path that is unusable, or that reads single records
 */
export function readRequestCodePath(
	list: string,
	splitPaths: readonly SplitPath[],
): PathList | undefined {
	if (list.trim() === '') return undefined;
	const path = compileFieldList(list, FIELD);
	for (const text of splitPathList(list)) refuseInside(text, splitPaths);
	return path;
}

function refuseInside(text: string, splitPaths: readonly SplitPath[]): void {
	const { segments } = compilePath(text);
	const inside = splitPaths.find(({ container }) => {
		const own = container.segments;
		const next = segments[own.length];
		if (next === undefined || (next.kind !== 'wildcard' && next.kind !== 'index')) return false;
		return own.every((segment, at) => JSON.stringify(segment) === JSON.stringify(segments[at]));
	});
	if (inside === undefined) return;
	throw new SettingError(
		FIELD,
		`'${FIELD}' (${text}) reads inside 'Response Split Path' (${inside.text}), where the codes of single records stand`,
		"Codes of single records belong into 'Parse Path Map' as status_code",
	);
}

/** Undefined when the answer has no such code, or one that stands in no list. */
export function readRequestLevel(
	body: AnswerBody,
	path: PathList | undefined,
	book: CodeBook,
): RequestLevel | undefined {
	if (path === undefined || body.kind !== 'json') return undefined;
	const codes = codesAt(path, body.value);
	const classes = codes.map((code) => book.exactClassOf(code));
	const codeClass = classOfAll(classes);
	return codeClass === undefined || codeClass === 'success' ? undefined : { codeClass, codes };
}

function codesAt(path: PathList, value: unknown): string[] {
	try {
		const found = path.values(value).flat();
		return found.map(asText).filter((code) => code !== '');
	} catch (error) {
		if (error instanceof PathTooWide) return [];
		throw error;
	}
}

/** Of several: renew or stop if any says so, yielding if all do, else recoverable if all are either. */
export function classOfAll(classes: ReadonlyArray<CodeClass | undefined>): CodeClass | undefined {
	if (classes.length === 0) return undefined;
	for (const one of ['renew', 'stop'] as const) if (classes.includes(one)) return one;
	if (classes.every((one) => one === 'yielding')) return 'yielding';
	if (classes.every((one) => one === 'yielding' || one === 'recoverable')) return 'recoverable';
	return classes.every((one) => one === 'alreadyApplied') ? 'alreadyApplied' : undefined;
}
