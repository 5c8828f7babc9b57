import { splitPathList } from '../../../../shared/jsonPath/splitPathList';
import { compileField } from '../../fieldPath';
import { wholeNumber } from '../../limits';
import { SettingError } from '../../settingError';
import { readIndexPattern, type IndexPattern } from './indexPattern';
import type { RawAnswerSettings } from './rawAnswerSettings';
import { readPartPath, type PartPath } from './partPath';
import type { ParseMap } from './parseMap';
import { isSamePath, readSplitPaths, SPLIT_FIELD, type SplitPath } from './splitPath';
import { readSuccessTest, type SuccessTest } from './successTest';

/** How a part is judged. */
export type OutcomeRule =
	| { by: 'errorCode' }
	| { by: 'field'; test: SuccessTest }
	| { by: 'splitPath'; failures: ReadonlySet<SplitPath> };

/** How parts of an answer find their records. */
export type MatchRule =
	| { by: 'position' }
	| { by: 'key'; responseKey: PartPath }
	| { by: 'index'; path: PartPath; pattern: IndexPattern | undefined; first: number };

/** Rules for answers that are cut into parts. */
export interface SplitRules {
	splitPaths: readonly SplitPath[];
	match: MatchRule;
	/** A path asks for the name under which a part stands. */
	named: boolean;
}

/** Everything that says what an answer means. */
export type AnswerRules = {
	parseMap: ParseMap;
	includeResponse: boolean;
} & (
	| { reports: 'wholeRequest'; outcome: OutcomeRule }
	| ({ reports: 'everyRecord'; outcome: OutcomeRule } & SplitRules)
	| ({
			reports: 'failedRecordsOnly';
			/** A list that is not there means that none failed. */
			mayBeMissing: boolean;
			/** What must hold of the answer where no part names a record. */
			proof: SuccessTest | undefined;
	  } & SplitRules)
);

/** Of answers that speak of their records one by one. */
export type SplitAnswer = Exclude<AnswerRules, { reports: 'wholeRequest' }>;

/** @throws SettingError for settings that cannot be used, alone or together */
export function readAnswerRules(
	raw: RawAnswerSettings,
	parseMap: ParseMap,
	includeResponse: boolean,
): AnswerRules {
	const common = { parseMap, includeResponse };
	const reports = raw.bulkSupport ? raw.responseReports : 'wholeRequest';
	if (reports === 'wholeRequest') {
		if (raw.recordOutcome === 'splitPath' && raw.bulkSupport) throw notSplit();
		return { ...common, reports, outcome: readOutcome(raw, []) };
	}
	const splitPaths = readSplitPaths(raw.responseSplitPath, reports === 'everyRecord');
	const match = readMatchRule(raw);
	const split = { splitPaths, match, named: asksForNames(match) };
	if (match.by === 'position') refusePosition(reports, splitPaths);
	if (reports === 'everyRecord') {
		return { ...common, ...split, reports, outcome: readOutcome(raw, splitPaths) };
	}
	const mayBeMissing = raw.missingList === 'noneFailed';
	const proof = raw.successField.trim() === '' ? undefined : readSuccessTest(raw);
	return { ...common, ...split, reports, mayBeMissing, proof };
}

function notSplit(): SettingError {
	return new SettingError(
		'Record Outcome',
		"'Record Outcome' is by split path, but 'Response Reports' says that the answer is not split",
		"Choose another 'Record Outcome' or another 'Response Reports'",
	);
}

function asksForNames(match: MatchRule): boolean {
	if (match.by === 'key') return match.responseKey.asksForName;
	return match.by === 'index' && match.path.asksForName;
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

function readMatchRule(raw: RawAnswerSettings): MatchRule {
	if (raw.matchBy === 'key') {
		refuseEmpty(raw.responseKeyPath, 'Response Key Path', "'Match By' is Key");
		return { by: 'key', responseKey: readPartPath(raw.responseKeyPath, 'Response Key Path') };
	}
	if (raw.matchBy === 'index') {
		refuseEmpty(raw.responseIndexPath, 'Response Index Path', "'Match By' is Index");
		return {
			by: 'index',
			path: readPartPath(raw.responseIndexPath, 'Response Index Path'),
			pattern: readIndexPattern(raw.indexPattern),
			first: wholeNumber(raw.firstIndex, 0, 1, 'First Index'),
		};
	}
	return { by: 'position' };
}

function refuseEmpty(path: string, field: string, because: string): void {
	if (path.trim() !== '') return;
	throw new SettingError(field, `'${field}' is empty, but ${because}`, 'Enter a path, e.g. $.id');
}

function readOutcome(raw: RawAnswerSettings, splitPaths: SplitPath[]): OutcomeRule {
	if (raw.recordOutcome === 'field') {
		refuseEmpty(raw.successField, 'Success Field', "'Record Outcome' is by field");
		return { by: 'field', test: readSuccessTest(raw) };
	}
	if (raw.recordOutcome !== 'splitPath' || splitPaths.length === 0) return { by: 'errorCode' };
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
		const found = splitPaths.find((path) => isSamePath(path.text, normal));
		if (found) return found;
		throw new SettingError(
			field,
			`'${field}' has ${text}, which is not among '${SPLIT_FIELD}'`,
			`Write it as it stands in '${SPLIT_FIELD}', or add it there`,
		);
	});
	return { by: 'splitPath', failures: new Set(failures) };
}
