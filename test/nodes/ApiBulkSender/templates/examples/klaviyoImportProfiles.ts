import { refused, type TemplateExample } from './example';

const headers = { 'content-type': 'application/vnd.api+json' };
const job = (status: string, counts: object = {}) => ({
	headers,
	body: {
		data: {
			type: 'profile-bulk-import-job',
			id: 'job_7',
			attributes: {
				status,
				created_at: '2026-11-01T00:00:00+00:00',
				total_count: 2,
				completed_count: 0,
				failed_count: 0,
				completed_at: null,
				expires_at: null,
				started_at: null,
				...counts,
			},
			relationships: { lists: { data: [] } },
			links: { self: 'https://a.klaviyo.com/api/profile-bulk-import-jobs/job_7/' },
		},
	},
});
const queued = {
	...job('queued'),
	status: 202,
	headers: {
		...headers,
		'ratelimit-limit': '150',
		'ratelimit-remaining': '149',
		'ratelimit-reset': '0',
	},
};
const complete = (failed_count = 0) => job('complete', { completed_count: 2, failed_count });
const errors = (data: object[], next: string | null = null) => ({
	headers,
	body: { data, links: { self: 'https://a.klaviyo.com/', next } },
});
const invalid = 'The payload provided in the request is invalid.';
const errorOn = (original_payload: object | null) => ({
	type: 'import-error',
	id: 'e4eebb08-b055-4a6f-bb13-c8cb69c9eb94',
	attributes: {
		code: 'invalid',
		title: 'Invalid input',
		detail: invalid,
		source: { pointer: '/data' },
		original_payload,
	},
	links: { self: 'https://a.klaviyo.com/' },
});
const refusal = (status: number, code: string, detail: string, pointer: string) => ({
	status,
	headers,
	body: {
		errors: [
			{
				id: '360c1a11-cc3b-4f6c-b1a8-3cfbacd77c2f',
				status,
				code,
				title: 'Invalid input.',
				detail,
				source: { pointer },
				links: {},
				meta: {},
			},
		],
	},
});

const badEmail = 'not-an-email is not a valid email address.';
const badPointer = (at: number) => `/data/attributes/profiles/data/${at}/attributes/email`;
const noList = 'List ID Y6nRLr does not exist.';
const noScope = 'You do not have permission to perform this action.';
const unclear = { outcome: 'failed', cause: 'unclear' };

export const klaviyoImportProfiles: TemplateExample = {
	inputs: { klaviyoListId: 'Y6nRLr' },
	records: [
		{ email: 'ann@example.com', first_name: 'Ann', location: { city: 'Rome' }, points: 7 },
		{ email: 'Bob@example.com', external_id: '2', title: '' },
	],
	request: {
		method: 'POST',
		path: '/api/profile-bulk-import-jobs',
		headers: {
			revision: '2026-07-15',
			'content-type': 'application/vnd.api+json',
			accept: 'application/vnd.api+json',
		},
		body: {
			data: {
				type: 'profile-bulk-import-job',
				relationships: { lists: { data: [{ type: 'list', id: 'Y6nRLr' }] } },
				attributes: {
					profiles: {
						data: [
							{
								type: 'profile',
								attributes: {
									email: 'ann@example.com',
									first_name: 'Ann',
									location: { city: 'Rome' },
									properties: { points: 7 },
								},
							},
							{
								type: 'profile',
								attributes: { email: 'Bob@example.com', external_id: '2' },
							},
						],
					},
				},
			},
		},
	},
	answers: [
		{
			kind: 'success',
			told: [queued, job('processing'), complete(), errors([])],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [queued, complete(1), errors([errorOn({ email: 'bob@example.com', id: '2' })])],
			outcomes: ['succeeded', refused('invalid', invalid, { httpStatus: 200 })],
		},
		{
			kind: 'partial',
			name: 'the error repeats the profile as it was sent',
			told: [queued, complete(1), errors([errorOn({ attributes: { external_id: '2' } })])],
			outcomes: ['succeeded', refused('invalid', invalid)],
		},
		{
			kind: 'partial',
			name: 'there are more errors on another page',
			told: [
				queued,
				complete(1),
				errors([errorOn({ external_id: '2' })], 'https://a.klaviyo.com/?page[cursor]=1'),
			],
			outcomes: [unclear, refused('invalid', invalid)],
		},
		{
			kind: 'partial',
			name: 'a profile that is malformed refuses its request, which is halved',
			told: [
				refusal(400, 'invalid', badEmail, badPointer(1)),
				queued,
				complete(),
				errors([]),
				refusal(400, 'invalid', badEmail, badPointer(0)),
			],
			outcomes: ['succeeded', refused('invalid', badEmail, { httpStatus: 400 })],
		},
		{
			kind: 'refusal',
			name: 'an error that names nobody may be about any',
			told: [queued, complete(1), errors([errorOn(null)])],
			outcomes: [unclear, unclear],
		},
		{
			kind: 'refusal',
			name: 'an error is counted, but not listed',
			told: [queued, complete(1), errors([])],
			outcomes: [unclear, unclear],
		},
		{
			kind: 'refusal',
			name: 'the import was cancelled',
			told: [queued, job('cancelled')],
			outcomes: [
				{ outcome: 'failed', cause: 'rejected' },
				{ outcome: 'failed', cause: 'rejected' },
			],
		},
		{
			kind: 'refusal',
			name: 'an unknown list, halved in vain',
			told: [1, 2, 3].map(() => refusal(400, 'invalid', noList, '/data')),
			outcomes: [refused('invalid', noList), refused('invalid', noList)],
		},
		{
			kind: 'refusal',
			name: 'a key without the scopes',
			told: [refusal(403, 'permission_denied', noScope, '/data/')],
			outcomes: [refused('permission_denied', noScope), refused('permission_denied', noScope)],
		},
		{
			kind: 'rateLimit',
			told: [
				{
					...refusal(429, 'throttled', 'Request was throttled.', '/data/'),
					headers: { ...headers, 'retry-after': '0' },
				},
				queued,
				complete(),
				errors([]),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
