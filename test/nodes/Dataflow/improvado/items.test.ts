import { improvadoProblem } from '../../../../sandbox/server.ts';
import { byId, Loads, said } from './support';

const tests = new Loads();

describe('items and refusals', () => {
	it('every field takes expressions, item by item, and each output knows its item', async () => {
		const connection = tests.connection();
		const items = ['one', 'two'].map((table, at) => ({ json: { table, id: 501 + at } }));
		const { items: made, probed } = await tests.create(
			connection,
			{
				dataTable: byId('={{ $json.id }}'),
				destinationTable: '={{ $json.table }}',
				runPolicy: '={{ $json.table }}',
				loadHistoricalData: '={{ $json.id === 502 }}',
				ifExists: '={{ "createAnother" }}',
			},
			{ items, probe: "={{ $('Source').item.json.table }}" },
		);
		expect(made.map(({ json }) => json.destination_table)).toEqual(['one', 'two']);
		expect(made.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
		expect(probed[0]).toEqual(['one', 'two']);
		const sent = tests.requests.filter(({ method }) => method === 'POST');
		expect(sent.map(({ body }) => body)).toMatchObject([
			{ data_table_id: 501, load_historical_data: false },
			{ data_table_id: 502, load_historical_data: true },
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s one that is wrong fails alone',
		async (onError) => {
			const id = await tests.load();
			const items = [{ json: { id: 999 } }, { json: { id } }];
			const { outputs, error } = await tests.operate(
				'get',
				{ load: byId('={{ $json.id }}') },
				{ items, node: { onError } },
			);
			expect(error).toBeUndefined();
			const all = outputs.flatMap((output) => output ?? []);
			expect(all).toHaveLength(2);
			expect(all.find(({ json }) => json.error !== undefined)).toMatchObject({
				json: { error: expect.stringContaining("'999'"), details: { httpStatus: 404 } },
				pairedItem: [{ item: 0 }],
			});
		},
	);

	it('under Continue On Fail a wrong account passes nothing on', async () => {
		const run = { account: { username: '' }, node: { onError: 'continueRegularOutput' as const } };
		const { items } = await tests.operate('getAll', {}, { ...run, items: [{ json: { a: 1 } }] });
		expect(items.map(({ json }) => Object.keys(json))).toEqual([['error', 'details']]);
	});

	it('a workspace without loads gets a sentence', async () => {
		tests.improvado.settings.loadsEnabled = false;
		const result = await tests.operate('getAll');
		expect(said(result)).toContain('Could not list the loads: it is not enabled for the workspace');
		expect(said(result)).toContain("enable it for workspace '4711'");
	});

	it.each([
		['429', { ...improvadoProblem.tooMany(), retryAfter: 1000 }, 'too many requests'],
		['400', improvadoProblem.validation('No such filter'), 'Improvado refused it: No such filter'],
		['401', { ...improvadoProblem.unauthorized(), times: 'always' as const }, 'the credential'],
		['200', { html: true }, 'the answer is not JSON'],
	])('%s', async (httpCode, fault, sentence) => {
		tests.sandbox.faults.add({ path: '/api/v3/loads', ...fault });
		const result = await tests.operate('getAll');
		expect(said(result)).toContain(sentence);
		expect(result.error).toMatchObject({ httpCode });
	});

	it('the password stays out of answers, sentences and data', async () => {
		const { password } = tests.sandbox.credentials.improvado;
		const details = `You are ${encodeURIComponent(password)}`;
		tests.sandbox.faults.add({ path: '/api/v3/loads', ...improvadoProblem.validation(details) });
		const refused = await tests.operate('getAll');
		expect(said(refused)).toContain('You are ***');
		tests.sandbox.faults.add({ status: 200, body: { id: 1, error_text: details } });
		const { run, jsons } = await tests.operate('get', { load: byId(1) });
		expect(jsons[0].message).toContain('You are ***');
		expect(JSON.stringify([refused.run, run])).not.toContain(password);
	});
});
