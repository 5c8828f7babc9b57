import { byKey, http, ok, people, run, type Overrides } from './harness';

describe('204 and 200 without a body', () => {
	const failedOnly: Overrides = { ...byKey, responseReports: 'failedRecordsOnly' };
	const kinds: Array<[string, Overrides, string]> = [
		['everyRecord', {}, 'unclear'],
		['failedRecordsOnly', failedOnly, 'unclear'],
		['wholeRequest', { responseReports: 'wholeRequest' }, 'succeeded'],
		['bulkSupport off', { bulkSupport: false }, 'succeeded'],
	];

	describe.each(kinds)('%s', (_, settings, expected) => {
		it.each<[string, number, string]>([
			['204', 204, ''],
			['200', 200, ''],
			['200 with white space', 200, ' \r\n'],
		])('%s', async (_, status, body) => {
			const { result, fates } = await run(people(1), settings, [http(status, body)]);
			expect(fates).toEqual([expected]);
			if (expected === 'unclear') expect(result.stop?.reason).toContain("'Response Reports'");
		});
	});

	it('wholeRequest by field: no body lets the status decide', async () => {
		const settings: Overrides = {
			responseReports: 'wholeRequest',
			recordOutcome: 'field',
			successField: '$.ok',
		};
		expect((await run(people(1), settings, [http(204)])).fates).toEqual(['succeeded']);
	});
});

describe('answers that are no JSON', () => {
	const page = '<!DOCTYPE html><html><title>Sign in</title></html>';
	const kinds: Array<[string, Overrides]> = [
		['everyRecord', {}],
		['failedRecordsOnly', { ...byKey, responseReports: 'failedRecordsOnly' }],
		['wholeRequest', { responseReports: 'wholeRequest' }],
	];

	describe.each(kinds)('%s', (kind, settings) => {
		it.each([page, ' \n<?xml version="1.0"?><ok/>'])('HTML or XML is unclear: %s', async (text) => {
			const { result, fates } = await run(people(1), settings, [ok(text)]);
			expect(fates).toEqual(['unclear']);
			expect(result.settlements[0].reason).toContain('a web page or XML instead of JSON');
		});

		it.each(['[{"id": "1"', '{"failures": [', '[{}],'])(
			'truncated JSON is unclear: %s',
			async (text) => {
				const { result, fates } = await run(people(1), settings, [ok(text)]);
				expect(fates).toEqual(['unclear']);
				expect(result.settlements[0].reason).toContain('cut off or malformed');
			},
		);

		it('a text that claims to be JSON is unclear', async () => {
			const reply = http(200, 'oops', { 'content-type': 'application/json' });
			expect((await run(people(1), settings, [reply])).fates).toEqual(['unclear']);
		});

		it('plain text', async () => {
			const { fates } = await run(people(1), settings, [ok('Accepted')]);
			expect(fates).toEqual([kind === 'wholeRequest' ? 'succeeded' : 'unclear']);
		});
	});

	it('a byte order mark before the JSON is no fault', async () => {
		expect((await run(people(1), {}, [ok('\ufeff[{}]')])).fates).toEqual(['succeeded']);
	});

	it('outside 2xx the beginning of the text is the reason', async () => {
		const { result } = await run(people(1), {}, [http(400, `Bad\n  request ${'x'.repeat(500)}`)]);
		const { reason } = result.settlements[0];
		expect(reason).toMatch(/^HTTP 400: Bad request x+…$/);
		expect(reason?.length).toBeLessThan(230);
	});
});
