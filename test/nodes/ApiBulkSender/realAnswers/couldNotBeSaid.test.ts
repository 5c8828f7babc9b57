import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	AnsweringDestination,
	became,
	goesOn,
	map,
	reasonOf,
	records,
	resultOf,
	rowsOf,
	type Asked,
	type Told,
} from './answering';

const destination = new AnsweringDestination();

const whole = { responseReports: 'wholeRequest' };
const oneByOne = { bulkSupport: false };
const idsIn = ({ body }: Asked) => rowsOf(body).map(({ id }) => id as string);

describe('a list of errors that is absent when all is well', () => {
	const withoutProof = {
		groupingLimit: 2,
		requestSplitPath: '$.attributes[*]',
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		missingList: 'noneFailed',
		matchBy: 'index',
		responseIndexPath: '$.index',
	};
	const parameters = { ...withoutProof, successField: '$.message', successValues: 'success' };
	const allWell = { message: 'success', attributes_processed: 2 };

	it('names the failed where it comes, and is no failure where it does not', async () => {
		const errors = [{ type: 'The email is invalid', index: 1 }];
		const result = await destination.send(
			[
				{ status: 201, body: allWell },
				{ status: 201, body: { ...allWell, attributes_processed: 1, errors } },
				{ status: 201, body: { ...allWell, attributes_processed: 1 } },
			],
			{ items: records(5), parameters },
		);
		expect(became(result)).toEqual({
			1: 'succeeded',
			2: 'succeeded',
			3: 'succeeded',
			4: 'rejected',
			5: 'succeeded',
		});
	});

	it('proves nothing where the field that proves is missing', async () => {
		const result = await destination.send({ body: { welcome: true } }, { parameters });
		expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear' });
	});

	it.each<[string, IDataObject, INodeParameters]>([
		['with the list away', { message: 'success', status: 'failed' }, {}],
		['with the list empty', { message: 'success', errors: [], success: false }, {}],
		[
			'with a good part for each',
			{ errors: [{}, {}], status: 'failed' },
			{ responseReports: 'everyRecord', matchBy: 'position' },
		],
	])('proves nothing where the rest of the answer says no: %s', async (_, body, other) => {
		const result = await destination.send({ body }, { parameters: { ...parameters, ...other } });
		expect(Object.values(became(result))).not.toContain('succeeded');
	});

	it('is read the same where the answer is an empty object, or 204', async () => {
		const result = await destination.send([{ body: {} }, { status: 204 }], {
			items: records(4),
			parameters: withoutProof,
		});
		expect(Object.values(became(result))).toEqual(Array(4).fill('succeeded'));
		expect(result.hints).toContainEqual(expect.stringMatching(/had a list of failed records/));
	});
});

describe('codes for the request, in a 200 beside the list', () => {
	const parameters = {
		requestSplitPath: '$.input[*]',
		responseSplitPath: '$.result[*]',
		yieldingErrorCodes: '429,606',
		recoverableErrorCodes: '502,713',
		parsePathMap: map({ status_code: '$.reasons[*].code' }),
		options: { requestCodePath: '$.errors[*].code', renewTokenCodes: '401,601,602' },
	};
	const whenAll = (...codes: string[]): Told => ({
		body: { success: false, errors: codes.map((code) => ({ code, message: `Error ${code}` })) },
	});
	const judged: Told = {
		body: {
			success: true,
			result: [{ status: 'created' }, { status: 'skipped', reasons: [{ code: '1004' }] }],
		},
	};
	const login = () => ({
		parameters,
		credential: destination.credential({
			authentication: 'clientKey',
			clientKey: 'key',
			clientSecret: 'a-long-secret',
			tokenPath: '/token',
		}),
	});

	it('are waited out, renew the token and are repeated as their lists say', async () => {
		const answers = [whenAll('606'), whenAll('602'), whenAll('713', '606'), judged];
		const result = await destination.send(answers, login());
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected' });
		expect(destination.tokens).toBe(2);
		expect(destination.sent).toEqual(Array(4).fill(['1', '2']));
		expect(result.summary.requests).toMatchObject({ sent: 4, yielded: 1 });
		expect(resultOf(result, '2').parsed).toEqual({ status_code: '1004' });
	});

	it('end the run where a fresh token is refused, too', async () => {
		const result = await destination.send([whenAll('602'), whenAll('601')], {
			...login(),
			node: goesOn,
		});
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected' });
		expect(result.hints[0]).toMatch(/^Sending stopped early.*60[12]/);
	});

	it('decide nothing where no list has them: the body says no', async () => {
		const result = await destination.send(whenAll('1003'), { ...login(), node: goesOn });
		expect(Object.values(became(result))).not.toContain('succeeded');
		expect(reasonOf(result, '1')).toMatch(/1003/);
		expect(destination.asked).toHaveLength(1);
	});

	it('are refused as a setting where the path reads single records', async () => {
		const { error } = await destination.send(judged, {
			parameters: { ...parameters, options: { requestCodePath: '$.result[*].code' } },
		});
		expect(error?.message).toMatch(/'Request Code Path'.*'Response Split Path'/);
		expect(destination.asked).toEqual([]);
	});
});

describe('403', () => {
	const parameters = {
		...whole,
		groupingLimit: 1,
		yieldingErrorCodes: '429,rateLimitExceeded',
		options: { requestCodePath: '$.error.errors[*].reason' },
	};
	const refusal = (reason: string): Told => ({
		status: 403,
		body: { error: { errors: [{ reason }], message: `No: ${reason}` } },
	});

	it('that means "slow down" is waited out', async () => {
		const answers = [refusal('rateLimitExceeded'), { body: {} }, { body: {} }];
		const result = await destination.send(answers, { parameters });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
		expect(destination.sent).toEqual([['1'], ['1'], ['2']]);
	});

	it('that means no stops the run', async () => {
		const result = await destination.send(refusal('forbidden'), { parameters, node: goesOn });
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'stopped' });
		expect(destination.asked).toHaveLength(1);
	});
});

describe('one bad record that refuses the batch', () => {
	it.each([409, 404])('stands alone in the end, with %d', async (status) => {
		const taken: string[] = [];
		const result = await destination.send(
			(asked) => {
				const ids = idsIn(asked);
				if (ids.includes('3')) return { status, body: { message: 'Contact 3 is in the way' } };
				taken.push(...ids);
				return { body: { ok: true } };
			},
			{ items: records(4), parameters: { ...whole, options: { splitCodes: String(status) } } },
		);
		const outcomes = { 1: 'succeeded', 2: 'succeeded', 3: 'rejected', 4: 'succeeded' };
		expect(became(result)).toEqual(outcomes);
		expect(taken.sort()).toEqual(['1', '2', '4']);
	});

	it('does not stop the run where it comes alone and first', async () => {
		const result = await destination.send([{ status: 404 }, { body: {} }], {
			parameters: { ...whole, groupingLimit: 1, options: { splitCodes: '404' } },
		});
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'succeeded' });
	});

	const byPointer = {
		requestSplitPath: '$.profiles[*]',
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		matchBy: 'index',
		responseIndexPath: '$.source.pointer',
		indexPattern: '/data/*/#/',
		parsePathMap: map({ status_code: '$.code', error_message: '$.detail' }),
	};
	const refusedAt = (...places: number[]): Told => ({
		status: 400,
		body: {
			errors: places.map((place) => ({
				code: 'invalid',
				detail: `The phone number of ${place} is wrong`,
				source: { pointer: `/data/attributes/profiles/data/${place}/attributes/phone_number` },
			})),
		},
	});

	it('is named by a JSON pointer: the others go again at once, without it', async () => {
		const result = await destination.send([refusedAt(5), { status: 202, body: { data: {} } }], {
			items: records(8),
			parameters: {
				...byPointer,
				missingList: 'noneFailed',
				options: { judgedCodes: '400', unnamedRecords: 'sentAgain' },
			},
		});
		const { 6: bad, ...others } = became(result);
		expect(bad).toBe('rejected');
		expect(Object.values(others)).toEqual(Array(7).fill('accepted'));
		expect(reasonOf(result, '6')).toBe('invalid: The phone number of 5 is wrong');
		expect(destination.sent).toEqual([
			['1', '2', '3', '4', '5', '6', '7', '8'],
			['1', '2', '3', '4', '5', '7', '8'],
		]);
	});

	it('lends its message to no other record', async () => {
		const result = await destination.send(refusedAt(0, 2), {
			items: records(3),
			parameters: { ...byPointer, options: { judgedCodes: '400' } },
		});
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected', 3: 'rejected' });
		expect(reasonOf(result, '1')).toMatch(/number of 0/);
		expect(reasonOf(result, '3')).toMatch(/number of 2/);
		expect(reasonOf(result, '2')).toMatch(/refused because of other records/);
	});

	it('lends it to none where the status is not judged, either', async () => {
		const result = await destination.send(refusedAt(1), { parameters: byPointer });
		expect(reasonOf(result, '2')).toMatch(/number of 1/);
		expect(reasonOf(result, '1')).not.toMatch(/number of 1/);
	});
});

it('one error that names several records fails each of them', async () => {
	const result = await destination.send(
		{
			status: 207,
			body: {
				status: 'COMPLETE',
				results: [{ properties: { id: '1' } }, { properties: { id: '4' } }],
				numErrors: 1,
				errors: [
					{ category: 'VALIDATION_ERROR', message: 'No such color', context: { ids: ['2', '3'] } },
				],
			},
		},
		{
			items: records(4),
			parameters: {
				requestSplitPath: '$.inputs[*]',
				responseSplitPath: '$.results[*],$.errors[*]',
				matchBy: 'key',
				requestKeyPath: '$.id',
				responseKeyPath: '$.properties.id,$.context.ids',
				recordOutcome: 'splitPath',
				failureSplitPaths: '$.errors[*]',
				parsePathMap: map({ status_code: '$.category', error_message: '$.message' }),
			},
		},
	);
	expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected', 3: 'rejected', 4: 'succeeded' });
	expect(reasonOf(result, '3')).toBe('VALIDATION_ERROR: No such color');
});

describe('an answer keyed', () => {
	const failedOnly = { responseReports: 'failedRecordsOnly', responseSplitPath: '$.errors.*' };

	it('by id names its records by the keys', async () => {
		const result = await destination.send(
			{ body: { errors: { 3: { 2004: 'Invalid key id' }, 1: { 2006: 'No consent' } } } },
			{
				items: records(3),
				parameters: { ...failedOnly, requestKeyPath: '$.id', responseKeyPath: '~' },
			},
		);
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'succeeded', 3: 'rejected' });
	});

	it('by position names them so', async () => {
		const result = await destination.send(
			{ body: { errors: { 0: ['No email'], 2: ['No email'] } } },
			{
				items: records(3),
				parameters: { ...failedOnly, matchBy: 'index', responseIndexPath: '~' },
			},
		);
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'succeeded', 3: 'rejected' });
	});

	it('by id for every record is read part by part', async () => {
		const result = await destination.send(
			{ body: { 2: { status: 'failed' }, 1: { status: 'created' } } },
			{
				items: records(3),
				parameters: {
					responseSplitPath: '$.*',
					matchBy: 'key',
					requestKeyPath: '$.id',
					responseKeyPath: '~',
				},
			},
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected', 3: 'unclear' });
	});
});

describe('a mutation that worked when its userErrors are empty', () => {
	const parameters = {
		...oneByOne,
		recordOutcome: 'field',
		successField: '$.data.create.userErrors',
		successCondition: 'isEmpty',
		yieldingErrorCodes: '429,THROTTLED',
		options: { requestCodePath: '$.errors[*].extensions.code' },
	};
	const made = (...userErrors: unknown[]): Told => ({ body: { data: { create: { userErrors } } } });
	const refused = (code: string): Told => ({
		body: { data: null, errors: [{ message: `No: ${code}`, extensions: { code } }] },
	});

	it('is judged by them, and THROTTLED is waited out', async () => {
		const blank = { field: ['name'], message: "Name can't be blank" };
		const answers = [refused('THROTTLED'), made(), refused('THROTTLED'), made(blank)];
		const result = await destination.send(answers, { parameters });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected' });
		expect(destination.sent).toEqual([['1'], ['1'], ['2'], ['2']]);
		expect(result.summary.requests).toMatchObject({ yielded: 2 });
	});

	it('did not work where errors without userErrors come back', async () => {
		const result = await destination.send(refused('MAX_COST_EXCEEDED'), { parameters });
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected' });
	});
});

describe('how long to wait', () => {
	/** What opens after a while, and refuses until then. */
	function door(opensAfterMs: number, refusal: Told, opened: Told) {
		let opensAt: number | undefined;
		return () => {
			opensAt ??= performance.now() + opensAfterMs;
			return performance.now() < opensAt ? refusal : opened;
		};
	}

	it.each<[string, Told, INodeParameters]>([
		['a decimal Retry-After', { status: 429, headers: { 'retry-after': '0.3' } }, {}],
		[
			'a place in the body',
			{ status: 429, body: { error: { wait: 0.3 } } },
			{ waitPath: '$.error.wait' },
		],
		['a reset header', { status: 429, headers: { 'x-ratelimit-reset': '0.3' } }, {}],
		['Least Wait', { status: 429 }, { leastWait: 0.3 }],
	])('is heeded, so that one repeat is enough: %s', async (_, refusal, waiting) => {
		const result = await destination.send(door(250, refusal, { body: {} }), {
			parameters: { ...whole, options: { waiting: { waiting } } },
		});
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
		expect(destination.asked).toHaveLength(2);
	});

	it('is heeded where the part of a record says it', async () => {
		const parts = (second: object): Told => ({
			body: { responses: [{ status: 201 }, second].slice(-destination.sent.at(-1)!.length) },
		});
		const answer = door(250, {}, { status: 200 });
		const result = await destination.send(
			() =>
				answer().status === 200
					? parts({ status: 201 })
					: parts({ status: 429, headers: { 'Retry-After': '0.3' } }),
			{
				parameters: {
					responseSplitPath: '$.responses[*]',
					parsePathMap: map({ status_code: '$.status' }),
					options: { waiting: { waiting: { waitPath: '$.headers.Retry-After' } } },
				},
			},
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
		expect(destination.sent).toEqual([['1', '2'], ['2']]);
	});

	const inTwoHours = () => Math.ceil(Date.now() / 1000) + 7200;

	it.each<[string, (time: number) => Record<string, string>]>([
		['X-RateLimit-Reset', (time) => ({ 'x-ratelimit-reset': String(time) })],
		[
			'with none remaining',
			(time) => ({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(time) }),
		],
		['in milliseconds', (time) => ({ 'ratelimit-reset': String(time * 1000) })],
	])('is the time of a reset header without Retry-After: %s', async (_, headers) => {
		const time = inTwoHours();
		const result = await destination.send(
			{ status: 429, headers: headers(time) },
			{ parameters: { ...whole, groupingLimit: 1 }, node: goesOn },
		);
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'stopped' });
		expect(reasonOf(result, '2')).toContain(new Date(time * 1000).toISOString());
	});

	it.each<[string, Record<string, string>]>([
		['Retry-After says it', { 'retry-after': '0' }],
		['requests remain', { 'x-ratelimit-remaining': '7' }],
	])('is not that of a reset header where %s', async (_, headers) => {
		const refusal = { ...headers, 'x-ratelimit-reset': String(inTwoHours()) };
		const result = await destination.send([{ status: 429, headers: refusal }, { body: {} }], {
			parameters: whole,
		});
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
	});

	it('is kept before the next request, where a good answer leaves none', async () => {
		const headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': '0.3' };
		const answer = door(250, { status: 429, headers }, { body: {} });
		const result = await destination.send(
			(_, nth) => (answer(), nth === 1 ? { body: {}, headers } : answer()),
			{ parameters: { ...whole, groupingLimit: 1 } },
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
		expect(destination.sent).toEqual([['1'], ['2']]);
	});

	it('ends the run beyond Longest Wait, for codes that are repeated as well', async () => {
		const result = await destination.send(
			{ status: 503, headers: { 'retry-after': '2' } },
			{
				parameters: { ...whole, groupingLimit: 1, options: longestWait(1) },
				node: goesOn,
			},
		);
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'stopped' });
		expect(reasonOf(result, '2')).toMatch(/asks to wait until .*Z, .*'Longest Wait' \(1 s\)/);
		expect(destination.asked).toHaveLength(1);
	});

	function longestWait(seconds: number) {
		return { waiting: { waiting: { longestWait: seconds } } };
	}

	it('is counted against Max Yield Time from the first refusal of a series', async () => {
		const refusal = { status: 429, headers: { 'retry-after': '0.25' } };
		const result = await destination.send([refusal, refusal, refusal, refusal, { body: {} }], {
			parameters: { ...whole, groupingLimit: 1, options: { maxYieldTime: 0.6 } },
			node: goesOn,
		});
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'stopped' });
		expect(reasonOf(result, '2')).toMatch(/'Max Yield Time'/);
		expect(destination.asked.length).toBeLessThan(4);
	});

	it('is counted so however long the answers before it took', async () => {
		const slow = { status: 429, headers: { 'retry-after': '0.1' }, afterMs: 300 };
		const result = await destination.send([slow, { body: {} }, slow, { body: {} }], {
			parameters: { ...whole, groupingLimit: 1, options: { maxYieldTime: 0.2 } },
		});
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
	});
});

describe('an answer of lines', () => {
	const lines = '{"success":true}\n{"success":false,"error":"Bad JSON"}\n{"success":true}\n';

	it.each(['text/plain', 'application/x-ndjson', 'application/json'])(
		'has a part in each: %s',
		async (contentType) => {
			const result = await destination.send(
				{ body: lines, headers: { 'content-type': contentType } },
				{ items: records(3) },
			);
			expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected', 3: 'succeeded' });
		},
	);

	it.each<[number, Record<string, string>]>([
		[1, { 1: 'rejected' }],
		[2, { 1: 'unclear', 2: 'unclear' }],
	])('has one part where it is one line, for %d sent', async (count, outcomes) => {
		const headers = { 'content-type': 'application/x-ndjson' };
		const result = await destination.send(
			{ body: '{"success":false,"error":"Bad JSON"}', headers },
			{ items: records(count) },
		);
		expect(became(result)).toEqual(outcomes);
	});
});

describe('a key that comes back in another case', () => {
	const parameters = {
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		requestKeyPath: '$.email',
		responseKeyPath: '$.email_address',
	};
	const refused = (email: string): Told => ({ body: { errors: [{ email_address: email }] } });
	const items = (...emails: string[]) => emails.map((email) => ({ json: { email } }));

	it('names the one record that it fits', async () => {
		const result = await destination.send(refused('ann@example.com'), {
			items: items('Ann@Example.com', 'bob@example.com'),
			parameters,
		});
		const outcomes = { 'Ann@Example.com': 'rejected', 'bob@example.com': 'succeeded' };
		expect(became(result, 'email')).toEqual(outcomes);
	});

	it('names the exact one of two, and none where neither is exact', async () => {
		const both = items('ANN@x.io', 'ann@x.io');
		const exact = await destination.send(refused('ann@x.io'), { items: both, parameters });
		expect(became(exact, 'email')).toEqual({ 'ANN@x.io': 'succeeded', 'ann@x.io': 'rejected' });
		const neither = await destination.send(refused('Ann@x.io'), { items: both, parameters });
		expect(became(neither, 'email')).toEqual({ 'ANN@x.io': 'unclear', 'ann@x.io': 'unclear' });
	});
});
