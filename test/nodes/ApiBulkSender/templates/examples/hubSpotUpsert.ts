import { refused, type TemplateExample } from './example';

const resultOf = (id: string, email: string) => ({
	id,
	archived: false,
	createdAt: '2026-11-27T10:00:00Z',
	updatedAt: '2026-11-27T10:00:00Z',
	new: true,
	properties: { email, hs_object_id: id },
});
const result = (id: string, objectWriteTraceId: string) => ({
	...resultOf(id, 'somebody@example.com'),
	objectWriteTraceId,
});
const complete = {
	status: 'COMPLETE',
	startedAt: '2026-11-27T10:00:00Z',
	completedAt: '2026-11-27T10:00:01Z',
};
const success = { body: { ...complete, results: [result('901', '1'), result('902', '2')] } };
const message = 'Property values were not valid';
const invalid = { status: 'error', category: 'VALIDATION_ERROR', message };
const limited = (policyName: string) => ({
	status: 429,
	headers: { 'retry-after': '0' },
	body: {
		status: 'error',
		message: 'You have reached your limit.',
		errorType: 'RATE_LIMIT',
		correlationId: 'c-1',
		policyName,
	},
});

export const hubSpotUpsert: TemplateExample = {
	records: [
		{ email: 'ada@example.com', firstname: 'Ada', points: 70, city: '' },
		{ email: 'grace', firstname: 'Grace' },
	],
	request: {
		method: 'POST',
		path: '/crm/objects/2026-03/contacts/batch/upsert',
		body: {
			inputs: [
				{
					id: 'ada@example.com',
					idProperty: 'email',
					objectWriteTraceId: '1',
					properties: { email: 'ada@example.com', firstname: 'Ada', points: '70' },
				},
				{
					id: 'grace',
					idProperty: 'email',
					objectWriteTraceId: '2',
					properties: { email: 'grace', firstname: 'Grace' },
				},
			],
		},
	},
	answers: [
		{ kind: 'success', told: [success], outcomes: ['succeeded', 'succeeded'] },
		{
			kind: 'success',
			name: 'without trace IDs, in another order and another case',
			told: [
				{
					body: {
						...complete,
						results: [resultOf('902', 'grace'), resultOf('901', 'ADA@example.com')],
					},
				},
			],
			outcomes: [{ parsed: { entity_id: '901' } }, { parsed: { entity_id: '902' } }],
		},
		{
			kind: 'partial',
			name: 'with a trace ID in the error only, as in the example of the documents',
			told: [
				{
					status: 207,
					body: {
						...complete,
						results: [resultOf('901', 'ada@example.com')],
						numErrors: 1,
						errors: [{ ...invalid, context: { objectWriteTraceId: ['2'] } }],
					},
				},
			],
			outcomes: ['succeeded', refused('VALIDATION_ERROR', message, { httpStatus: 207 })],
		},
		{
			kind: 'refusal',
			name: 'nothing, without a word',
			told: [{ status: 207, body: { ...complete, results: [], numErrors: 0, errors: [] } }],
			outcomes: [
				{ outcome: 'failed', cause: 'unclear' },
				{ outcome: 'failed', cause: 'unclear' },
			],
		},
		{
			kind: 'partial',
			told: [
				{
					status: 207,
					body: {
						...complete,
						results: [result('901', '1')],
						numErrors: 1,
						errors: [{ ...invalid, context: { objectWriteTraceId: ['2'] }, links: {} }],
					},
				},
			],
			outcomes: ['succeeded', refused('VALIDATION_ERROR', message, { httpStatus: 207 })],
		},
		{
			kind: 'partial',
			name: 'one error about two records',
			told: [
				{
					status: 207,
					body: {
						...complete,
						results: [],
						numErrors: 1,
						errors: [{ ...invalid, context: { objectWriteTraceId: ['2', '1'] } }],
					},
				},
			],
			outcomes: [refused('VALIDATION_ERROR', message), refused('VALIDATION_ERROR', message)],
		},
		{
			kind: 'partial',
			name: 'refused as a whole because of one',
			told: [
				{ status: 400, body: { ...invalid, correlationId: 'c-1' } },
				{ body: { ...complete, results: [result('901', '1')] } },
				{ status: 400, body: { ...invalid, correlationId: 'c-2' } },
			],
			outcomes: ['succeeded', refused('VALIDATION_ERROR', message, { httpStatus: 400 })],
		},
		{
			kind: 'refusal',
			told: [{ status: 403, body: { ...invalid, category: 'MISSING_SCOPES', correlationId: 'c-1' } }],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
		{
			kind: 'rateLimit',
			told: [limited('TEN_SECONDLY_ROLLING'), success],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'rateLimit',
			name: 'the limit of the day is not waited for',
			told: [limited('DAILY')],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
	],
};
