import { compilePath } from '../../../../shared/jsonPath/compilePath';
import { PathTooWide } from '../../../../shared/jsonPath/followPath';
import type { Segment } from '../../../../shared/jsonPath/parsePath';
import type { PathList } from '../../../../shared/jsonPath/pathList';
import { splitPathList } from '../../../../shared/jsonPath/splitPathList';
import { compileFieldList } from '../../fieldPath';
import { SettingError } from '../../settingError';
import { asText } from '../../text';
import { classOfAll, type CodeBook, type CodeClass } from './codes';
import type { AnswerBody } from '../read/readBody';
import { SPLIT_FIELD, type SplitPath } from '../rules/splitPath';

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
	const inside = splitPaths.find(({ container }) => mayReadInside(segments, container.segments));
	if (inside === undefined) return;
	throw new SettingError(
		FIELD,
		`'${FIELD}' (${text}) reads inside '${SPLIT_FIELD}' (${inside.text}), where the codes of single records stand`,
		"Codes of single records belong into 'Parse Path Map' as status_code",
	);
}

/** Whether a path may lead to what stands inside the parts that are cut from a container. */
function mayReadInside(path: readonly Segment[], container: readonly Segment[]): boolean {
	for (const [at, own] of container.entries()) {
		const step = path.at(at);
		if (step === undefined) return false;
		if (step.kind === 'descent') return true;
		if (own.kind === 'descent') return mayPass(path.slice(at), own.to);
		if (!mayBeSame(step, own)) return false;
	}
	if (container.length > 0) return true;
	// An answer may be a list of records, or an object that refuses the request.
	return path.length > 0 && path[0].kind !== 'name';
}

/** Whether a path may lead through a step and further. */
function mayPass(path: readonly Segment[], step: Segment): boolean {
	return path.some((own, at) => at < path.length - 1 && mayBeSame(own, step));
}

function mayBeSame(first: Segment, second: Segment): boolean {
	if (first.kind === 'name' && second.kind === 'name') return first.name === second.name;
	if (first.kind === 'index' && second.kind === 'index') return first.index === second.index;
	const kinds = new Set([first.kind, second.kind]);
	return !(kinds.has('name') && kinds.has('index'));
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
