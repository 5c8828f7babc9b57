import { refused, type TemplateExample } from './example';

const success = { body: { code: 200, num_records_imported: 2, status: 'OK' } };
const message = "'properties.time' is invalid: must be specified as seconds since epoch";
const failedRecord = { index: 1, insert_id: 'e-2', field: 'properties.time', message };
const error = (status: number, words: string, other: object = {}) => ({
	status,
	body: { code: status, error: words, status: 'Bad Request', ...other },
});
const tooLarge = error(413, 'request exceeds max limit of 2097152 bytes');
const refusal = refused(401, 'Invalid credentials', { httpStatus: 401 });

export const mixpanelImport: TemplateExample = {
	inputs: { projectId: '123', eventField: 'what', userField: 'who', insertIdField: 'id' },
	records: [
		{ id: 'e-1', what: 'Bought', who: 7, time: '1790000000', price: 9.5, note: '' },
		{ id: 'e-2', what: 'Bought', who: '8', time: -1 },
	],
	request: {
		method: 'POST',
		path: '/import?strict=1&project_id=123',
		body: [
			{
				event: 'Bought',
				properties: { time: 1790000000, distinct_id: '7', $insert_id: 'e-1', price: 9.5 },
			},
			{ event: 'Bought', properties: { time: -1, distinct_id: '8', $insert_id: 'e-2' } },
		],
	},
	answers: [
		{ kind: 'success', told: [success], outcomes: ['succeeded', 'succeeded'] },
		{
			kind: 'partial',
			name: 'under HTTP 400',
			told: [
				error(400, 'some data points in the request failed validation', {
					num_records_imported: 1,
					failed_records: [failedRecord],
				}),
			],
			outcomes: [
				'succeeded',
				{
					...refused('failed_records', message, { httpStatus: 400 }),
					parsed: {
						status_code: 'failed_records',
						error_message: message,
						field: 'properties.time',
					},
				},
			],
		},
		{
			kind: 'refusal',
			name: 'that names one event, but counts none as imported',
			told: [
				error(400, 'some data points in the request failed validation', {
					num_records_imported: 0,
					failed_records: [failedRecord],
				}),
			],
			outcomes: [
				{ outcome: 'failed', cause: 'unclear', httpStatus: 400 },
				{ outcome: 'failed', cause: 'rejected', httpStatus: 400 },
			],
		},
		{
			kind: 'refusal',
			name: 'that names no event',
			told: [error(400, 'request body is not valid JSON')],
			outcomes: [
				refused(400, 'request body is not valid JSON', { httpStatus: 400 }),
				refused(400, 'request body is not valid JSON', { httpStatus: 400 }),
			],
		},
		{
			kind: 'refusal',
			name: 'too large, so the halves are sent',
			told: [tooLarge, { body: { ...success.body, num_records_imported: 1 } }, tooLarge],
			outcomes: ['succeeded', refused(413, tooLarge.body.error, { httpStatus: 413 })],
		},
		{
			kind: 'refusal',
			name: 'of the login',
			told: [error(401, 'Invalid credentials')],
			outcomes: [refusal, refusal].map(({ parsed }) => ({ outcome: 'failed', parsed })),
		},
		{
			kind: 'rateLimit',
			told: [error(429, 'Project exceeded rate limits'), success],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
