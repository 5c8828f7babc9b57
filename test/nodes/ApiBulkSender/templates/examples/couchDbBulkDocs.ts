import { refused, type TemplateExample } from './example';

const ok = (id: string, other: object = {}) => ({ ok: true, id, rev: '1-967a', ...other });
const conflict = 'Document update conflict.';
const odd = 'Bad special document member: _note';
const invalid = { status: 400, body: { error: 'doc_validation', reason: odd } };
const late = 'The request could not be processed in a reasonable amount of time.';

export const couchDbBulkDocs: TemplateExample = {
	inputs: { database: 'our/products', idField: 'sku', revField: 'revision' },
	records: [
		{ sku: 1, price: 7, revision: '' },
		{ sku: 'LambStew', price: 9, revision: '2-7051', note: null, _note: 'x' },
	],
	request: {
		method: 'POST',
		path: '/our%2Fproducts/_bulk_docs',
		body: {
			docs: [
				{ _id: '1', price: 7 },
				{ _id: 'LambStew', _rev: '2-7051', price: 9, _note: 'x' },
			],
		},
	},
	answers: [
		{
			kind: 'success',
			told: [{ status: 201, body: [ok('1'), ok('LambStew')] }],
			outcomes: [
				{ outcome: 'succeeded', parsed: { entity_id: '1', rev: '1-967a' } },
				'succeeded',
			],
		},
		{
			kind: 'success',
			name: 'written by fewer nodes than wanted',
			told: [{ status: 202, body: [ok('1', { accepted: true }), ok('LambStew')] }],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [
				{ status: 201, body: [ok('1'), { id: 'LambStew', error: 'conflict', reason: conflict }] },
			],
			outcomes: ['succeeded', refused('conflict', conflict, { httpStatus: 201 })],
		},
		{
			kind: 'partial',
			name: 'a document that its database forbids does not stop the run',
			told: [
				{ status: 201, body: [{ id: '1', error: 'forbidden', reason: 'no' }, ok('LambStew')] },
			],
			outcomes: [refused('forbidden', 'no'), 'succeeded'],
		},
		{
			kind: 'partial',
			name: 'under status 500',
			told: [
				{
					status: 500,
					body: [ok('1'), { id: 'LambStew', error: 'write_quorum_not_met', reason: 'few nodes' }],
				},
			],
			outcomes: ['succeeded', refused('write_quorum_not_met', 'few nodes', { httpStatus: 500 })],
		},
		{
			kind: 'partial',
			name: 'refused as a whole because of one',
			told: [invalid, { status: 201, body: [ok('1')] }, invalid],
			outcomes: ['succeeded', refused('doc_validation', odd, { httpStatus: 400 })],
		},
		{
			kind: 'refusal',
			told: [
				{ status: 404, body: { error: 'not_found', reason: 'Database does not exist.' } },
			],
			outcomes: [
				refused('not_found', 'Database does not exist.'),
				refused('not_found', 'Database does not exist.'),
			],
		},
		{
			kind: 'refusal',
			name: 'status 500 without a word about a document',
			told: [{ status: 500, body: { error: 'timeout', reason: late } }],
			outcomes: [
				{ outcome: 'failed', cause: 'unclear' },
				{ outcome: 'failed', cause: 'unclear' },
			],
		},
		{
			kind: 'rateLimit',
			told: [
				{
					status: 429,
					body: {
						error: 'too_many_requests',
						reason: "You've exceeded your current limit of 10 requests per second for write class.",
						class: 'write',
						rate: 10,
					},
				},
				{ status: 201, body: [ok('1'), ok('LambStew')] },
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
