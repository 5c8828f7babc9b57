import { refused, type TemplateExample } from './example';

const ada = '4f3b25a7c3d1e2f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6';
const accepted = { outcome: 'succeeded', cause: 'accepted' };
const received = (count: number) => ({
	body: { events_received: count, messages: [], fbtrace_id: 'AFL' },
});
const said = (code: number, message: string, error_user_msg?: string) => ({
	status: 400,
	body: { error: { message, type: 'OAuthException', code, error_user_msg, fbtrace_id: 'A' } },
});
const old = 'The timestamp for this event is too far in the past.';
const tooOld = said(100, 'Invalid parameter', old);
const refusal = refused(100, old, { httpStatus: 400 });

export const metaConversions: TemplateExample = {
	noPartial: 'One invalid event refuses the whole request.',
	inputs: {
		datasetId: '77',
		actionSource: 'email',
		eventIdField: 'order',
		timeField: 'at',
		emailHashField: 'hash',
	},
	records: [
		{ order: 7, at: '1795813200', hash: ada, value: '12.5', currency: 'EUR' },
		{ order: 'o-8', at: 1_095_813_201, hash: ada },
	],
	request: {
		method: 'POST',
		path: '/v24.0/77/events',
		body: {
			data: [
				{
					event_name: 'Purchase',
					action_source: 'email',
					event_time: 1_795_813_200,
					event_id: '7',
					user_data: { em: [ada] },
					custom_data: { value: 12.5, currency: 'EUR' },
				},
				{
					event_name: 'Purchase',
					action_source: 'email',
					event_time: 1_095_813_201,
					event_id: 'o-8',
					user_data: { em: [ada] },
				},
			],
		},
	},
	answers: [
		{ kind: 'success', told: [received(2)], outcomes: [accepted, accepted] },
		{
			kind: 'refusal',
			name: 'for one event, which is found by halving',
			told: [tooOld, received(1), tooOld],
			outcomes: [accepted, refusal],
		},
		{
			kind: 'refusal',
			name: 'of a token that has ended: the run stops, nothing is halved',
			told: [said(190, 'Error validating access token')],
			outcomes: [{ outcome: 'failed' }, { outcome: 'failed' }],
		},
		{
			kind: 'rateLimit',
			name: 'under status 400',
			told: [said(613, '(#613) Calls to this api have exceeded the rate limit.'), received(2)],
			outcomes: [accepted, accepted],
		},
	],
};
