import type { Told } from '../../realAnswers/answering';
import { refused, type TemplateExample } from './example';

const stored = (status: number, id: string): Told => ({
	status,
	headers: { 'content-type': 'application/vnd.api+json' },
	body: {
		data: {
			type: 'profile',
			id,
			attributes: { email: 'ada@example.com', properties: { status: 'failed' } },
			links: { self: `https://a.klaviyo.com/api/profiles/${id}/` },
		},
	},
});
const detail = 'Invalid phone number format.';
const pointer = '/data/attributes/phone_number';
const error = (status: number, code: string, words: string): Told => ({
	status,
	headers: { 'content-type': 'application/vnd.api+json' },
	body: {
		errors: [{ id: 'e-1', status, code, title: 'No', detail: words, source: { pointer } }],
	},
});
const limited = error(429, 'throttled', 'Request was throttled.');

export const klaviyoProfile: TemplateExample = {
	records: [
		{ email: 'ada@example.com', first_name: 'Ada', points: 70, location: { city: 'Bern' } },
		{ email: 'grace@example.com', phone_number: '12', title: '' },
	],
	request: {
		method: 'POST',
		path: '/api/profile-import',
		headers: {
			revision: '2026-07-15',
			'content-type': 'application/vnd.api+json',
			accept: 'application/vnd.api+json',
		},
		body: {
			data: {
				type: 'profile',
				attributes: {
					email: 'ada@example.com',
					first_name: 'Ada',
					location: { city: 'Bern' },
					properties: { points: 70 },
				},
			},
		},
	},
	noPartial: 'A request carries one record.',
	answers: [
		{
			kind: 'success',
			told: [stored(201, 'p-1'), stored(200, 'p-2')],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'refusal',
			told: [stored(200, 'p-1'), error(400, 'invalid', detail)],
			outcomes: [
				'succeeded',
				{
					...refused('invalid', detail, { httpStatus: 400 }),
					parsed: { status_code: 'invalid', error_message: detail, field: pointer },
				},
			],
		},
		{
			kind: 'rateLimit',
			told: [
				{ ...limited, headers: { ...limited.headers, 'retry-after': '0' } },
				stored(201, 'p-1'),
				stored(201, 'p-2'),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
