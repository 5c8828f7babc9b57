import type { TemplateExample } from './example';

const queued = { status: 202, body: { job_id: 'a1b2' } };
const job = (status: string, results: object = {}) => ({
	body: {
		id: 'a1b2',
		status,
		job_type: 'upsert',
		results,
		started_at: '2026-01-01T00:00:00Z',
		...(status !== 'pending' && { finished_at: '2026-01-01T00:01:00Z' }),
	},
});
const completed = job('completed', { requested_count: 3, created_count: 2, updated_count: 1 });
const problem = (status: number, message: string, field: string | null = null) => ({
	status,
	body: { errors: [{ field, message }] },
});

const errorsUrl = 'https://files.example/errors.csv';
const unclear = {
	outcome: 'failed',
	cause: 'unclear',
	parsed: { errors_url: errorsUrl },
};
const failed = { ...unclear, cause: 'rejected' };
const refused = (error_message: string) => ({
	outcome: 'failed',
	cause: 'rejected',
	parsed: { error_message },
});

export const sendGridContacts: TemplateExample = {
	inputs: { listIds: '0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9' },
	records: [
		{ email: 'ada@example.com', first_name: 'Ada', custom_fields: { e1_T: 'gold' } },
		{ email: 'bob@example.com', city: '' },
		{ external_id: '3', email: 'eve' },
	],
	request: {
		method: 'PUT',
		path: '/v3/marketing/contacts',
		body: {
			list_ids: ['0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9'],
			contacts: [
				{ email: 'ada@example.com', first_name: 'Ada', custom_fields: { e1_T: 'gold' } },
				{ email: 'bob@example.com' },
				{ external_id: '3', email: 'eve' },
			],
		},
	},
	answers: [
		{
			kind: 'success',
			told: [queued, job('pending'), completed],
			outcomes: ['succeeded', 'succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			name: 'a contact that is malformed refuses its request, which is halved',
			told: [
				problem(400, 'email is invalid', 'contacts[2].email'),
				queued,
				job('completed', { requested_count: 2, created_count: 2 }),
				problem(400, 'email is invalid', 'contacts[0].email'),
			],
			outcomes: ['succeeded', 'succeeded', refused('email is invalid')],
		},
		{
			kind: 'refusal',
			name: 'the job counts errors, and names nobody',
			told: [
				queued,
				job('errored', {
					requested_count: 3,
					created_count: 1,
					updated_count: 1,
					errored_count: 1,
					errors_url: errorsUrl,
				}),
			],
			outcomes: [unclear, unclear, unclear],
		},
		{
			kind: 'refusal',
			name: 'the job failed',
			told: [queued, job('failed', { requested_count: 3, errored_count: 3, errors_url: errorsUrl })],
			outcomes: [failed, failed, failed],
		},
		{
			kind: 'refusal',
			told: [problem(403, 'access forbidden')],
			outcomes: [
				refused('access forbidden'),
				refused('access forbidden'),
				refused('access forbidden'),
			],
		},
		{
			kind: 'rateLimit',
			told: [
				{
					...problem(429, 'too many requests'),
					headers: {
						'x-ratelimit-limit': '150',
						'x-ratelimit-remaining': '0',
						'x-ratelimit-reset': '1392815263',
					},
				},
				queued,
				completed,
			],
			outcomes: ['succeeded', 'succeeded', 'succeeded'],
		},
	],
};
