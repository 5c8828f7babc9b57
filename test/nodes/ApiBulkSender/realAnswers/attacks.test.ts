import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	AnsweringDestination,
	became,
	map,
	reasonOf,
	records,
	resultOf,
	type Told,
} from './answering';

const destination = new AnsweringDestination();

const whole = { responseReports: 'wholeRequest' };
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('an answer nested thousands of levels deep', () => {
	const token = 'a-token-that-comes-back';
	const echo: Told = {
		body: [{ success: false, message: `Not allowed for ${token}` }, { success: true }],
	};
	const deep: Told = {
		body: `[{"success":true},${nested(3000)}]`,
		headers: { 'content-type': 'application/json' },
	};

	it.each([
		['after the echo of a secret', [echo, deep, echo], ['3', '4']],
		['before it', [deep, echo, echo], ['1', '2']],
	])('costs its own request only: %s', async (_, answers, lost) => {
		const result = await destination.send(answers, {
			items: records(6),
			credential: destination.credential({ authentication: 'bearerToken', token }),
			parameters: {
				groupingLimit: 2,
				parsePathMap: map({ error_message: '$.message' }),
				options: { includeResponse: true, stopWhenUnclear: false },
			},
		});
		const outcomes = Object.entries(became(result));
		for (const [id, outcome] of outcomes) {
			const told = Number(id) % 2 === 1 ? 'rejected' : 'succeeded';
			expect([id, outcome]).toEqual([id, lost.includes(id) ? 'unclear' : told]);
		}
		expect(reasonOf(result, lost[0])).toMatch(/nested deeper than 200 levels/);
		const leaves = JSON.stringify([result.outputs, result.hints]);
		expect(leaves).toContain('Not allowed for ***');
		expect(leaves).not.toContain(token);
	});
});

it('a page is known by its content type alone, and is no text that says yes', async () => {
	const result = await destination.send(
		{ body: 'OK, please log in', headers: { 'content-type': 'text/html; charset=utf-8' } },
		{ parameters: whole },
	);
	expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear' });
});

describe('a path that multiplies what it visits', () => {
	const wide: Told = { body: nested(150), headers: { 'content-type': 'application/json' } };
	const path = '$..a..a..a..a';

	it.each<[string, INodeParameters]>([
		['Response Split Path', { responseSplitPath: `${path}[*]` }],
		['Parse Path Map', { ...whole, parsePathMap: map({ error_message: path }) }],
		[
			'Success Field',
			{ ...whole, recordOutcome: 'field', successField: path, successValues: 'yes' },
		],
	])('ends as unclear, with what to do: %s', async (_, parameters) => {
		const result = await destination.send(wide, { parameters });
		expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear' });
		expect(reasonOf(result, '1')).toMatch(/more than \d+ places.*name the way/);
	});

	it('finds no codes and no time to wait, and the answer is read all the same', async () => {
		const body = { ok: true, deep: JSON.parse(nested(150)) as unknown };
		const options = { requestCodePath: path, waiting: { waiting: { waitPath: path } } };
		const result = await destination.send([{ status: 503, body }, { body }], {
			parameters: { ...whole, options },
		});
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded' });
	});
});

describe('Include Response', () => {
	const large = { job: 'j1', text: 'x'.repeat(200_000) };
	const options = { includeResponse: true };

	it.each<[string, Told, INodeParameters]>([
		['for the request as a whole', { body: large }, whole],
		['of a failed request', { body: { ...large, success: false } }, whole],
		[
			'of one part that names all',
			{ body: { errors: [{ ...large, ids: records(300).map(({ json }) => json.id) }] } },
			{
				responseReports: 'failedRecordsOnly',
				responseSplitPath: '$.errors[*]',
				requestKeyPath: '$.id',
				responseKeyPath: '$.ids',
			},
		],
	])('holds one copy for all records: %s', async (_, told, parameters) => {
		const { succeeded, failed } = await destination.send(told, {
			items: records(300),
			parameters: { groupingLimit: 300, ...parameters, options },
		});
		const items = [...succeeded, ...failed];
		const responses = items.map(({ json }) => (json.delivery as IDataObject).response);
		expect(responses).toHaveLength(300);
		expect(responses[0]).toBeDefined();
		expect(new Set(responses).size).toBe(1);
	});
});

describe('the clock of the machine set back by an hour in the middle', () => {
	afterEach(() => jest.restoreAllMocks());

	it.each<[string, Told, INodeParameters]>([
		[
			'under a rate limit',
			{ body: {} },
			{ rateLimit: { rateLimit: { requestsPerPeriod: 1, period: 0.1, periodUnit: 'seconds' } } },
		],
		['while the API asks to wait', { status: 429, headers: { 'retry-after': '0.1' } }, {}],
		['while a repeat waits', { status: 503, headers: { 'retry-after': '0.1' } }, {}],
	])('stops no run: %s', async (_, first, options) => {
		const now = Date.now.bind(Date);
		const result = await destination.send(
			(_asked, nth) => {
				if (nth > 1) return { body: {} };
				jest.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
				return first;
			},
			{ items: records(3), parameters: { ...whole, groupingLimit: 1, options } },
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded', 3: 'succeeded' });
	});
});

describe('an Idempotency Key Header that is needed for something else', () => {
	it.each(['Authorization', 'content-type', 'X-Api-Key'])(
		'is refused before anything is sent: %s',
		async (idempotencyKeyHeader) => {
			const headerName = 'x-api-key';
			const login = { authentication: 'header', headerName, headerValue: 'a-long-secret' };
			const { error } = await destination.send(
				{},
				{
					credential: destination.credential(login),
					parameters: { ...whole, options: { idempotencyKeyHeader } },
				},
			);
			expect(error?.message).toMatch(/'Idempotency Key Header' is .*needed for something else/);
			expect(destination.asked).toEqual([]);
		},
	);

	it('is refused where Additional Headers sets it too', async () => {
		const { error } = await destination.send(
			{},
			{
				parameters: {
					...whole,
					additionalHeaders: { entries: [{ name: 'X-Key', value: 'mine' }] },
					options: { idempotencyKeyHeader: 'x-key' },
				},
			},
		);
		expect(error?.message).toMatch(/"x-key", which 'Idempotency Key Header' sets too/);
		expect(destination.asked).toEqual([]);
	});
});

describe('a redirect after POST', () => {
	it('with 303 means "done, look there": nobody knows what became of the records', async () => {
		const result = await destination.send(
			{ status: 303, headers: { location: '/jobs/1' } },
			{ parameters: whole },
		);
		expect(became(result)).toEqual({ 1: 'unclear', 2: 'unclear' });
		expect(destination.asked.map(({ path }) => path)).toEqual(['/records']);
	});

	it.each([301, 302])('with %d took nothing', async (status) => {
		const result = await destination.send(
			{ status, headers: { location: '/elsewhere' } },
			{ parameters: { ...whole, options: { stopWhenUnclear: false } } },
		);
		expect(became(result)).toEqual({ 1: 'rejected', 2: 'rejected' });
	});
});

describe('positions that the values of the parts refute', () => {
	const people = ['ann', 'bob', 'cay', 'dan', 'eve'].map((name) => `${name}@example.com`);
	const items = people.map((email) => ({ json: { email } }));
	const parameters = { responseSplitPath: '$.results[*]', parsePathMap: map({}) };
	const answer = (order: string[], bad: string): Told => ({
		body: { results: order.map((email) => ({ email, success: email !== bad })) },
	});

	it('blame nobody: the batch is unclear and the run stops with what to choose', async () => {
		const result = await destination.send(answer([...people].reverse(), people[0]), {
			items: [...items, { json: { email: 'fay@example.com' } }],
			parameters: { ...parameters, groupingLimit: 5 },
		});
		const { 'fay@example.com': rest, ...first } = became(result, 'email');
		expect(Object.values(first)).toEqual(Array(5).fill('unclear'));
		expect(rest).toBe('stopped');
		expect(result.hints[0]).toMatch(/'Match By' to Key, 'Request Key Path' to \$\.email/);
	});

	it('hold where the order is right', async () => {
		const result = await destination.send(answer(people, people[1]), { items, parameters });
		expect(resultOf(result, people[1], 'email').cause).toBe('rejected');
		expect(result.succeeded).toHaveLength(4);
	});
});
