import { compileField } from '../../fieldPath';
import { excerpt } from '../read/excerpt';
import type { CompiledPath } from '../../../../shared/jsonPath/compilePath';
import type { Segment } from '../../../../shared/jsonPath/parsePath';
import { splitPathList } from '../../../../shared/jsonPath/splitPathList';

export const SPLIT_FIELD = 'Response Split Path';

/** One of the Response Split Paths. */
export interface SplitPath {
	/** As understood. */
	text: string;
	/** Where the list or object stands that is cut; the path without its final wildcard. */
	container: CompiledPath;
	/** What stands before the first wildcard of `container`, when it has one. */
	outer: CompiledPath | undefined;
	/** What stands before each wildcard of `container` that no `..` comes before. */
	forks: readonly CompiledPath[];
	/** It means the body itself. */
	isRoot: boolean;
	/** It ends with `.*`, which cuts objects into their values. */
	cutsObjects: boolean;
	/** An empty object may be a part, as a list of one empty thing. */
	emptyIsPart: boolean;
	/** What is neither list nor object may be a part. */
	takesScalars: boolean;
	/** The last plain name of the path: what its list calls the records in it. */
	listName: string | undefined;
}

/** @throws SettingError for an unusable path */
export function readSplitPaths(list: string, everyRecord: boolean): SplitPath[] {
	const texts = splitPathList(list);
	return (texts.length === 0 ? ['$[*]'] : texts).map((text) => readSplitPath(text, everyRecord));
}

function readSplitPath(input: string, everyRecord: boolean): SplitPath {
	const { text, segments } = compileField(input, SPLIT_FIELD);
	const wildcard = segments.at(-1)?.kind === 'wildcard';
	const containerText = wildcard ? text.replace(/(\.\*|\[\*\])$/, '') : text;
	const container = compileField(containerText, SPLIT_FIELD);
	const names = segments.filter((segment) => segment.kind === 'name');
	return {
		text,
		container,
		outer: outerOf(container),
		forks: forksOf(container),
		isRoot: container.segments.length === 0,
		cutsObjects: text.endsWith('.*'),
		emptyIsPart: everyRecord,
		takesScalars: everyRecord && !wildcard,
		listName: names.at(-1)?.name,
	};
}

function outerOf({ segments }: CompiledPath): CompiledPath | undefined {
	const plain = segments.findIndex(({ kind }) => kind !== 'name' && kind !== 'index');
	if (plain < 0 || segments[plain].kind !== 'wildcard') return undefined;
	return pathOf(segments.slice(0, plain));
}

function forksOf({ segments }: CompiledPath): CompiledPath[] {
	const descent = segments.findIndex(({ kind }) => kind === 'descent');
	const plain = descent < 0 ? segments : segments.slice(0, descent);
	return plain.flatMap(({ kind }, at) => (kind === 'wildcard' ? [pathOf(plain.slice(0, at))] : []));
}

/** The path of steps among which there is no `..`. */
function pathOf(segments: readonly Segment[]): CompiledPath {
	const steps = segments.map((segment) => {
		switch (segment.kind) {
			case 'name':
				return `[${quoted(segment.name)}]`;
			case 'index':
				return `[${segment.index}]`;
			case 'several':
				return segment.text;
			default:
				return '[*]';
		}
	});
	return compileField(`$${steps.join('')}`, SPLIT_FIELD);
}

function quoted(name: string): string {
	return `'${name.replace(/[\\']/g, '\\$&')}'`;
}

/** `$.a.*` and `$.a[*]` are the same path. */
export function isSamePath(first: string, second: string): boolean {
	return first.replaceAll('[*]', '.*') === second.replaceAll('[*]', '.*');
}

export function describePaths(paths: readonly SplitPath[]): string {
	return paths.map(({ text }) => text).join(',');
}

/** @param body the answer's text */
export function noList(body: string, paths: readonly SplitPath[]): string {
	return `'${SPLIT_FIELD}' (${describePaths(paths)}) finds no list in the answer, which starts with ${excerpt(body)}`;
}
