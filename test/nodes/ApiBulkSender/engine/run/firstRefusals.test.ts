import {
	accept,
	http,
	lost,
	ok,
	people,
	run,
	type Overrides,
	type Reply,
	type Sent,
} from '../harness';

const batches: Overrides = { groupingLimit: 2, concurrency: 1 };
const singles: Overrides = { groupingLimit: 1, concurrency: 1 };

/** How many requests leave when they are answered so, and what ends the run. */
async function sends(settings: Overrides, answers: (request: Sent) => Reply, count = 60) {
	const { sent, result } = await run(people(count), settings, answers);
	return { sent: sent.length, stop: result.stop };
}

const refuse = (text: unknown) => () => http(400, text);

describe('rule 17: the first refusals', () => {
	it('three batches that are refused alike stop the run', async () => {
		const { sent, stop } = await sends(batches, refuse('No list given'));
		expect(sent).toBe(3);
		expect(stop?.kind).toBe('setting');
	});

	it('twenty single requests that are refused alike stop the run', async () => {
		const { sent, stop } = await sends(singles, refuse('No list given'));
		expect(sent).toBe(20);
		expect(stop?.kind).toBe('setting');
	});

	it('with one record a request, Bulk Support off, too', async () => {
		expect((await sends({ bulkSupport: false }, refuse('x'))).sent).toBe(20);
	});

	it('batches refused are rejected, the rest is unsent', async () => {
		const { fates } = await run(people(8), batches, refuse('No list given'));
		expect(fates).toEqual([...Array(6).fill('rejected'), 'stopped', 'stopped']);
	});

	it('the reason has the destination’s own sentence first, then what to look at', async () => {
		const { stop } = await sends(batches, refuse({ message: 'Unknown list "customers".' }));
		expect(stop?.reason).toMatch(/^Unknown list "customers"\. The first 3 requests/);
		expect(stop?.reason).toMatch(/'Grouping Limit', 'Request Split Path' and 'API Endpoint'/);
		expect((await sends(singles, refuse('Bad'))).stop?.reason).toMatch(
			/^Bad\. The first 20 requests .*'Request Split Path'.*'API Endpoint'/,
		);
		expect((await sends(batches, refuse(''))).stop?.reason).toMatch(/^HTTP 400\. The first 3/);
	});

	it('a batch that is put off is not refused', async () => {
		const settings: Overrides = {
			...batches,
			responseReports: 'wholeRequest',
			parsePathMapJson: '{"status_code":"$.code"}',
		};
		const codes = [410, 404, 503];
		const answers = ({ number }: Sent) => ok({ code: codes[number - 1] ?? 200, message: 'No' });
		const { fates, result } = await run(people(8), settings, { answers });
		expect(result.stop).toBeUndefined();
		expect(fates).toEqual([...Array(4).fill('rejected'), ...Array(4).fill('succeeded')]);
	});

	it('not without Stop When Unclear', async () => {
		const settings = { ...batches, stopWhenUnclear: false };
		expect(await sends(settings, refuse('x'))).toEqual({ sent: 30, stop: undefined });
	});

	it.each<[string, (n: number) => string]>([
		['numbers', (n) => `Line ${n}: 1,${n}00.5 is too much`],
		['quoted parts', (n) => `"a${'b'.repeat(n)}" and 'c${'d'.repeat(n)}' are unknown`],
		['JSON', (n) => JSON.stringify({ code: 5, message: `Row ${n} has no "name ${n}"` })],
	])('%s aside', async (_, text) => {
		expect((await sends(batches, ({ number }) => http(400, text(number)))).sent).toBe(3);
	});

	it.each<[string, (n: number) => Reply]>([
		['other texts', (n) => http(400, 'x'.repeat(n))],
		['other statuses', (n) => http(n % 2 ? 400 : 409, 'x')],
		['other codes', (n) => http(400, { code: 'x'.repeat(n), message: 'Bad' })],
	])('not with %s', async (_, reply) => {
		expect(await sends(batches, ({ number }) => reply(number))).toEqual({
			sent: 30,
			stop: undefined,
		});
	});

	it('not when a record was accepted before, or another answer came', async () => {
		const others: Array<[string, Reply]> = [
			['accepted', ok([{}, {}])],
			['one accepted', ok([{}, { code: 'E1' }])],
			['refused one by one', ok([{ code: 'E1' }, { code: 'E1' }])],
			['another refusal', http(409, 'Other')],
			['lost', lost('reset')],
		];
		for (const [name, other] of others) {
			const answers = ({ number }: Sent) => (number === 2 ? other : http(400, 'x'));
			expect([name, await sends(batches, answers)]).toEqual([name, { sent: 30, stop: undefined }]);
		}
	});

	it('repeats do not count', async () => {
		// Each batch is repeated once before it is refused.
		const seen = new Set<string>();
		const answers = ({ body = '' }: Sent) => {
			if (seen.has(body)) return http(400, 'x');
			seen.add(body);
			return http(503);
		};
		expect(await sends(batches, answers)).toEqual({ sent: 60, stop: undefined });
	});

	it('a repeat between them does not hide them', async () => {
		const answers = ({ number }: Sent) => (number === 2 ? http(503) : http(400, 'x'));
		expect((await sends(batches, answers)).sent).toBe(5);
	});

	it('halves do not count, and not while Split Codes hold the status', async () => {
		const settings = { ...batches, groupingLimit: 8, splitCodes: '400' };
		const { sent } = await sends(settings, refuse('x'));
		// The first is halved down to single records, the others are refused as they are.
		expect(sent).toBe(15 + 7);
		expect((await sends({ ...batches, splitCodes: '413' }, refuse('x'))).sent).toBe(3);
	});

	it('halves that are refused otherwise do not count', async () => {
		const settings = { ...batches, groupingLimit: 8, splitCodes: '413' };
		const answers = ({ ids }: Sent) => (ids.length === 8 ? http(413) : http(400, 'x'));
		const { stop } = await sends(settings, answers, 24);
		expect(stop).toBeUndefined();
	});
});

describe('rule 17: a body that says no and has no container', () => {
	it.each<[string, unknown]>([
		['an object', { success: false, message: 'Invalid JSON' }],
		['a text', 'ERR: Invalid JSON'],
		['an error object', { error: { code: 'BAD', message: 'Invalid JSON' } }],
	])('%s is such a refusal', async (_, body) => {
		const settings = { ...batches, responseSplitPath: '$.results[*]' };
		const { fates, result } = await run(people(8), settings, () => ok(body));
		expect(result.stop).toMatchObject({ kind: 'setting' });
		expect(result.stop?.reason).toContain('Invalid JSON');
		expect(fates.slice(0, 6)).toEqual(Array(6).fill('rejected'));
		expect(fates.slice(6)).toEqual(['stopped', 'stopped']);
	});

	it('of one record a request, with a list expected, too', async () => {
		const settings = { ...singles, responseSplitPath: '$.results[*]' };
		const { sent } = await sends(settings, () => ok({ success: false, message: 'x' }));
		expect(sent).toBe(20);
	});

	it('carries the body’s code and message', async () => {
		const settings = { ...batches, responseSplitPath: '$.results[*]' };
		const { result } = await run(people(2), settings, [
			ok({ success: false, code: 7, message: 'x' }),
		]);
		expect(result.settlements[0]).toMatchObject({
			cause: 'rejected',
			parsed: { status_code: 7, error_message: 'x' },
		});
		expect(result.settlements[0].reason).toMatch(/^7: x/);
	});

	it('one that is about its one record is none: others may pass', async () => {
		const settings: Overrides = { bulkSupport: false, concurrency: 1 };
		const body = { success: false, message: 'Already there' };
		expect(await sends(settings, () => ok(body))).toEqual({ sent: 60, stop: undefined });
	});

	it('one with an empty container is none', async () => {
		const settings = { ...batches, responseSplitPath: '$.results[*]', stopWhenUnclear: true };
		const body = { success: false, results: [], message: 'x' };
		const answers = (request: Sent) =>
			request.number === 1 ? ok({ results: [{}, {}] }) : ok(body);
		const { fates } = await run(people(10), settings, answers);
		expect(fates.slice(2)).toEqual(Array(8).fill('unclear'));
	});
});

it('a good answer first ends the watch for good', async () => {
	const answers = (request: Sent) => (request.number === 1 ? accept(request) : http(400, 'x'));
	expect(await sends(batches, answers)).toEqual({ sent: 30, stop: undefined });
});
