import { refused, type TemplateExample } from './example';

const stored = (_id: string, other: object = {}) => ({
	index: {
		_index: 'our products',
		_id,
		_version: 1,
		result: 'created',
		_shards: { total: 2, successful: 1, failed: 0 },
		_seq_no: 0,
		_primary_term: 1,
		status: 201,
		...other,
	},
});
const failed = (_id: string, status: number, error: object) => ({
	index: { _index: 'our products', _id, status, error },
});
const answer = (...items: Array<{ index: object }>) => ({
	body: { took: 30, errors: items.some(({ index }) => 'error' in index), items },
});
const whole = (status: number, type: string, reason: string) => ({
	status,
	body: { error: { root_cause: [{ type, reason }], type, reason }, status },
});

const reason = "[1:9] failed to parse field [price] of type [long] in document with id '2'";
const caused = 'For input string: "much"';
const unparsed = {
	type: 'document_parsing_exception',
	reason,
	caused_by: { type: 'illegal_argument_exception', reason: caused },
};
const busy = 'rejected execution of coordinating operation [coordinating_and_primary_bytes=1]';
const rejection = { type: 'es_rejected_execution_exception', reason: busy };
const newline = 'The bulk request must be terminated by a newline [\\n]';

export const elasticsearchBulk: TemplateExample = {
	inputs: { index: 'our products', idField: 'the "sku"' },
	records: [
		{ 'the "sku"': 'a-"1"', price: 7 },
		{ 'the "sku"': 2, price: 'much', note: null },
	],
	request: {
		method: 'POST',
		path: '/our%20products/_bulk',
		headers: { 'content-type': 'application/x-ndjson' },
		body: [
			{ index: { _id: 'a-"1"' } },
			{ 'the "sku"': 'a-"1"', price: 7 },
			{ index: { _id: '2' } },
			{ 'the "sku"': 2, price: 'much', note: null },
		],
	},
	answers: [
		{
			kind: 'success',
			told: [answer(stored('a-"1"'), stored('2', { result: 'updated', status: 200 }))],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'success',
			name: 'a copy of which could not be written',
			told: [
				answer(stored('a-"1"', { _shards: { total: 2, successful: 1, failed: 1 } }), stored('2')),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [answer(stored('a-"1"'), failed('2', 400, unparsed))],
			outcomes: ['succeeded', refused(400, caused, { httpStatus: 200 })],
		},
		{
			kind: 'partial',
			name: 'one that was not taken for the moment goes again by itself',
			told: [answer(stored('a-"1"'), failed('2', 429, rejection)), answer(stored('2'))],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			name: 'an index that takes no writes does not stop the run',
			told: [
				answer(
					failed('a-"1"', 403, { type: 'cluster_block_exception', reason: 'index read-only' }),
					stored('2'),
				),
			],
			outcomes: [refused(403, 'index read-only'), 'succeeded'],
		},
		{
			kind: 'refusal',
			told: [whole(400, 'illegal_argument_exception', newline)],
			outcomes: [refused(400, newline), refused(400, newline)],
		},
		{
			kind: 'refusal',
			name: 'in which the error is a text',
			told: [{ status: 406, body: { error: 'Content-Type is not supported', status: 406 } }],
			outcomes: [
				refused(406, 'Content-Type is not supported'),
				refused(406, 'Content-Type is not supported'),
			],
		},
		{
			kind: 'rateLimit',
			told: [
				whole(429, 'es_rejected_execution_exception', busy),
				answer(stored('a-"1"'), stored('2')),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
