import type { TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const success = (count: number) => ({
	body: {
		code: 200,
		events_ingested: count,
		payload_size_bytes: 150,
		server_upload_time: 1_396_381_378_123,
	},
});
const refusal = (error: string, other: object = {}) => ({
	status: 400,
	body: { code: 400, error, missing_field: null, ...other },
});
const rejected = (code: string) => ({
	outcome: 'failed',
	cause: 'rejected',
	httpStatus: 400,
	parsed: { status_code: code },
});
const tooLarge = { status: 413, body: { code: 413, error: 'Payload too large' } };
const notKnown = {
	outcome: 'failed',
	reason: expect.stringContaining('API key'),
};

export const amplitudeBatch: TemplateExample = {
	inputs: { eventType: 'Bought', userIdField: 'who', timeField: 'at', insertIdField: 'id' },
	records: [
		{ id: 'e-1', who: 7, at: '1795813200000', price: 9.5, note: '' },
		{ id: 'e-2', who: 'u-8', at: -1, price: 3 },
		{ id: 3, who: 'u-9' },
		{ id: 'e-4', who: 'u-9', price: 4 },
	],
	request: {
		method: 'POST',
		path: '/batch',
		body: {
			options: { min_id_length: 1 },
			events: [
				{
					event_type: 'Bought',
					user_id: '7',
					time: 1_795_813_200_000,
					insert_id: 'e-1',
					event_properties: { price: 9.5 },
				},
				{
					event_type: 'Bought',
					user_id: 'u-8',
					time: -1,
					insert_id: 'e-2',
					event_properties: { price: 3 },
				},
				{ event_type: 'Bought', user_id: 'u-9', insert_id: '3' },
				{
					event_type: 'Bought',
					user_id: 'u-9',
					insert_id: 'e-4',
					event_properties: { price: 4 },
				},
			],
		},
	},
	answers: [
		{
			kind: 'success',
			told: [success(4)],
			outcomes: [accepted, accepted, accepted, accepted],
		},
		{
			kind: 'success',
			name: 'of fewer than were sent',
			told: [success(3)],
			outcomes: Array.from({ length: 4 }, () => ({ outcome: 'failed', cause: 'unclear' })),
		},
		{
			kind: 'partial',
			name: 'names the bad ones, and the others are sent again',
			told: [
				refusal('Request missing required field', {
					events_with_invalid_fields: { time: [0] },
					events_with_missing_fields: { event_type: [1] },
				}),
				success(2),
			],
			outcomes: [
				rejected('events_with_invalid_fields'),
				rejected('events_with_missing_fields'),
				accepted,
				accepted,
			],
		},
		{
			kind: 'partial',
			name: 'names only the first bad one each time',
			told: [
				refusal('Invalid field values', { events_with_invalid_fields: { time: [1] } }),
				refusal('Invalid id length', { events_with_invalid_id_lengths: { user_id: [0] } }),
				success(2),
			],
			outcomes: [
				rejected('events_with_invalid_id_lengths'),
				rejected('events_with_invalid_fields'),
				accepted,
				accepted,
			],
		},
		{
			kind: 'partial',
			name: 'one that is silenced, one that is throttled',
			told: [
				refusal('Events silenced for device_id', {
					silenced_devices: ['d1'],
					silenced_events: [1],
					throttled_devices: { d2: 100 },
					throttled_events: [2],
					exceeded_daily_quota_devices: {},
				}),
				success(2),
				success(1),
			],
			outcomes: [accepted, rejected('silenced_events'), accepted, accepted],
		},
		{
			kind: 'refusal',
			name: 'that names no event',
			told: [refusal('Invalid JSON request body')],
			outcomes: Array.from({ length: 4 }, () => ({
				outcome: 'failed',
				cause: 'rejected',
				reason: expect.stringContaining('Invalid JSON request body'),
			})),
		},
		{
			kind: 'refusal',
			name: 'of the API key, under 400: the run stops',
			told: [refusal('Invalid API key')],
			outcomes: [notKnown, notKnown, notKnown, notKnown],
		},
		{
			kind: 'refusal',
			name: 'too large, so the halves are sent',
			told: [tooLarge, success(2), success(2)],
			outcomes: [accepted, accepted, accepted, accepted],
		},
		{
			kind: 'rateLimit',
			told: [
				{
					status: 429,
					body: {
						code: 429,
						error: 'Too many requests for some devices and users',
						eps_threshold: 1000,
						throttled_users: { 'u-8': 4000 },
						throttled_events: [1],
					},
				},
				success(4),
			],
			outcomes: [accepted, accepted, accepted, accepted],
		},
	],
};
