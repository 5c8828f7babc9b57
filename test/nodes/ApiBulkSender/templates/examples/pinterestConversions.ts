import { refused, type TemplateExample } from './example';

const ada = '4f3b25a7c3d1e2f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6';
const event = (status: string, error_message: string | null, warning: string | null = null) => ({
	status,
	error_message,
	warning_message: warning,
});
const processed = event('processed', null);
const answer = (status: number, ...events: Array<ReturnType<typeof event>>) => ({
	status,
	body: {
		num_events_received: events.length,
		num_events_processed: events.filter((one) => one.status === 'processed').length,
		events,
	},
});
const failed = event('failed', 'em must be SHA-256');
const rejected = {
	outcome: 'failed',
	cause: 'rejected',
	parsed: { error_message: 'em must be SHA-256' },
};
const whole = (status: number, code: number, message: string) => ({
	status,
	body: { code, message },
});
const some = 'Not all events were successfully processed.';
const notAll = { status: 422, body: { code: 1, message: some, details: {} } };
const invalid = whole(400, 4196, 'The request was invalid.');

export const pinterestConversions: TemplateExample = {
	inputs: {
		adAccountId: '549755885175',
		actionSource: 'app_ios',
		eventIdField: 'order',
		timeField: 'at',
		emailHashField: 'hash',
	},
	records: [
		{ order: 7, at: '1795813200', hash: ada, value: 12.5, currency: 'EUR', order_id: 7 },
		{ order: 'o-8', at: 1795813201, hash: 'ada@example.com', value: '' },
	],
	request: {
		method: 'POST',
		path: '/v5/ad_accounts/549755885175/events',
		body: {
			data: [
				{
					event_name: 'checkout',
					action_source: 'app_ios',
					event_time: 1795813200,
					event_id: '7',
					user_data: { em: [ada] },
					custom_data: { value: '12.5', currency: 'EUR', order_id: '7' },
				},
				{
					event_name: 'checkout',
					action_source: 'app_ios',
					event_time: 1795813201,
					event_id: 'o-8',
					user_data: { em: ['ada@example.com'] },
				},
			],
		},
	},
	answers: [
		{
			kind: 'success',
			told: [answer(200, processed, event('processed', null, 'No click ID'))],
			outcomes: ['succeeded', { outcome: 'succeeded', warnings: ['No click ID'] }],
		},
		{
			kind: 'partial',
			told: [answer(200, processed, failed)],
			outcomes: ['succeeded', { ...rejected, httpStatus: 200 }],
		},
		{
			kind: 'partial',
			name: 'under status 422',
			told: [answer(422, processed, failed)],
			outcomes: ['succeeded', { ...rejected, httpStatus: 422 }],
		},
		{
			kind: 'partial',
			name: 'under status 422 which names nobody',
			told: [notAll, answer(200, processed), notAll],
			outcomes: ['succeeded', refused(1, some, { httpStatus: 422 })],
		},
		{
			kind: 'refusal',
			told: [invalid, invalid, invalid],
			outcomes: [
				refused(4196, 'The request was invalid.'),
				refused(4196, 'The request was invalid.'),
			],
		},
		{
			kind: 'refusal',
			name: 'of a token without the right',
			told: [whole(403, 29, 'You are not permitted to access that resource.')],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
		{
			kind: 'rateLimit',
			told: [
				whole(429, 8, 'This request exceeded a rate limit.'),
				answer(200, processed, processed),
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
