import type { IDataObject } from 'n8n-workflow';
import { parse } from 'qs';

import { AnsweringDestination, became, map, reasonOf, resultOf } from './realAnswers/answering';

const destination = new AnsweringDestination();

const products = (...ids: string[]) => ids.map((id) => ({ json: { id, name: `Name ${id}` } }));
const lines = (...values: object[]) =>
	`${values.map((value) => JSON.stringify(value)).join('\n')}\n`;

describe('an API that takes and answers lines of JSON, as Typesense does', () => {
	const parameters = {
		apiEndpoint: '/collections/products/documents/import?action=upsert',
		bodyFormat: 'ndjson',
		recordOutcome: 'field',
		successField: '$.success',
		parsePathMap: map({ status_code: '$.code', error_message: '$.error' }),
	};

	it('each line is the answer to the record on the same line', async () => {
		const answer = lines(
			{ success: true },
			{ success: false, error: 'Field `price` must be an int32.', code: 400, document: '{}' },
		);
		const result = await destination.send(
			{ body: answer },
			{ items: products('1', '2'), parameters },
		);
		expect(destination.asked[0].text).toBe(
			lines({ id: '1', name: 'Name 1' }, { id: '2', name: 'Name 2' }),
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'rejected' });
		expect(reasonOf(result, '2')).toMatch(/must be an int32/);
	});

	it('also when it is one record, whose answer is one line', async () => {
		const told = [{ body: lines({ success: false, error: 'no', code: 404 }) }];
		const result = await destination.send(told, { items: products('1'), parameters });
		expect(became(result)).toEqual({ 1: 'rejected' });
		expect(
			became(
				await destination.send({ body: '{"success":true}' }, { items: products('1'), parameters }),
			),
		).toEqual({ 1: 'succeeded' });
	});
});

describe('an API with an action before each record, as Elasticsearch has', () => {
	const parameters = {
		apiEndpoint: '/_bulk',
		bodyFormat: 'ndjson',
		actionLine: '{"index": {"_index": "products", "_id": "{id}"}}',
		responseSplitPath: '$.items[*]',
		parsePathMap: map({
			status_code: '$.*.status',
			error_message: '$.*.error.reason',
			entity_id: '$.*._id',
		}),
	};
	const item = (_id: string, status: number, error?: IDataObject) => ({
		index: { _id, status, ...(error && { error }) },
	});

	it('sends again only what was not taken for the moment, with its action', async () => {
		const result = await destination.send(
			[
				{
					body: {
						errors: true,
						items: [
							item('1', 201),
							item('2', 429, { type: 'rejected_execution', reason: 'queue is full' }),
							item('3', 400, {
								type: 'mapper_parsing_exception',
								reason: 'failed to parse [price]',
							}),
						],
					},
				},
				{ body: { errors: false, items: [item('2', 201)] } },
			],
			{ items: products('1', '2', '3'), parameters },
		);
		expect(became(result)).toEqual({ 1: 'succeeded', 2: 'succeeded', 3: 'rejected' });
		expect(destination.asked[1].text).toBe(
			lines({ index: { _index: 'products', _id: '2' } }, { id: '2', name: 'Name 2' }),
		);
		expect(destination.asked[0].headers['content-type']).toBe('application/x-ndjson');
		expect(resultOf(result, '1').parsed).toMatchObject({ entity_id: '1' });
	});

	it('a record without what its action needs is invalid, and the others go', async () => {
		const items = [...products('1'), { json: { name: 'no id' } }];
		const result = await destination.send(
			{ body: { errors: false, items: [item('1', 201)] } },
			{ items, parameters },
		);
		expect(became(result, 'name')).toEqual({ 'Name 1': 'succeeded', 'no id': 'invalid' });
		expect(reasonOf(result, 'no id', 'name')).toMatch(/no usable "id", which 'Action Line' needs/);
	});

	it('a dry run shows the body as it leaves', async () => {
		const { summary } = await destination.send(
			{},
			{ items: products('1'), parameters: { ...parameters, options: { dryRun: true } } },
		);
		const { firstRequests } = summary.preview as { firstRequests: Array<{ body: unknown }> };
		expect(firstRequests[0].body).toBe(
			lines({ index: { _index: 'products', _id: '1' } }, { id: '1', name: 'Name 1' }),
		);
		expect(destination.asked).toEqual([]);
	});
});

describe('what an action line is filled in from', () => {
	const parameters = {
		apiEndpoint: '/_bulk',
		bodyFormat: 'ndjson',
		actionLine: '{"index": {"_id": "{id}"}}',
		responseReports: 'wholeRequest',
	};

	it('is the record that came in, as in the address, though it is not in what is sent', async () => {
		const result = await destination.send(
			{},
			{
				items: [...products('a"b\n'), { json: { name: 'no id' } }],
				parameters: {
					...parameters,
					specifyFieldMapping: 'json',
					fieldMappingJson: JSON.stringify([
						{ target: 'doc.whole', source: 'wholeRecord' },
						{ target: 'number', source: 'recordNumber' },
						{ target: 'kind', source: 'fixedValue', value: 'k' },
						{ target: 'key', source: 'uniqueId' },
					]),
				},
			},
		);
		expect(became(result, 'name')).toEqual({ 'Name a"b\n': 'succeeded', 'no id': 'invalid' });
		const [action, record] = destination.asked[0].text.split('\n').slice(0, 2);
		expect(action).toBe('{"index":{"_id":"a\\"b\\n"}}');
		expect(JSON.parse(record)).toEqual({
			doc: { whole: { id: 'a"b\n', name: 'Name a"b\n' } },
			number: 1,
			kind: 'k',
			key: expect.stringMatching(/^[\da-f-]{36}$/),
		});
	});

	it('has its numbers with the digits that were written, mapped or not', async () => {
		const recordsJson = '[{"id": 9007199254740993, "n": 1e400}, {"id": 9007199254740992, "n": 1}]';
		const actions = ['9007199254740993', '9007199254740992'].map((_id) => ({ index: { _id } }));
		for (const mapping of [{}, { specifyFieldMapping: 'json', fieldMappingJson: '{"n": "n"}' }]) {
			const result = await destination.send(
				{},
				{
					items: [{ json: {} }],
					parameters: { ...parameters, recordsFrom: 'json', recordsJson, ...mapping },
				},
			);
			expect(result.succeeded).toHaveLength(2);
			const sent = destination.asked[0].text.split('\n');
			expect([sent[0], sent[2]].map((line) => JSON.parse(line))).toEqual(actions);
			expect(sent[1]).toMatch(/"n":1e400\}$/);
		}
	});

	it('is a column of the file, or nothing is sent', async () => {
		const csv = Buffer.from('sku,name\n1,a\n').toString('base64');
		const { error } = await destination.send(
			{},
			{
				items: [{ json: {}, binary: { data: { data: csv, mimeType: 'text/csv' } } }],
				parameters: { ...parameters, recordsFrom: 'file', fileFormat: 'csv' },
			},
		);
		expect(`${error?.message} ${error?.description}`).toMatch(
			/no usable "id", which 'Action Line' needs.*"sku", "name"/,
		);
		expect(destination.asked).toEqual([]);
	});

	it('is no matter when an example answer is tried', async () => {
		const { summary } = await destination.send(
			{},
			{
				items: products('1'),
				parameters: {
					...parameters,
					responseReports: 'everyRecord',
					options: {
						dryRun: true,
						exampleAnswer: '[{"success": true}, {"success": false, "error": "no"}]',
						exampleRecords: '{"docs": [{"sku": "1"}, {"sku": "2"}]}',
					},
				},
			},
		);
		const { suggestion } = summary as { suggestion: { parameters: IDataObject } };
		expect(JSON.stringify(summary.example)).not.toContain('Action Line');
		expect(suggestion.parameters).not.toHaveProperty('requestSplitPath');
	});
});

it('a content type that an expression yields fails its own item only', async () => {
	const value = '={{ $json.id === "2" ? "text/csv" : "text/plain" }}';
	const result = await destination.send(
		{},
		{
			items: products('1', '2', '3'),
			parameters: {
				bodyFormat: 'ndjson',
				responseReports: 'wholeRequest',
				additionalHeaders: { entries: [{ name: 'Content-Type', value }] },
			},
		},
	);
	expect(became(result)).toEqual({ 1: 'succeeded', 2: 'invalid', 3: 'succeeded' });
	expect(reasonOf(result, '2')).toMatch(
		/"Content-Type: text\/csv", but what is sent is lines of JSON/,
	);
});

describe('an API that takes forms', () => {
	it('gets one record a request, mapped as the panel says', async () => {
		const result = await destination.send(
			{ body: { id: 'cus_1' } },
			{
				items: products('1', '2'),
				parameters: {
					bodyFormat: 'form',
					bulkSupport: false,
					requestSplitPath: '',
					specifyFieldMapping: 'fields',
					fieldMapping: {
						entries: [
							{ target: 'metadata.ref', source: 'field', value: 'id', type: 'text' },
							{ target: 'name', source: 'field', value: 'name', type: 'text' },
						],
					},
				},
			},
		);
		expect(result.succeeded).toHaveLength(2);
		expect(destination.asked.map(({ text }) => text)).toEqual([
			'metadata%5Bref%5D=1&name=Name%201',
			'metadata%5Bref%5D=2&name=Name%202',
		]);
	});

	it('has the digits of Records JSON, and what is inside in brackets', async () => {
		await destination.send(
			{ body: {} },
			{
				items: [{ json: {} }],
				parameters: {
					bodyFormat: 'form',
					bulkSupport: false,
					recordsFrom: 'json',
					recordsJson: '{"id": 9007199254740993, "at": {"city": "Ås"}, "tags": ["a", "b"]}',
					additionalBodyFields: '{"limit": 1e400}',
				},
			},
		);
		expect(parse(destination.asked[0].text)).toEqual({
			limit: '1e400',
			id: '9007199254740993',
			at: { city: 'Ås' },
			tags: ['a', 'b'],
		});
	});

	it('refuses several records in one before anything is sent', async () => {
		const { error } = await destination.send(
			{},
			{ items: products('1'), parameters: { bodyFormat: 'form' } },
		);
		expect(error?.message).toMatch(/'Body Format' is a form/);
		expect(error?.description).toMatch(/Switch 'Bulk Support' off/);
		expect(destination.asked).toEqual([]);
	});
});
