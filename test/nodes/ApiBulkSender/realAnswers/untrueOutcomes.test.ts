import { runInThisContext } from 'node:vm';
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
	type Told,
} from './answering';

const destination = new AnsweringDestination();

const whole = { responseReports: 'wholeRequest' };
const oneByOne = { bulkSupport: false };
/** For numbers that JavaScript cannot write. */
const asJson = { 'content-type': 'application/json' };

describe('ids beyond 2^53', () => {
	const [before, after] = ['9007199254740992', '9007199254740993'];
	const failedOnly = {
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.errors[*]',
		requestKeyPath: '$.id',
		responseKeyPath: '$.id',
	};

	it('are told apart in an answer that writes them as numbers', async () => {
		const result = await destination.send(
			{ body: `{"errors":[{"id":${after},"code":"E1"}]}`, headers: asJson },
			{ items: [{ json: { id: before } }, { json: { id: after } }], parameters: failedOnly },
		);
		expect(became(result)).toEqual({ [before]: 'succeeded', [after]: 'rejected' });
	});

	it('leave in Records JSON and in body fields with the digits that were written', async () => {
		const recordsJson = `[{"id":${before}},{"id":${after},"share":0.12345678901234567891}]`;
		const result = await destination.send(
			{ body: `{"errors":[{"id":${after},"code":"E1"}]}`, headers: asJson },
			{
				parameters: {
					...failedOnly,
					recordsFrom: 'json',
					recordsJson,
					requestSplitPath: '$.docs[*]',
					additionalBodyFields: `{"list":${after}}`,
				},
				items: [{ json: {} }],
			},
		);
		expect(became(result)).toEqual({ [before]: 'succeeded', [after]: 'rejected' });
		expect(destination.asked[0].text).toBe(`{"list":${after},"docs":${recordsJson}}`);
	});

	it('and numbers beyond all that a number can be do so, too', async () => {
		const recordsJson = '[{"id":"1","most":1e400,"least":-1E-400}]';
		const result = await destination.send(
			{ body: { errors: [] } },
			{
				parameters: { ...failedOnly, recordsFrom: 'json', recordsJson },
				items: [{ json: {} }],
			},
		);
		expect(became(result)).toEqual({ 1: 'succeeded' });
		expect(destination.asked[0].text).toBe(recordsJson);
	});

	it('that came rounded, or are no numbers, are not sent', async () => {
		const rounded = Number(after);
		const items = [{ json: { id: rounded } }, { json: { id: 7 } }, { json: { id: 8, n: NaN } }];
		const result = await destination.send(
			{ body: { errors: [] } },
			{ items, parameters: failedOnly },
		);
		expect(became(result)).toEqual({ [rounded]: 'invalid', 7: 'succeeded', 8: 'invalid' });
		expect(reasonOf(result, rounded)).toMatch(/was rounded before it came here/);
		expect(reasonOf(result, 8)).toMatch(/"n" is NaN/);
		expect(destination.sent).toEqual([[7]]);
	});

	it('and decimals that a number cannot hold come out with the digits of the answer', async () => {
		const result = await destination.send(
			{ body: `{"id":${after},"share":0.12345678901234567891,"price":1.50}`, headers: asJson },
			{
				items: records(1),
				parameters: {
					...oneByOne,
					parsePathMap: map({ entity_id: '$.id', share: '$.share', price: '$.price' }),
				},
			},
		);
		expect(resultOf(result, '1').parsed).toEqual({
			entity_id: after,
			share: '0.12345678901234567891',
			price: 1.5,
		});
	});
});

describe('a text with 200 that says no', () => {
	it.each([
		['The Request as a Whole', whole],
		['one record a request', oneByOne],
		[
			'By Field with OK*',
			{ ...whole, recordOutcome: 'field', successField: '$', successValues: 'OK*' },
		],
	])('is a refusal: %s', async (_, parameters) => {
		const result = await destination.send({ body: 'ERR: 108, Invalid' }, { parameters });
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected' });
		expect(reasonOf(result, '1')).toMatch(/^ERR: 108, Invalid/);
	});

	it('is told from one that says yes', async () => {
		const result = await destination.send(
			({ body }) => ({ body: rowsOf(body)[0].id === '2' ? 'ERR: 108, Invalid' : 'OK 4711' }),
			{
				items: records(3),
				parameters: {
					...oneByOne,
					recordOutcome: 'field',
					successField: '$',
					successValues: 'OK*',
				},
			},
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected', 3: 'succeeded' });
	});
});

describe('a word that says no under 200', () => {
	it.each([
		{ status: 'error', message: 'Quota used up' },
		{ status: 'fail' },
		{ Success: false },
		{ errorCode: 5 },
		{ hasErrors: true },
		{ statusCode: 500 },
		{ data: { success: false } },
		{ is_success: 'no' },
		{ response: { data: { state: 'REJECTED' } } },
		{ err_no: '40001' },
		{ ok: 0 },
		{ result: { fault: 'No such list' } },
	])('is a refusal: %j', async (body) => {
		const result = await destination.send({ body }, { parameters: oneByOne });
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected' });
	});

	it.each([
		{ status: 'ok', errors: [] },
		{ success: true, error: null, errorCode: 0 },
		{ code: 200, message: 'no errors' },
		{ statusCode: 201, errors: { fields: {} } },
	])('is not heard where none is: %j', async (body) => {
		const result = await destination.send({ body }, { parameters: oneByOne });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
	});
});

it('a list of one that says no refuses the one record', async () => {
	const refusal = [{ success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] }];
	const result = await destination.send(
		({ body }) => ({
			body: rowsOf(body)[0].id === '1' ? refusal : [{ success: true, errors: [] }],
		}),
		{ parameters: oneByOne },
	);
	expect(became(result)).toEqual({ 1: 'rejected', 2: 'succeeded' });
});

describe('207 and 206 for the request as a whole', () => {
	const mixed = { responses: [{ status: 400 }, { status: 201 }] };

	it.each<[number, unknown]>([
		[207, mixed],
		[207, { took: 3 }],
		[207, 'Done'],
		[206, { took: 3 }],
		[206, undefined],
	])('prove nothing by themselves: %d %j', async (status, body) => {
		const result = await destination.send({ status, body }, { parameters: whole });
		expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear' });
	});

	it.each([206, 207])('count where a field proves it: %d', async (status) => {
		const result = await destination.send(
			{ status, body: { summary: 'all' } },
			{
				parameters: {
					...whole,
					recordOutcome: 'field',
					successField: '$.summary',
					successValues: 'all',
				},
			},
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
	});
});

describe('one of two paths that is misspelt', () => {
	const items = ['aa', 'zz', 'cc', 'dd'].map((email) => ({ json: { email } }));
	const parameters = {
		groupingLimit: 2,
		responseReports: 'failedRecordsOnly',
		responseSplitPath: '$.invalidEmails[*],$.notFoundEmail[*]',
		requestKeyPath: '$.email',
		responseKeyPath: '$',
	};

	it.each<[string, IDataObject]>([
		['with the right list empty', { invalidEmails: [], notFoundEmails: ['zz'] }],
		['with the right list away', { notFoundEmails: ['zz'] }],
		['when all is well', { invalidEmails: [] }],
	])('proves nothing, stops the run and is named: %s', async (_, body) => {
		const result = await destination.send({ body }, { items, parameters });
		const outcomes = { aa: 'unclear', zz: 'unclear', cc: 'stopped', dd: 'stopped' };
		expect(became(result, 'email')).toEqual(outcomes);
		expect(reasonOf(result, 'zz', 'email')).toMatch(/'Response Split Path'/);
		expect(result.hints[0]).toMatch(/'Response Split Path'/);
		expect(destination.asked).toHaveLength(1);
	});

	it('does so too where a list may be missing: what names the failure is in no path', async () => {
		const result = await destination.send(
			{ body: { invalidEmails: ['aa'], notFoundEmails: ['zz'] } },
			{ items: items.slice(0, 2), parameters: { ...parameters, missingList: 'noneFailed' } },
		);
		expect(became(result, 'email')).toEqual({ aa: 'rejected', zz: 'unclear' });
		expect(reasonOf(result, 'zz', 'email')).toMatch(/\$\.notFoundEmails/);
	});

	it('and no other path of the kind lets a named record succeed', async () => {
		const result = await destination.send(
			{ body: { rejected: { badEmails: ['zz'] }, invalidEmails: [] } },
			{
				items: items.slice(0, 2),
				parameters: {
					...parameters,
					responseSplitPath: '$.invalidEmails[*],$.rejected.badEmail[*]',
					missingList: 'noneFailed',
				},
			},
		);
		expect(became(result, 'email')).toEqual({ aa: 'unclear', zz: 'unclear' });
	});
});

describe('an answer that only counts', () => {
	const items = records(4);
	const byField = (successField: string, successValues: string) => ({
		...whole,
		recordOutcome: 'field',
		successField,
		successValues,
	});

	it.each<[string, IDataObject, INodeParameters]>([
		['by its words', { received: 4, imported: 3, failed: 1 }, whole],
		['by what was taken', { received: 4, imported: 3 }, whole],
		['By Field that fails', { received: 4, rejected: 1 }, byField('$.rejected', '0')],
		['By Field that proves', { total: 4, stored: 3, failed: 1 }, byField('$.total', '4')],
	])('says nothing of any one record: %s', async (_, body, parameters) => {
		const result = await destination.send({ body }, { items, parameters });
		expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear', 3: 'unclear', 4: 'unclear' });
		expect(reasonOf(result, '1')).toMatch(
			/^The answer counts "\w+": \d of 4 records, but does not/,
		);
	});

	it('is believed when it counts all', async () => {
		const result = await destination.send(
			{ body: { received: 4, imported: 4, failed: 0 } },
			{ items, parameters: whole },
		);
		expect(Object.values(became(result))).toEqual(Array(4).fill('succeeded'));
	});
});

describe('202', () => {
	const queued = { job: 'j1', status: 'queued' };

	it('is accepted, not processed: in each result, in Summary and in a hint', async () => {
		const { status, body } = { status: 202, body: queued };
		const result = await destination.send({ status, body }, { parameters: whole });
		expect(became(result)).toEqual({ 1: 'accepted', 2: 'accepted' });
		expect(resultOf(result, '1').outcome).toBe('succeeded');
		expect(result.summary.records).toMatchObject({ succeeded: 2, accepted: 2, failed: 0 });
		expect(result.hints).toContainEqual(expect.stringMatching(/2 records were accepted/));
	});

	it.each([
		['processed', 202, 'succeeded'],
		['accepted', 200, 'accepted'],
	])('means what Success Means says: %s', async (successMeans, status, outcome) => {
		const result = await destination.send(
			{ status, body: queued },
			{ parameters: { ...whole, options: { successMeans } } },
		);
		expect(became(result)).toEqual({ 1: outcome, 2: outcome });
	});
});

it('what comes back as unprocessed is sent again, alone', async () => {
	const item = (id: string) => ({ PutRequest: { Item: { id: { S: id } } } });
	const result = await destination.send(
		[{ body: { UnprocessedItems: { T: [item('2')] } } }, { body: { UnprocessedItems: {} } }],
		{
			items: records(3),
			parameters: {
				responseReports: 'failedRecordsOnly',
				responseSplitPath: '$.UnprocessedItems.*[*]',
				requestKeyPath: '$.id',
				responseKeyPath: '$.PutRequest.Item.id.S',
				recoverableErrorCodes: '502,503,504,UnprocessedItems',
			},
		},
	);
	expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded', 3: 'succeeded' });
	expect(destination.sent).toEqual([['1', '2', '3'], ['2']]);
	expect(resultOf(result, '2').attempts).toBe(2);
});

describe('a status that leaves open whether the request was done', () => {
	it.each([408, 500, 502, 504, 507, 524])('is unclear: %d', async (status) => {
		const result = await destination.send({ status }, { parameters: { maxRetries: 0 } });
		expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear' });
	});

	it.each([501, 503, 505, 409, 422])('is told from one that says no: %d', async (status) => {
		const result = await destination.send({ status }, { parameters: { maxRetries: 0 } });
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected' });
	});

	it.each<[string, Told, string]>([
		['since it is there', { status: 409, body: { message: 'In the way' } }, 'unclear'],
		['as a duplicate', { status: 422, body: { message: 'Duplicate' } }, 'unclear'],
		['with an answer that is cut off', { status: 400, body: '{"errors":["It ex' }, 'unclear'],
		['for what it holds', { status: 400, body: { message: 'No email' } }, 'rejected'],
		['without a word', { status: 400 }, 'rejected'],
	])('is settled only by a refusal of the content: %s', async (_, refusal, outcome) => {
		const result = await destination.send([{ status: 408 }, refusal], {
			parameters: { recoverableErrorCodes: '408' },
		});
		expect(became(result)).toEqual({ 1: outcome, 2: outcome });
		expect(destination.sent).toHaveLength(2);
	});
});

/** The time zone of this very process, which a test's own `process` is only a copy of. */
const zone = (runInThisContext('process') as NodeJS.Process).env;
const ownZone = zone.TZ;

describe.each(['America/New_York', 'Asia/Tokyo'])('Retry-After on a machine in %s', (timezone) => {
	beforeEach(() => {
		zone.TZ = timezone;
	});
	afterEach(() => {
		if (ownZone === undefined) delete zone.TZ;
		else zone.TZ = ownZone;
	});

	const later = new Date(Math.ceil(Date.now() / 1000) * 1000 + 7_200_000);
	const [day, date, month, year, time] = later.toUTCString().replace(',', '').split(' ');
	const asctime = `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`;
	const rfc850 = `${longDay()}, ${date}-${month}-${year.slice(2)} ${time} GMT`;
	function longDay(): string {
		return later.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
	}

	it.each([
		['asctime', asctime],
		['RFC 850', rfc850],
		['IMF', later.toUTCString()],
		['seconds since 1970', String(later.getTime() / 1000)],
	])('is the time that it names: %s', async (_, header) => {
		expect(new Date().getTimezoneOffset()).not.toBe(0);
		const result = await destination.send(
			{ status: 429, headers: { 'retry-after': header } },
			{ parameters: { groupingLimit: 1 }, node: goesOn },
		);
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'stopped' });
		expect(reasonOf(result, '2')).toContain(`asks to wait until ${later.toISOString()}`);
	});
});

describe('a status with its text as the code of a part', () => {
	const parts = (...statuses: string[]): Told => ({ body: statuses.map((status) => ({ status })) });
	const parsePathMap = map({ status_code: '$.status' });

	it('counts by its number', async () => {
		const result = await destination.send(parts('201 Created', '422 Unprocessable Entity'), {
			parameters: { parsePathMap },
		});
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected' });
	});

	it('is waited out when it says too many requests', async () => {
		const answers = [parts('201 Created', '429 Too Many Requests'), parts('201 Created')];
		const result = await destination.send(answers, { parameters: { parsePathMap } });
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
		expect(destination.sent).toEqual([['1', '2'], ['2']]);
		expect(result.summary.requests).toMatchObject({ retried: 0, yielded: 1 });
	});
});
