import { parseExact, withDigits } from './exactJson';
import { compileField, compileFieldList } from './fieldPath';
import { isJsonObject } from './json';
import { ParseMap, parseMapFromJson, type ParsePathEntry } from './answer/rules/parseMap';
import { readAnswerRules, type AnswerRules } from './answer/rules/answerRules';
import type { RawAnswerSettings } from './answer/rules/rawAnswerSettings';
import { CodeBook, StatusSet, type CodeList } from './answer/classes/codes';
import { readRequestCodePath } from './answer/classes/requestLevel';
import type { WaitRules } from './answer/classes/waiting';
import type { PathList } from '../../shared/jsonPath/pathList';
import { reasonOf, whyUnwritable } from './request/encode';
import { compileActionLine } from './request/actionLine';
import { checkBodyFormat, type BodyFormat } from './request/bodyFormat';
import { isEmptyPath, readEnvelopePath, type EnvelopePath } from './request/envelope';
import { checkHeaders } from './request/headers';
import { compileRequestKeys } from './request/matchKeys';
import { atLeast, wholeNumber } from './limits';
import {
	jobDefaults,
	readJobSettings,
	type JobRules,
	type RawJobSettings,
} from './run/jobs/jobSettings';
import { SettingError } from './settingError';
import type { CompiledPath } from '../../shared/jsonPath/compilePath';
import type { ActionLine, JsonObject } from './types';

/** Options of the node with their defaults; an option that was not added has this value. */
export const optionDefaults = {
	concurrency: 5,
	autoConcurrency: false,
	requestsPerPeriod: 0,
	period: 1,
	periodUnit: 'minutes' as 'seconds' | 'minutes' | 'hours',
	limitIsShared: false,
	timeout: 60,
	maxBodySize: 10,
	retryNetworkErrors: false,
	idempotencyKeyHeader: '',
	splitCodes: '',
	judgedCodes: '',
	unnamedRecords: 'failed' as 'failed' | 'succeeded' | 'sentAgain',
	requestCodePath: '',
	renewTokenCodes: '401',
	successMeans: 'byStatus' as 'byStatus' | 'processed' | 'accepted',
	waiting: { waitPath: '', leastWait: 0, longestWait: 3600, heedRateLimitHeaders: true },
	serializeBy: '',
	stopAfterFailures: 0,
	stopCodes: '403',
	stopWhenUnclear: true,
	alreadyAppliedCodes: '',
	successCodes: '2xx',
	maxYieldTime: 0,
	baseDelay: 1000,
	maxDelay: 60000,
	sendOnlyFirst: 0,
	includeResponse: false,
};

export const MOST_CONCURRENCY = 100;

export type DeliveryOptions = typeof optionDefaults;

/** The node's settings as the user wrote them; names as in the panel. */
export interface RawSettings extends RawAnswerSettings, RawJobSettings {
	itemsAre: 'records' | 'requestBodies';
	apiMethod: string;
	groupingLimit: number;
	bodyFormat: BodyFormat;
	/** JSON text; counts only with lines of JSON. */
	actionLine: string;
	requestSplitPath: string;
	additionalBodyFields: unknown;
	specifyParsePathMap: 'fields' | 'json';
	parsePathMap: { entries?: ParsePathEntry[] };
	parsePathMapJson: unknown;
	recoverableErrorCodes: string;
	yieldingErrorCodes: string;
	maxRetries: number;
	options: DeliveryOptions;
}

/** The panel's fields as a user finds them. */
export const panelDefaults: Omit<RawSettings, 'options'> = {
	itemsAre: 'records',
	apiMethod: 'POST',
	bulkSupport: true,
	groupingLimit: 100,
	bodyFormat: 'json',
	actionLine: '',
	requestSplitPath: '',
	additionalBodyFields: {},
	responseReports: 'everyRecord',
	responseSplitPath: '',
	missingList: 'unclear',
	matchBy: 'position',
	requestKeyPath: '',
	responseKeyPath: '',
	responseIndexPath: '',
	indexPattern: '',
	firstIndex: 0,
	specifyParsePathMap: 'fields',
	parsePathMap: {},
	parsePathMapJson: {},
	recordOutcome: 'errorCode',
	successField: '',
	successCondition: 'isOneOf',
	successValues: 'true',
	failureSplitPaths: '',
	recoverableErrorCodes: '502,503,504,520,521',
	yieldingErrorCodes: '429',
	maxRetries: 3,
	...jobDefaults,
};

/** The settings, checked and ready to use. Times in milliseconds, sizes in bytes. */
export interface Settings {
	method: string;
	sendsBody: boolean;
	itemsAre: 'records' | 'requestBodies';
	/** Most records in a request; a ready-made body has its own count. */
	maxRecords: number;
	maxBodyBytes: number;
	timeoutMs: number;
	bodyFormat: BodyFormat;
	/** Of lines of JSON, what stands before each record. */
	actionLine: ActionLine | undefined;
	envelopePath: EnvelopePath;
	additionalBodyFields: JsonObject;
	answer: AnswerRules;
	/** How jobs are followed; undefined when answers come at once. */
	jobs: JobRules | undefined;
	/** Where the records have their keys; empty when not matching by key. */
	requestKeys: readonly CompiledPath[];
	/** What HTTP statuses and codes in answers ask for. */
	codes: CodeBook;
	/** Where codes stand that speak for the whole request. */
	requestCodePath: PathList | undefined;
	waiting: WaitRules;
	/** Statuses outside 2xx whose answers are judged record by record. */
	judgedStatuses: StatusSet;
	unnamedRecords: DeliveryOptions['unnamedRecords'];
	/** Statuses after which a batch that was refused as a whole is halved. */
	splitStatuses: StatusSet;
	successMeans: DeliveryOptions['successMeans'];
	maxRetries: number;
	maxYieldMs: number;
	baseDelayMs: number;
	maxDelayMs: number;
	retryNetworkErrors: boolean;
	/** Most requests under way at once. */
	concurrency: number;
	/** Between 1 and `concurrency`, as many as the destination takes. */
	autoConcurrency: boolean;
	requestsPerPeriod: number;
	periodMs: number;
	/** With other runs that use the same credential. */
	limitIsShared: boolean;
	idempotencyKeyHeader: string | undefined;
	serializeBy: CompiledPath | undefined;
	stopAfterFailures: number;
	stopWhenUnclear: boolean;
	/** 0 means all. */
	sendOnlyFirst: number;
}

const PERIOD_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000 };
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

function periodUnitMs(unit: DeliveryOptions['periodUnit']): number {
	if (Object.hasOwn(PERIOD_MS, unit)) return PERIOD_MS[unit];
	const units = Object.keys(PERIOD_MS).join(', ');
	throw new SettingError('Period Unit', `'Period Unit' must be one of ${units}`);
}

/** @throws SettingError for the first setting that cannot be used */
export function compileSettings(raw: RawSettings): Settings {
	const { options } = raw;
	const parseMap = new ParseMap(
		raw.specifyParsePathMap === 'json'
			? parseMapFromJson(raw.parsePathMapJson)
			: (raw.parsePathMap.entries ?? []),
	);
	if (!METHODS.includes(raw.apiMethod)) {
		throw new SettingError('API Method', `'API Method' must be one of ${METHODS.join(', ')}`);
	}
	const answer = readAnswerRules(raw, parseMap, options.includeResponse);
	const sendsBody = raw.bulkSupport || raw.apiMethod !== 'DELETE';
	if (!sendsBody) refuseBodySettings(raw);
	const additionalBodyFields = readBodyFields(raw.additionalBodyFields);
	const bodyFormat = checkBodyFormat(raw, Object.keys(additionalBodyFields).length > 0);
	return {
		method: raw.apiMethod,
		sendsBody,
		itemsAre: raw.itemsAre,
		maxRecords: maxRecords(raw),
		maxBodyBytes: atLeast(options.maxBodySize, 0.001, 'Max Body Size') * 1024 * 1024,
		timeoutMs: atLeast(options.timeout, 0.001, 'Timeout') * 1000,
		bodyFormat,
		actionLine: bodyFormat === 'ndjson' ? compileActionLine(raw.actionLine) : undefined,
		envelopePath: readBodyPath(raw),
		additionalBodyFields,
		answer,
		jobs: readJobSettings(raw),
		requestKeys: isByKey(answer) ? compileRequestKeys(raw.requestKeyPath) : [],
		codes: compileCodes(raw),
		requestCodePath: readRequestCodePath(
			options.requestCodePath,
			answer.reports === 'wholeRequest' ? [] : answer.splitPaths,
		),
		waiting: readWaitRules(options.waiting),
		judgedStatuses: new StatusSet(options.judgedCodes, 'Judged Codes'),
		unnamedRecords: options.unnamedRecords,
		splitStatuses: new StatusSet(options.splitCodes, 'Split Codes'),
		successMeans: options.successMeans,
		maxRetries: wholeNumber(raw.maxRetries, 0, 100, 'Max Retries'),
		maxYieldMs: atLeast(options.maxYieldTime, 0, 'Max Yield Time') * 1000,
		baseDelayMs: atLeast(options.baseDelay, 0, 'Base Delay'),
		maxDelayMs: atLeast(options.maxDelay, 0, 'Max Delay'),
		retryNetworkErrors: options.retryNetworkErrors,
		concurrency: wholeNumber(options.concurrency, 1, MOST_CONCURRENCY, 'Concurrency'),
		autoConcurrency: options.autoConcurrency,
		requestsPerPeriod: wholeNumber(options.requestsPerPeriod, 0, 1e6, 'Requests per Period'),
		periodMs: atLeast(options.period, 0.001, 'Period') * periodUnitMs(options.periodUnit),
		limitIsShared: options.limitIsShared,
		idempotencyKeyHeader: readHeaderName(options.idempotencyKeyHeader),
		serializeBy:
			options.serializeBy.trim() === ''
				? undefined
				: compileField(options.serializeBy, 'Serialize By'),
		stopAfterFailures: wholeNumber(options.stopAfterFailures, 0, 1e9, 'Stop After Failures'),
		stopWhenUnclear: options.stopWhenUnclear,
		sendOnlyFirst: wholeNumber(options.sendOnlyFirst, 0, 1e9, 'Send Only First'),
	};
}

function isByKey(answer: AnswerRules): boolean {
	return answer.reports !== 'wholeRequest' && answer.match.by === 'key';
}

/** A DELETE without Bulk Support has no body, so nothing could be put into it. */
function refuseBodySettings(raw: RawSettings): void {
	if (raw.bodyFormat !== 'json') {
		throw new SettingError(
			'Body Format',
			"'Body Format' has no place, since DELETE with 'Bulk Support' off sends no body",
			"Set it to JSON, switch 'Bulk Support' on, or choose another 'API Method'",
		);
	}
	const fields = Object.keys(readBodyFields(raw.additionalBodyFields));
	if (isEmptyPath(raw.requestSplitPath) && fields.length === 0) return;
	const field = fields.length > 0 ? 'Additional Body Fields' : 'Request Split Path';
	throw new SettingError(
		field,
		`'${field}' has no place, since DELETE with 'Bulk Support' off sends no body`,
		`Empty '${field}', switch 'Bulk Support' on, or choose another 'API Method'`,
	);
}

/** Where the records sit in a request body. @throws SettingError */
export function readBodyPath(raw: RawSettings): EnvelopePath {
	const { itemsAre, bulkSupport, requestSplitPath } = raw;
	// A ready-made body is an object, so with an empty path it is itself the one record.
	const isRecord = itemsAre === 'requestBodies' && isEmptyPath(requestSplitPath);
	return readEnvelopePath(requestSplitPath, bulkSupport && !isRecord);
}

function maxRecords(raw: RawSettings): number {
	if (raw.itemsAre === 'requestBodies') return 1;
	return raw.bulkSupport ? wholeNumber(raw.groupingLimit, 1, 10_000, 'Grouping Limit') : 1;
}

const DEFAULT_RENEW = optionDefaults.renewTokenCodes;

function compileCodes({
	options,
	yieldingErrorCodes,
	recoverableErrorCodes,
}: Pick<RawSettings, 'options' | 'yieldingErrorCodes' | 'recoverableErrorCodes'>): CodeBook {
	const lists: CodeList[] = [
		{ field: 'Renew Token Codes', codeClass: 'renew', text: options.renewTokenCodes },
		{ field: 'Stop Codes', codeClass: 'stop', text: options.stopCodes },
		{ field: 'Yielding Error Codes', codeClass: 'yielding', text: yieldingErrorCodes },
		{ field: 'Recoverable Error Codes', codeClass: 'recoverable', text: recoverableErrorCodes },
		{
			field: 'Already Applied Codes',
			codeClass: 'alreadyApplied',
			text: options.alreadyAppliedCodes,
		},
		{ field: 'Success Codes', codeClass: 'success', text: options.successCodes },
	];
	// Nobody chose the default, so it gives way to a list that names 401.
	const isChosen = options.renewTokenCodes.trim() !== DEFAULT_RENEW;
	return new CodeBook(isChosen ? lists : lists.slice(1), lists[0]);
}

function readWaitRules(raw: DeliveryOptions['waiting']): WaitRules {
	const field = 'Longest Wait';
	const longestMs = atLeast(raw.longestWait, 0, field) * 1000;
	const leastMs = atLeast(raw.leastWait, 0, 'Least Wait') * 1000;
	if (leastMs > longestMs) {
		throw new SettingError(
			'Least Wait',
			`'Least Wait' (${raw.leastWait} s) is longer than '${field}' (${raw.longestWait} s)`,
			`Make it shorter, or '${field}' longer`,
		);
	}
	const path = raw.waitPath.trim();
	return {
		path: path === '' ? undefined : compileFieldList(path, 'Wait Path'),
		leastMs,
		longestMs,
		heedHeaders: raw.heedRateLimitHeaders,
	};
}

function readBodyFields(input: unknown): JsonObject {
	const field = 'Additional Body Fields';
	const refuse = (what: string) =>
		new SettingError(field, `'${field}' ${what}`, 'For example {"allOrNone": false}');
	let value = input;
	if (typeof input === 'string') {
		try {
			value = input.trim() === '' ? {} : parseExact(input, withDigits);
		} catch (error) {
			throw refuse(`is not valid JSON: ${reasonOf(error)}`);
		}
	}
	if (!isJsonObject(value)) throw refuse('must be a JSON object');
	const problem = whyUnwritable(value);
	if (problem !== undefined) throw refuse(`cannot be written as JSON: ${problem}`);
	return value;
}

function readHeaderName(name: string): string | undefined {
	if (name.trim() === '') return undefined;
	return Object.keys(checkHeaders([{ name, value: 'x' }], 'Idempotency Key Header'))[0];
}
