import { readCounts } from '../answer/contradictions/counts';
import type { CodeBook } from '../answer/classes/codes';
import type { RawSettings } from '../settings';
import type { ReadExample } from './example';
import { lastName } from './leaves';
import { absentFields, sampleOf, tellingFields, type OutcomeChoice, type Sample } from './outcomes';
import { codePaths, idPaths, messagePaths, successCodePaths } from './parsePaths';
import { emptyProposal, type Proposal } from './proposal';
import type { Structure } from './structure';
import { bodySample, fieldsOfBody } from './wholeFields';

const MOST_FIELDS = 3;

/** A proposal and what it was made from. */
export interface Candidate {
	proposal: Proposal;
	structure: Structure;
}

/** The ways to read a structure, the surest first. */
export function candidatesOf(
	structure: Structure,
	examples: readonly ReadExample[],
	codes: CodeBook,
	settings: RawSettings,
): Candidate[] {
	const samples = samplesOf(structure, examples);
	const base = { ...emptyProposal, ...answerOf(structure), options: judgedOf(structure, examples) };
	const map = mapOf(structure, examples, samples, codes);
	const own = codesOf(samples, map.status_code, codes, settings);
	return outcomesOf(structure, examples, samples, codes).map((outcome) => ({
		structure,
		proposal: { ...base, ...fieldsOf(outcome, structure), map, codes: own },
	}));
}

/** The HTTP statuses of the IANA registry. */
const HTTP_STATUS =
	/^(?:10[0-3]|20[0-8]|226|30[0-8]|40\d|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])$/;

/** Codes like 515, which is no HTTP status, are the API's own, and so are all others beside them. */
function isNumberedByItself(samples: readonly Sample[], path: string | undefined): boolean {
	if (path === undefined || /status/i.test(lastName(path))) return false;
	return samples
		.flatMap(({ leaves }) => leaves.get(path) ?? [])
		.map(String)
		.some((code) => /^[1-5]\d\d$/.test(code) && !HTTP_STATUS.test(code));
}

/** Where codes of single records would be taken for those of requests, only the status may mean it. */
function codesOf(
	samples: readonly Sample[],
	path: string | undefined,
	codes: CodeBook,
	settings: RawSettings,
): Proposal['codes'] {
	const byStatus = onlyByStatus(settings);
	if (isNumberedByItself(samples, path)) return byStatus;
	const found = path === undefined ? [] : samples.flatMap(({ leaves }) => leaves.get(path) ?? []);
	if (!found.some((code) => codes.classOf(String(code)) === 'stop')) return undefined;
	const { recoverableErrorCodes, yieldingErrorCodes } = settings;
	return { recoverableErrorCodes, yieldingErrorCodes, stopCodes: byStatus.stopCodes };
}

function onlyByStatus(settings: RawSettings): NonNullable<Proposal['codes']> {
	const prefixed = (list: string) =>
		list
			.split(',')
			.map((code) => code.trim())
			.filter(Boolean)
			.map((code) => (code.includes(':') ? code : `http:${code}`))
			.join(',');
	return {
		recoverableErrorCodes: prefixed(settings.recoverableErrorCodes),
		yieldingErrorCodes: prefixed(settings.yieldingErrorCodes),
		stopCodes: prefixed(settings.options.stopCodes),
	};
}

function samplesOf(structure: Structure, examples: readonly ReadExample[]): Sample[] {
	if (structure.reports === 'wholeRequest') {
		return examples.map((example) => {
			const sample = bodySample(example);
			return { ...sample, isNo: sample.isNo || !example.isSuccess };
		});
	}
	const isWrapped = structure.places.some((place) => place.isWrapped);
	return structure.told.map(({ entry, isNo }) => sampleOf(entry, isNo, isWrapped));
}

function answerOf({ reports, places, match }: Structure): Partial<Proposal> {
	const responseSplitPath = places.map(({ path }) => path).join(',');
	const responseReports = reports;
	const missingList = reports === 'failedRecordsOnly' ? 'noneFailed' : 'unclear';
	const common = { responseReports, responseSplitPath, missingList } as const;
	switch (match?.by) {
		case undefined:
			return { responseReports };
		case 'position':
			return { ...common, matchBy: 'position' };
		case 'key':
			return {
				...common,
				matchBy: 'key',
				requestKeyPath: match.request,
				responseKeyPath: match.response,
			};
		case 'index':
			return {
				...common,
				matchBy: 'index',
				responseIndexPath: match.path,
				indexPattern: match.pattern,
				firstIndex: match.first,
			};
	}
}

/** Answers outside 2xx that name records are judged; the others by what the answer counts. */
function judgedOf(
	{ told, reports }: Structure,
	examples: readonly ReadExample[],
): Proposal['options'] {
	const judged = examples.flatMap((example, at) => {
		const named = new Set(told.filter((one) => one.example === at).flatMap((one) => one.records));
		return example.isSuccess || named.size === 0 ? [] : [{ example, named }];
	});
	if (judged.length === 0 || reports === 'wholeRequest') return emptyProposal.options;
	const judgedCodes = [...new Set(judged.map(({ example }) => String(example.status)))].join(',');
	const isTaken = judged.every(({ example: { value, records }, named }) => {
		return readCounts(value, records.length).accepted === records.length - named.size;
	});
	const isKnown = judged.every(({ example: { failed }, named }) => failed?.length === named.size);
	const unnamedRecords = isTaken ? 'succeeded' : isKnown ? 'sentAgain' : 'failed';
	return { judgedCodes, unnamedRecords };
}

function outcomesOf(
	structure: Structure,
	examples: readonly ReadExample[],
	samples: readonly Sample[],
	codes: CodeBook,
): OutcomeChoice[] {
	const byCode: OutcomeChoice = { by: 'errorCode' };
	if (structure.reports === 'failedRecordsOnly') {
		// Here the field is a further proof on the whole answer.
		return [...fieldsOfBody(examples, true).slice(0, MOST_FIELDS), byCode];
	}
	if (structure.reports === 'wholeRequest') {
		return [...fieldsOfBody(examples, false).slice(0, MOST_FIELDS), byCode];
	}
	const isKnown =
		examples.some(({ failed }) => failed !== undefined) || structure.told.some((one) => one.isOpen);
	const fields = tellingFields(samples, isKnown).slice(0, MOST_FIELDS);
	const { failures, places } = structure;
	const bySplit: OutcomeChoice[] =
		failures.size > 0 && failures.size < places.length ? [{ by: 'splitPath' }] : [];
	const isCoded =
		successCodePaths(samples, codes).length > 0 || codePaths(samples, codes).length > 0;
	// What was guessed to have failed has no code that anybody knows.
	const isGuess = structure.told.some((one) => one.isOpen);
	const isPlain = fields.length > 0 && (isGuess || isYes(fields[0]));
	const byAbsence = isKnown ? absentFields(samples).slice(0, MOST_FIELDS) : [];
	return isPlain || !isCoded
		? [...bySplit, ...fields, byCode, ...byAbsence]
		: [...bySplit, byCode, ...fields, ...byAbsence];
}

/** True under a name of success tells more than a code that is missing. */
function isYes({ values }: OutcomeChoice): boolean {
	return values === 'true';
}

function fieldsOf(
	{ by, field, values, condition = 'isOneOf' }: OutcomeChoice,
	{ reports, failures }: Structure,
): Partial<Proposal> {
	const tests =
		field === undefined
			? {}
			: { successField: field, successCondition: condition, successValues: values ?? 'true' };
	if (reports === 'failedRecordsOnly') return tests;
	if (by !== 'splitPath') return { recordOutcome: by, ...tests };
	return {
		recordOutcome: 'splitPath',
		failureSplitPaths: [...failures].map(({ path }) => path).join(','),
	};
}

function mapOf(
	structure: Structure,
	examples: readonly ReadExample[],
	samples: readonly Sample[],
	codes: CodeBook,
): Record<string, string> {
	const isWhole = structure.reports === 'wholeRequest';
	const refusals = isWhole
		? []
		: examples
				.filter(({ isSuccess }) => !isSuccess)
				.map(bodySample)
				.map((one) => ({ ...one, isNo: true }));
	const code = successCodePaths(samples, codes)[0] ?? codePaths(samples, codes)[0];
	const message = messagePaths(samples, code)[0];
	const codeOfRefusal = codePaths(refusals, codes)[0];
	const used = structure.match?.by === 'key' ? structure.match.response.split(',') : [];
	const map = {
		status_code: join(code, codeOfRefusal),
		error_message: join(message, messagePaths(refusals, codeOfRefusal)[0]),
		entity_id: idPaths(samples, used)[0] ?? '',
	};
	return Object.fromEntries(Object.entries(map).filter(([, path]) => path !== ''));
}

function join(...paths: Array<string | undefined>): string {
	return [...new Set(paths.filter((path) => path !== undefined))].join(',');
}
