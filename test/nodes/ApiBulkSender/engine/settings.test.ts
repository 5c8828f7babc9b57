import { RecordFactory } from '../../../../nodes/ApiBulkSender/engine/records';
import { SettingError } from '../../../../nodes/ApiBulkSender/engine/settingError';
import { compileSettings } from '../../../../nodes/ApiBulkSender/engine/settings';
import { byKey, people, rawSettings, run, type Overrides, type World } from './harness';

/** The error of settings that must be refused. */
function refusal(overrides: Overrides, { baseUrl = 'https://api.test', ...world }: World = {}) {
	try {
		const factory = new RecordFactory(compileSettings(rawSettings(overrides)), baseUrl);
		factory.fromRecord(0, { id: '1' }, { endpoint: '/bulk', headers: [], ...world });
	} catch (error) {
		if (error instanceof SettingError) return { field: error.field, message: error.message };
		throw error;
	}
	return undefined;
}

describe('the defaults', () => {
	it('are accepted', () => {
		expect(refusal({})).toBeUndefined();
	});

	it('send with default options', async () => {
		expect((await run(people(1))).fates).toEqual(['succeeded']);
	});
});

describe('bad input is refused before anything is sent, naming the field', () => {
	const failedOnly: Overrides = { ...byKey, responseReports: 'failedRecordsOnly' };
	const bySplitPath: Overrides = { ...byKey, recordOutcome: 'splitPath' };

	const worlds: Array<[string, string, World]> = [
		['no endpoint', 'API Endpoint', { endpoint: ' ' }],
		['a whole address as endpoint', 'API Endpoint', { endpoint: 'https://x.test/a' }],
		['an endpoint with a space', 'API Endpoint', { endpoint: '/a b' }],
		['an endpoint with {}', 'API Endpoint', { endpoint: '/a/{}' }],
		['an endpoint with a malformed path', 'API Endpoint', { endpoint: '/a/{b[}' }],
		['no base URL', 'API Base URL', { baseUrl: '' }],
		['a base URL that is none', 'API Base URL', { baseUrl: 'api.test' }],
		['a base URL with another scheme', 'API Base URL', { baseUrl: 'ftp://api.test' }],
		['a base URL with a query', 'API Base URL', { baseUrl: 'https://api.test/?a=1' }],
		['a header name', 'Additional Headers', { headers: [{ name: 'a b', value: 'x' }] }],
		['a header value', 'Additional Headers', { headers: [{ name: 'a', value: 'x\ny' }] }],
		[
			'a header of the transport',
			'Additional Headers',
			{ headers: [{ name: 'Host', value: 'x' }] },
		],
	];
	it.each(worlds)('%s', (_, field, world) => {
		const error = refusal({}, world);
		expect(error?.field).toBe(field);
		expect(error?.message).toContain(`'${field}'`);
	});

	const settings: Array<[string, Overrides]> = [
		['Response Split Path', { responseSplitPath: '$.results[' }],
		['Response Split Path', { responseSplitPath: '$.a[?(@.b)]' }],
		['Request Split Path', { requestSplitPath: '$.a[' }],
		['Request Key Path', { ...byKey, requestKeyPath: '$.a[' }],
		['Response Key Path', { ...byKey, responseKeyPath: '$..' }],
		['Request Key Path', { ...byKey, requestKeyPath: '' }],
		['Response Key Path', { ...byKey, responseKeyPath: ' ' }],
		['Response Index Path', { matchBy: 'index', responseIndexPath: '' }],
		['First Index', { matchBy: 'index', responseIndexPath: '$.i', firstIndex: 2 }],
		['Success Field', { recordOutcome: 'field', successField: '' }],
		['Success Values', { recordOutcome: 'field', successField: '$.a', successValues: ' , ' }],
		['Failure Split Paths', { ...bySplitPath, failureSplitPaths: '' }],
		['Failure Split Paths', { ...bySplitPath, failureSplitPaths: '$.b[*]' }],
		['Record Outcome', { recordOutcome: 'splitPath', responseReports: 'wholeRequest' }],
		['Match By', { ...failedOnly, matchBy: 'position' }],
		['Match By', { responseSplitPath: '$.a[*],$.b[*]' }],
		['Serialize By', { serializeBy: '$.a[' }],
		['Parse Path Map', { parsePathMapJson: '{"status_code":' }],
		['Parse Path Map', { parsePathMapJson: '["$.code"]' }],
		['Parse Path Map', { parsePathMapJson: '{"status_code": 1}' }],
		['Parse Path Map', { parsePathMapJson: '{"status_code":"$.a","status_code":"$.b"}' }],
		['Parse Path Map', { parsePathMapJson: '{"status_code":"$.a["}' }],
		['Recoverable Error Codes', { recoverableErrorCodes: '503;504' }],
		['Yielding Error Codes', { yieldingErrorCodes: '4.9' }],
		['Stop Codes', { stopCodes: 'a b' }],
		['Grouping Limit', { groupingLimit: 0 }],
		['Grouping Limit', { groupingLimit: 10_001 }],
		['Grouping Limit', { groupingLimit: 1.5 }],
		['Max Retries', { maxRetries: -1 }],
		['Concurrency', { concurrency: 0 }],
		['Concurrency', { concurrency: 101 }],
		['Requests per Period', { requestsPerPeriod: -1 }],
		['Period', { period: 0 }],
		['Timeout', { timeout: 0 }],
		['Max Body Size', { maxBodySize: 0 }],
		['Max Yield Time', { maxYieldTime: -1 }],
		['Base Delay', { baseDelay: NaN }],
		['Max Delay', { maxDelay: -1 }],
		['Stop After Failures', { stopAfterFailures: -1 }],
		['Send Only First', { sendOnlyFirst: 0.5 }],
		['API Method', { apiMethod: 'GET' }],
		['Idempotency Key Header', { idempotencyKeyHeader: 'a b' }],
		['Additional Body Fields', { additionalBodyFields: '{' }],
		['Additional Body Fields', { additionalBodyFields: '[1]' }],
	];
	it.each(settings)('%s: %j', (field, overrides) => {
		const error = refusal(overrides);
		expect(error?.field).toBe(field);
		expect(error?.message).toContain(`'${field}`);
	});

	it('a name that the parse map repeats as fields', () => {
		const entries = [
			{ name: 'a', path: '$.a' },
			{ name: ' a', path: '$.b' },
		];
		const overrides: Overrides = { specifyParsePathMap: 'fields', parsePathMap: { entries } };
		expect(refusal(overrides)?.field).toBe('Parse Path Map');
	});

	it('a code in two lists', () => {
		const error = refusal({ recoverableErrorCodes: '429,503' });
		expect(error?.message).toContain("'Yielding Error Codes'");
		expect(error?.message).toContain("'Recoverable Error Codes'");
	});
});

describe('what is accepted', () => {
	it.each<Overrides>([
		{ groupingLimit: 1 },
		{ groupingLimit: 10_000 },
		{ concurrency: 100 },
		{ recoverableErrorCodes: ' 503 , 5xx,E101,rate.limit ,-1' },
		{ recoverableErrorCodes: '' },
		{ parsePathMapJson: '' },
		{ parsePathMapJson: '{"status_code":"","other":"$.x"}' },
		{ additionalBodyFields: '', maxRetries: 0 },
		{ bulkSupport: false, matchBy: 'key', responseReports: 'failedRecordsOnly' },
	])('%j', (overrides) => {
		expect(refusal(overrides)).toBeUndefined();
	});

	it('headers without name and value are left out, others are sent', async () => {
		const headers = [
			{ name: '', value: '' },
			{ name: 'X-Attribution-Till', value: ' till.1 ' },
		];
		const { sent } = await run(people(1), {}, { headers });
		expect(sent[0].headers).toMatchObject({ 'x-attribution-till': 'till.1' });
	});

	it.each([
		['https://api.test', '/v1'],
		['https://api.test/', 'v1'],
		['https://api.test//', '//v1'.slice(1)],
	])('%s and %s are joined by one slash', async (baseUrl, endpoint) => {
		const { sent } = await run(people(1), {}, { baseUrl, endpoint });
		expect(sent[0].url).toBe('https://api.test/v1');
	});
});
