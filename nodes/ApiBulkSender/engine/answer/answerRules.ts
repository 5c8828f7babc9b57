import { compileField } from '../fieldPath';
import type { ParseMap } from './parseMap';
import { wholeNumber } from '../limits';
import { SettingError } from '../settingError';
import { containerOf, type CompiledPath } from '../../../shared/jsonPath/compilePath';
import { splitPathList } from '../../../shared/jsonPath/splitPathList';

export interface RawAnswerSettings {
	bulkSupport: boolean;
	responseReports: 'everyRecord' | 'failedRecordsOnly' | 'wholeRequest';
	responseSplitPath: string;
	matchBy: 'position' | 'key' | 'index';
	requestKeyPath: string;
	responseKeyPath: string;
	responseIndexPath: string;
	firstIndex: number;
	recordOutcome: 'errorCode' | 'field' | 'splitPath';
	successField: string;
	successValues: string;
	failureSplitPaths: string;
}

/** One of the Response Split Paths. */
export interface SplitPath {
	path: CompiledPath;
	/** The path without its final wildcard, which cuts arrays only. */
	container: CompiledPath | undefined;
}

/** How a part is judged. */
export type OutcomeRule =
	| { by: 'errorCode' }
	| { by: 'field'; path: CompiledPath; values: ReadonlySet<string> }
	| { by: 'splitPath'; failures: ReadonlySet<SplitPath> };

/** How parts of an answer find their records. */
export type MatchRule =
	| { by: 'position' }
	| { by: 'key'; responseKey: CompiledPath }
	| { by: 'index'; path: CompiledPath; first: number };

/** Everything that says what a 2xx answer means. */
export type AnswerRules = {
	parseMap: ParseMap;
	outcome: OutcomeRule;
	includeResponse: boolean;
} & (
	| { reports: 'wholeRequest' }
	| { reports: 'everyRecord' | 'failedRecordsOnly'; splitPaths: SplitPath[]; match: MatchRule }
);

const SPLIT_FIELD = 'Response Split Path';

/** @throws SettingError for settings that cannot be used, alone or together */
export function readAnswerRules(
	raw: RawAnswerSettings,
	parseMap: ParseMap,
	includeResponse: boolean,
): AnswerRules {
	const reports = raw.bulkSupport ? raw.responseReports : 'wholeRequest';
	if (reports === 'wholeRequest') {
		if (raw.recordOutcome === 'splitPath' && raw.bulkSupport) {
			throw new SettingError(
				'Record Outcome',
				"'Record Outcome' is by split path, but 'Response Reports' says that the answer is not split",
				"Choose another 'Record Outcome' or another 'Response Reports'",
			);
		}
		const outcome =
			raw.recordOutcome === 'field' ? readFieldRule(raw) : { by: 'errorCode' as const };
		return { reports, parseMap, includeResponse, outcome };
	}
	const splitPaths = readSplitPaths(raw.responseSplitPath);
	const match = readMatchRule(raw);
	if (match.by === 'position') refusePosition(reports, splitPaths);
	if (reports === 'failedRecordsOnly') refuseUncut(splitPaths);
	const outcome =
		reports === 'failedRecordsOnly'
			? { by: 'errorCode' as const }
			: readOutcomeRule(raw, splitPaths);
	return { reports, parseMap, includeResponse, splitPaths, match, outcome };
}

function readSplitPaths(list: string): SplitPath[] {
	const texts = splitPathList(list);
	return (texts.length === 0 ? ['$[*]'] : texts).map((text) => {
		const path = compileField(text, SPLIT_FIELD);
		return { path, container: containerOf(path) };
	});
}

function refusePosition(reports: string, splitPaths: SplitPath[]): void {
	if (reports === 'failedRecordsOnly') {
		throw new SettingError(
			'Match By',
			"'Match By' cannot be Position when 'Response Reports' is Failed Records Only",
			'Choose Key or Index, since such an answer leaves out the records that succeeded',
		);
	}
	if (splitPaths.length > 1) {
		throw new SettingError(
			'Match By',
			`'Match By' cannot be Position with ${splitPaths.length} paths in '${SPLIT_FIELD}'`,
			'The parts come in the order of the paths, not of the records: choose Key or Index',
		);
	}
}

/** Only a list that is there, if empty, proves that no other record failed. */
function refuseUncut(splitPaths: SplitPath[]): void {
	const uncut = splitPaths.find(({ container }) => container === undefined);
	if (uncut === undefined) return;
	throw new SettingError(
		SPLIT_FIELD,
		`'${SPLIT_FIELD}' has ${uncut.path.text}, which does not lead to a list`,
		`With 'Response Reports' Failed Records Only it must end with [*], e.g. ${uncut.path.text}[*]`,
	);
}

function readMatchRule(raw: RawAnswerSettings): MatchRule {
	if (raw.matchBy === 'key') {
		return {
			by: 'key',
			responseKey: requiredPath(raw.responseKeyPath, 'Response Key Path', "'Match By' is Key"),
		};
	}
	if (raw.matchBy === 'index') {
		const path = requiredPath(raw.responseIndexPath, 'Response Index Path', "'Match By' is Index");
		return { by: 'index', path, first: wholeNumber(raw.firstIndex, 0, 1, 'First Index') };
	}
	return { by: 'position' };
}

function requiredPath(path: string, field: string, because: string): CompiledPath {
	if (path.trim() !== '') return compileField(path, field);
	throw new SettingError(field, `'${field}' is empty, but ${because}`, 'Enter a path, e.g. $.id');
}

function readFieldRule(raw: RawAnswerSettings): OutcomeRule {
	const values = raw.successValues
		.split(',')
		.map((value) => value.trim())
		.filter((value) => value !== '');
	if (values.length === 0) {
		throw new SettingError(
			'Success Values',
			"'Success Values' is empty, so no record could succeed",
			'Enter the values that mean success, e.g. true',
		);
	}
	const path = requiredPath(raw.successField, 'Success Field', "'Record Outcome' is by field");
	return { by: 'field', path, values: new Set(values) };
}

function readOutcomeRule(raw: RawAnswerSettings, splitPaths: SplitPath[]): OutcomeRule {
	if (raw.recordOutcome === 'field') return readFieldRule(raw);
	if (raw.recordOutcome !== 'splitPath') return { by: 'errorCode' };
	const field = 'Failure Split Paths';
	const texts = splitPathList(raw.failureSplitPaths);
	if (texts.length === 0) {
		throw new SettingError(
			field,
			`'${field}' is empty, but 'Record Outcome' is by split path`,
			`Enter those paths of '${SPLIT_FIELD}' whose parts are failed records`,
		);
	}
	const failures = texts.map((text) => {
		const { text: normal } = compileField(text, field);
		const found = splitPaths.find(({ path }) => sameText(path.text, normal));
		if (found) return found;
		throw new SettingError(
			field,
			`'${field}' has ${text}, which is not among '${SPLIT_FIELD}'`,
			`Write it as it stands in '${SPLIT_FIELD}', or add it there`,
		);
	});
	return { by: 'splitPath', failures: new Set(failures) };
}

/** `$.a.*` and `$.a[*]` are the same path. */
function sameText(first: string, second: string): boolean {
	return first.replaceAll('[*]', '.*') === second.replaceAll('[*]', '.*');
}
