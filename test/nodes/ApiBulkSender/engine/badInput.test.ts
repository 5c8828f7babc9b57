import type { Overrides } from './harness';
import { expectRefusal, refusal, type Place } from './refusal';

const byIndex: Overrides = { matchBy: 'index', responseIndexPath: '$.index' };

describe('base URL and endpoint', () => {
	test.each<[string, Place, string]>([
		['API Endpoint', { endpoint: '' }, 'is empty'],
		['API Endpoint', { endpoint: ' \t' }, 'is empty'],
		['API Endpoint', { endpoint: 'https://api.test/bulk' }, 'must be a path'],
		['API Endpoint', { endpoint: 'ftp://api.test/bulk' }, 'must be a path'],
		['API Endpoint', { endpoint: '//evil.test/bulk' }, 'must be a path'],
		['API Endpoint', { endpoint: 'javascript:alert(1)' }, 'must be a path'],
		['API Endpoint', { endpoint: '/two words' }, 'does not make a usable address'],
		['API Endpoint', { endpoint: '/a\nb' }, 'does not make a usable address'],
		['API Endpoint', { endpoint: '/a/{}' }, '{} without a field name'],
		['API Endpoint', { endpoint: '/a/{ }' }, ''],
		['API Endpoint', { endpoint: '/a/{b[}' }, 'never closed'],
		['API Endpoint', { endpoint: '/a/{[?(@.b)]}' }, 'filter or script'],
		['API Base URL', { baseUrl: '' }, 'is empty'],
		['API Base URL', { baseUrl: '  ' }, 'is empty'],
		['API Base URL', { baseUrl: 'api.test' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'api.test:8080/v2' }, 'http:// or https://'],
		['API Base URL', { baseUrl: '/v2' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'https://' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'ftp://api.test' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'file:///etc/passwd' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'javascript:alert(1)' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'https://api.test:99999' }, 'http:// or https://'],
		['API Base URL', { baseUrl: 'https://api.test?x=1' }, 'has a ? or #'],
		['API Base URL', { baseUrl: 'https://api.test/#top' }, 'has a ? or #'],
	])('%s: %j', (field, place, fragment) => {
		expectRefusal(refusal({}, place), field, fragment);
	});

	test.each<Place>([
		{ endpoint: 'bulk' },
		{ endpoint: '/bulk?upsert=true' },
		{ endpoint: '/%20/ü' },
		{ baseUrl: 'http://localhost:8080/' },
		{ baseUrl: 'https://api.test/v2//' },
		{ baseUrl: ' HTTPS://api.test ' },
	])('%j is taken', (place) => {
		expect(refusal({}, place)).toBeUndefined();
	});
});

describe('headers', () => {
	const name = 'X-Source';

	test.each([
		[{ name: 'two words', value: 'x' }, 'not a valid header name'],
		[{ name: 'colon:', value: 'x' }, 'not a valid header name'],
		[{ name: 'größe', value: 'x' }, 'not a valid header name'],
		[{ name: 'a\r\nb', value: 'x' }, 'not a valid header name'],
		[{ name: '', value: 'x' }, 'not a valid header name'],
		[{ name, value: ' ' }, 'has no value'],
		[{ name, value: 'a\r\nInjected: yes' }, 'characters that HTTP forbids'],
		[{ name, value: 'a\nb' }, 'characters that HTTP forbids'],
		[{ name, value: 'a\u0000b' }, 'characters that HTTP forbids'],
		[{ name, value: 'a\u007fb' }, 'characters that HTTP forbids'],
		[{ name, value: 'zł' }, 'characters that HTTP forbids'],
		[{ name, value: '😀' }, 'characters that HTTP forbids'],
		...['Host', 'content-length', 'Transfer-Encoding', 'CONNECTION', 'Keep-Alive'].map(
			(reserved) => [{ name: reserved, value: '1' }, 'is set automatically'] as const,
		),
		...['Upgrade', 'TE', 'Trailer', 'Expect'].map(
			(reserved) => [{ name: reserved, value: '1' }, 'is set automatically'] as const,
		),
	] as const)('Additional Headers: %j', (header, fragment) => {
		expectRefusal(refusal({}, { headers: [header] }), 'Additional Headers', fragment);
	});

	test.each(['two words', 'a:b', 'Host', 'Content-Length', 'schlüssel'])(
		'Idempotency Key Header: %s',
		(idempotencyKeyHeader) => {
			const field = 'Idempotency Key Header';
			expectRefusal(refusal({ idempotencyKeyHeader }), field, `"${idempotencyKeyHeader}"`);
		},
	);

	test.each([
		{ name, value: 'a\tb é' },
		{ name: ' X-Padded ', value: ' padded \n' },
		{ name: '', value: '' },
		{ name: "!#$%&'*+-.^_`|~", value: 'x' },
	])('%j is taken', (header) => {
		expect(refusal({}, { headers: [header] })).toBeUndefined();
	});
});

describe('codes', () => {
	const fields: Array<[string, (text: string) => Overrides]> = [
		['Recoverable Error Codes', (recoverableErrorCodes) => ({ recoverableErrorCodes })],
		['Yielding Error Codes', (yieldingErrorCodes) => ({ yieldingErrorCodes })],
		['Stop Codes', (stopCodes) => ({ stopCodes })],
		['Already Applied Codes', (alreadyAppliedCodes) => ({ alreadyAppliedCodes })],
		['Success Codes', (successCodes) => ({ successCodes })],
	];
	test.each(fields)('%s takes numbers, classes, words and empty places', (_, write) => {
		expect(refusal(write('599, 6xx,7XX ,E-101, err.not_found/a:b,,-7, '))).toBeUndefined();
		expect(refusal(write(''))).toBeUndefined();
	});

	test.each(
		fields.flatMap(([first, one], at) =>
			fields.slice(at + 1).map(([second, other]) => [first, second, one, other] as const),
		),
	)('a code in both %s and %s', (first, second, one, other) => {
		for (const code of ['777', '7xx', 'E7']) {
			const message = refusal({ ...one(code), ...other(`E8,${code}`) })?.message;
			expect(message).toMatch(new RegExp(`^The code ${code} is both in '.*' and in '.*'$`));
			expect(message).toContain(`'${first}'`);
			expect(message).toContain(`'${second}'`);
		}
		expect(refusal({ ...one('7XX'), ...other('7xx') })?.message).toContain('7xx');
	});

	test('a code and its class may stand in different lists, and a code twice in one', () => {
		expect(refusal({ recoverableErrorCodes: '5xx,502', stopCodes: '501,4xx,4xx' })).toBeUndefined();
	});
});

describe('limits out of range', () => {
	const whole: Array<[string, string, number, number]> = [
		['Grouping Limit', 'groupingLimit', 1, 10_000],
		['Max Retries', 'maxRetries', 0, 100],
		['Concurrency', 'concurrency', 1, 100],
		['Requests per Period', 'requestsPerPeriod', 0, 1e6],
		['Stop After Failures', 'stopAfterFailures', 0, 1e9],
		['Send Only First', 'sendOnlyFirst', 0, 1e9],
	];
	test.each(whole)('%s', (field, name, least, most) => {
		const wrong = [
			least - 1,
			most + 1,
			least + 0.5,
			NaN,
			Infinity,
			-Infinity,
			'5',
			null,
			undefined,
		];
		for (const value of wrong) {
			const fragment = `must be a whole number from ${least} to ${most}, but is ${value}`;
			expectRefusal(refusal({ [name]: value } as Overrides), field, fragment);
		}
		expect(refusal({ [name]: least } as Overrides)).toBeUndefined();
		expect(refusal({ [name]: most } as Overrides)).toBeUndefined();
	});

	test('First Index', () => {
		for (const firstIndex of [-1, 2, 0.5, NaN]) {
			expectRefusal(refusal({ ...byIndex, firstIndex }), 'First Index', 'from 0 to 1');
		}
	});

	const above: Array<[string, string, string]> = [
		['Max Body Size', 'maxBodySize', 'a number above 0'],
		['Timeout', 'timeout', 'a number above 0'],
		['Period', 'period', 'a number above 0'],
		['Max Yield Time', 'maxYieldTime', 'a number of 0 or more'],
		['Base Delay', 'baseDelay', 'a number of 0 or more'],
		['Max Delay', 'maxDelay', 'a number of 0 or more'],
	];
	test.each(above)('%s', (field, name, fragment) => {
		const wrong = [-1, NaN, Infinity, '5', null, ...(fragment.endsWith('above 0') ? [0] : [])];
		for (const value of wrong) {
			expectRefusal(refusal({ [name]: value } as Overrides), field, fragment);
		}
		expect(refusal({ [name]: 0.5 } as Overrides)).toBeUndefined();
	});

	test('Period Unit', () => {
		const periodUnit = 'Minutes' as 'minutes';
		expectRefusal(refusal({ requestsPerPeriod: 5, periodUnit }), 'Period Unit', 'minutes');
	});

	test('API Method', () => {
		for (const apiMethod of ['GET', 'post', '', 'BREW']) {
			expectRefusal(refusal({ apiMethod }), 'API Method', 'POST, PUT, PATCH, DELETE');
		}
	});
});
