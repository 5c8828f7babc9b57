import { refused, type TemplateExample } from './example';

const lines = (...values: object[]) => ({
	body: values.map((value) => JSON.stringify(value)).join('\n'),
	headers: { 'content-type': 'text/plain; charset=utf-8' },
});
const stored = (id: string) => ({ id, success: true });
const message = 'Field `price` must be an int32.';
const unfit = { code: 400, error: message, id: '2', success: false };
const unknown = 'Collection not found';

export const typesenseImport: TemplateExample = {
	inputs: { collection: 'our products', importAction: 'emplace', idField: 'sku' },
	records: [
		{ sku: 1, price: 7, note: '' },
		{ sku: '2', price: 'much', id: 'other' },
	],
	request: {
		method: 'POST',
		path: '/collections/our%20products/documents/import?action=emplace&return_id=true',
		headers: { 'content-type': 'application/x-ndjson' },
		body: [
			{ id: '1', sku: 1, price: 7 },
			{ id: '2', sku: '2', price: 'much' },
		],
	},
	answers: [
		{
			kind: 'success',
			told: [lines(stored('1'), stored('2'))],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [lines(stored('1'), unfit)],
			outcomes: ['succeeded', refused(400, message, { httpStatus: 200 })],
		},
		{
			kind: 'partial',
			name: 'one is sent again by itself, and its answer is a single line',
			told: [
				lines(stored('1'), { code: 500, error: 'Request timed out', id: '2', success: false }),
				lines(stored('2')),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'refusal',
			told: [{ status: 404, body: { message: unknown } }],
			outcomes: [
				{ outcome: 'failed', cause: 'rejected', parsed: { error_message: unknown } },
				{ outcome: 'failed', cause: 'rejected', parsed: { error_message: unknown } },
			],
		},
		{
			kind: 'refusal',
			name: 'out of disk',
			told: [
				{ status: 422, body: { message: 'Rejecting write: running out of resource type: OUT_OF_DISK' } },
			],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
		{
			kind: 'rateLimit',
			told: [
				{ status: 429, body: { message: 'Rate limit exceeded or blocked' } },
				lines(stored('1'), stored('2')),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
