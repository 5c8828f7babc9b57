import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { jobDefaults } from '../../../../../nodes/ApiBulkSender/engine/run/jobs/jobSettings';
import {
	compileSettings,
	optionDefaults,
	type RawSettings,
	type Settings,
} from '../../../../../nodes/ApiBulkSender/engine/settings';
import type { SourceRecord } from '../../../../../nodes/ApiBulkSender/engine/types';
import type { AnswerStyle } from './answers';
import type { RecordPlan, Scenario } from './scenario';

export const ORIGIN = 'https://api.example.com';
/** With small bodies: 'Max Body Size' in bytes. */
export const SMALL = 1536;

const ACTION = '{"index":{"_id":"no. {hidden}","_index":"records"}}';
const SPLIT_PATHS = { bare: '', results: '$.results._', twoLists: '$.ok[*],$.bad[*]' };

export function rawSettings(scenario: Scenario): RawSettings {
	const { style } = scenario;
	return {
		...jobDefaults,
		itemsAre: scenario.itemsAre,
		apiMethod: scenario.method,
		bulkSupport: scenario.bulk,
		groupingLimit: scenario.groupingLimit,
		bodyFormat: scenario.body === 'actions' || scenario.body === 'lines' ? 'ndjson' : scenario.body,
		actionLine: scenario.body === 'actions' ? ACTION : '',
		requestSplitPath: scenario.requestSplitPath,
		additionalBodyFields: scenario.additional && hasRoom(scenario) ? '{"source":"test"}' : {},
		...answerSettings(style),
		specifyParsePathMap: 'fields',
		parsePathMap: {
			entries: [
				{ name: 'status_code', path: '$.code' },
				{ name: 'error_message', path: 'message' },
				{ name: 'entity_id', path: '' },
			],
		},
		parsePathMapJson: '',
		recoverableErrorCodes: scenario.recoverable,
		yieldingErrorCodes: scenario.yielding,
		maxRetries: scenario.maxRetries,
		options: {
			...optionDefaults,
			concurrency: scenario.concurrency,
			requestsPerPeriod: scenario.requestsPerPeriod,
			period: 2,
			periodUnit: 'seconds',
			maxBodySize: scenario.smallBodies ? SMALL / 1024 / 1024 : 10,
			retryNetworkErrors: scenario.retryNetworkErrors,
			idempotencyKeyHeader: scenario.idempotencyKeyHeader,
			splitCodes: scenario.splitRejectedBatches ? '400,413,422' : '',
			serializeBy: scenario.serialize ? '$.s' : '',
			stopAfterFailures: scenario.stopAfterFailures,
			stopCodes: scenario.stopCodes,
			stopWhenUnclear: scenario.stopWhenUnclear,
			alreadyAppliedCodes: scenario.alreadyApplied,
			maxYieldTime: scenario.maxYieldTime,
			baseDelay: scenario.baseDelay,
			sendOnlyFirst: scenario.sendOnlyFirst,
			includeResponse: scenario.includeResponse,
		},
	};
}

function answerSettings({ reports, matchBy, firstIndex, shape, outcome }: AnswerStyle) {
	return {
		responseReports: reports,
		responseSplitPath: reports === 'failedRecordsOnly' ? '$.errors[*]' : SPLIT_PATHS[shape],
		missingList: 'unclear' as const,
		matchBy,
		requestKeyPath: '$.k',
		responseKeyPath: '$.ref.k',
		responseIndexPath: '$.at',
		indexPattern: '',
		firstIndex,
		recordOutcome: outcome,
		successField: reports === 'failedRecordsOnly' ? '' : '$.success',
		successCondition: 'isOneOf' as const,
		successValues: 'true',
		failureSplitPaths: '$.bad._',
	};
}

/** A body that is the array of records itself has no place for other fields. */
const hasRoom = ({ bulk, requestSplitPath }: Scenario) => !bulk || requestSplitPath !== '';

/** Whether the answers of this run find their records by a key. */
export function matchesByKey({ style: { reports, matchBy } }: Scenario): boolean {
	return reports !== 'wholeRequest' && matchBy === 'key';
}

function endpointOf({ bulk, perPlace }: Scenario): string {
	if (!bulk) return '/records/{id}';
	return perPlace ? 'places/{place}/records' : '/records';
}

function recordJson(id: number, plan: RecordPlan): unknown {
	if (plan.fate === 'noObject') return [id];
	return {
		id: plan.fate === 'noPlace' ? undefined : id,
		hidden: id,
		k: plan.fate === 'noKey' ? '' : plan.key,
		s: plan.serial,
		place: plan.fate === 'noPlace' ? '..' : plan.place,
		pad: plan.padding > 0 ? 'é'.repeat(plan.padding / 2) : undefined,
		big: plan.fate === 'notJson' ? Number.NaN : undefined,
	};
}

export interface Setup {
	settings: Settings;
	sources: SourceRecord[];
	/** By record: the ready-made body it came in, counted from 0; its own number otherwise. */
	bodyOf: number[];
}

export function setUp(scenario: Scenario): Setup {
	const settings = compileSettings(rawSettings(scenario));
	const factory = new RecordFactory(settings, `${ORIGIN}/v1/`);
	const headers = [{ name: 'X-Source', value: 'test' }];
	const destination = { endpoint: endpointOf(scenario), headers };
	const jsons = scenario.records.map((plan, id) => recordJson(id, plan));
	if (scenario.itemsAre === 'records') {
		const sources = jsons.map((json, id) => factory.fromRecord(id, json, destination));
		return { settings, sources, bodyOf: jsons.map((_, id) => id) };
	}
	const sources: SourceRecord[] = [];
	const bodyOf: number[] = [];
	for (let first = 0, count = 0; first < jsons.length; count++) {
		const records = jsons.slice(
			first,
			first + scenario.bodySizes[count % scenario.bodySizes.length],
		);
		const body = enclose(records, scenario.requestSplitPath);
		for (const { record } of factory.fromBody(first, body, destination)) {
			sources.push(record);
			bodyOf.push(count);
		}
		first += records.length;
	}
	return { settings, sources, bodyOf };
}

export function enclose(records: unknown[], path: string): unknown {
	if (path === '$.docs[*]') return { note: 'kept', docs: records };
	return path === '' ? records : { note: 'kept', data: { items: records } };
}
