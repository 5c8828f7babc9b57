import { refused, type TemplateExample } from './example';

const job = (status: string, other: object = {}) => ({
	body: {
		job_status: {
			id: '82de0b044094f0c67893ac9fe64f1a99',
			job_type: 'Bulk Create Or Update User',
			message: null,
			progress: null,
			results: null,
			status,
			total: 2,
			url: 'https://example.zendesk.com/api/v2/job_statuses/82de0b044094f0c67893ac9fe64f1a99.json',
			...other,
		},
	},
});
const queued = job('queued');
const done = (...results: object[]) =>
	job('completed', { message: 'Completed at 2018-03-08 10:07:04 +0000', progress: 2, results });
const updated = (id: number) => ({ action: 'update', id, status: 'Updated', success: true });
const created = { id: 1900233268488, status: 'Created', email: 'ada@example.com' };

const badly = 'Name: Email: nowhere is not properly formatted';
const failed = { id: 1, error: 'UserUpdateError', details: badly, status: 'Failed' };
const unclear = { outcome: 'failed', cause: 'unclear' };

export const zendeskUsers: TemplateExample = {
	records: [
		{ name: 'Ada', email: 'ada@example.com', external_id: '1', user_fields: { plan: 'gold' } },
		{ name: 'Bob', email: 'nowhere', phone: '' },
	],
	request: {
		method: 'POST',
		path: '/api/v2/users/create_or_update_many',
		body: {
			users: [
				{
					name: 'Ada',
					email: 'ada@example.com',
					external_id: '1',
					user_fields: { plan: 'gold' },
					skip_verify_email: true,
				},
				{ name: 'Bob', email: 'nowhere', skip_verify_email: true },
			],
		},
	},
	answers: [
		{
			kind: 'success',
			told: [queued, job('working', { progress: 1 }), done(updated(244), updated(245))],
			outcomes: [
				{ outcome: 'succeeded', parsed: { entity_id: 244 } },
				{ outcome: 'succeeded', parsed: { entity_id: 245 } },
			],
		},
		{
			kind: 'success',
			name: 'results of older jobs, without a word for it',
			told: [queued, done({ index: 0, id: 244 }, { index: 1, id: 245 })],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [queued, done(created, failed)],
			outcomes: ['succeeded', refused('UserUpdateError', badly, { httpStatus: 200 })],
		},
		{
			kind: 'partial',
			name: 'a result is missing',
			told: [queued, done(created)],
			outcomes: [unclear, unclear],
		},
		{
			kind: 'refusal',
			name: 'the job failed',
			told: [queued, job('failed', { progress: 0, message: 'The account is read-only' })],
			outcomes: [
				{ outcome: 'failed', cause: 'rejected', parsed: { error_message: 'The account is read-only' } },
				{ outcome: 'failed', cause: 'rejected' },
			],
		},
		{
			kind: 'refusal',
			name: 'the job was killed',
			told: [queued, job('killed')],
			outcomes: [unclear, unclear],
		},
		{
			kind: 'refusal',
			name: 'the job is not known any more',
			told: [queued, { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } }],
			outcomes: [unclear, unclear],
		},
		{
			kind: 'refusal',
			told: [
				{ status: 422, body: { error: 'RecordInvalid', description: 'Record validation errors' } },
			],
			outcomes: [
				refused('RecordInvalid', 'Record validation errors'),
				refused('RecordInvalid', 'Record validation errors'),
			],
		},
		{
			kind: 'refusal',
			name: 'bulk imports are switched off',
			told: [{ status: 403, body: { error: 'Forbidden', message: 'Not for this account' } }],
			outcomes: [
				refused('Forbidden', 'Not for this account'),
				refused('Forbidden', 'Not for this account'),
			],
		},
		{
			kind: 'rateLimit',
			told: [
				{
					status: 429,
					headers: {
						'content-type': 'text/html',
						'retry-after': '0',
						'x-rate-limit': '700',
						'x-rate-limit-remaining': '0',
					},
					body: 'Number of allowed API requests per minute exceeded',
				},
				queued,
				done(updated(244), updated(245)),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
