import { refused, type TemplateExample } from './example';

const taken = {
	status: 202,
	body: {
		taskUid: 147,
		indexUid: 'our films',
		status: 'enqueued',
		type: 'documentAdditionOrUpdate',
		enqueuedAt: '2024-08-08T17:05:55.791772Z',
	},
};
const task = (status: string, other: object = {}) => ({
	body: {
		uid: 147,
		batchUid: 9,
		indexUid: 'our films',
		status,
		type: 'documentAdditionOrUpdate',
		canceledBy: null,
		details: { receivedDocuments: 2, indexedDocuments: null },
		error: null,
		duration: null,
		enqueuedAt: '2024-08-08T17:05:55.791772Z',
		startedAt: null,
		finishedAt: null,
		...other,
	},
});
const stored = (indexedDocuments = 2) =>
	task('succeeded', {
		details: { receivedDocuments: 2, indexedDocuments },
		duration: 'PT0.1S',
	});
const error = (code: string, message: string, type = 'invalid_request') => ({
	message,
	code,
	type,
	link: `https://docs.meilisearch.com/errors#${code}`,
});

const invalid = 'Document identifier `"a b"` is invalid.';
const missing = 'Index `our films` not found.';
const noKey = 'The provided API key is invalid.';

export const meilisearchDocuments: TemplateExample = {
	inputs: { index: 'our films', primaryKey: 'sku' },
	noPartial: 'A task stores all its documents or none.',
	records: [
		{ sku: 1, title: 'Arrival', year: 2016, note: '' },
		{ title: 'Alien', sku: 'a b' },
	],
	request: {
		method: 'POST',
		path: '/indexes/our%20films/documents?primaryKey=sku',
		body: [
			{ sku: 1, title: 'Arrival', year: 2016 },
			{ sku: 'a b', title: 'Alien' },
		],
	},
	answers: [
		{
			kind: 'success',
			told: [taken, task('enqueued'), task('processing'), stored()],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'success',
			name: 'two records with one key are one document',
			told: [taken, stored(1)],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'refusal',
			name: 'a document is bad, and none is stored',
			told: [
				taken,
				task('failed', {
					details: { receivedDocuments: 2, indexedDocuments: 0 },
					error: error('invalid_document_id', invalid),
				}),
			],
			outcomes: [refused('invalid_document_id', invalid), refused('invalid_document_id', invalid)],
		},
		{
			kind: 'refusal',
			name: 'the task is canceled',
			told: [taken, task('canceled', { canceledBy: 150 })],
			outcomes: [
				{ outcome: 'failed', cause: 'rejected' },
				{ outcome: 'failed', cause: 'rejected' },
			],
		},
		{
			kind: 'refusal',
			told: [{ status: 404, body: error('index_not_found', missing) }],
			outcomes: [refused('index_not_found', missing), refused('index_not_found', missing)],
		},
		{
			kind: 'refusal',
			name: 'the key is wrong',
			told: [{ status: 403, body: error('invalid_api_key', noKey, 'auth') }],
			outcomes: [refused('invalid_api_key', noKey), refused('invalid_api_key', noKey)],
		},
		{
			kind: 'rateLimit',
			name: 'which no document knows',
			told: [{ status: 429 }, taken, stored()],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
