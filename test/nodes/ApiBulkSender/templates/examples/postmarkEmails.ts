import { refused, type TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const sent = (To: string, MessageID: string) => ({
	To,
	SubmittedAt: '2026-11-27T09:00:00.0000000-05:00',
	MessageID,
	ErrorCode: 0,
	Message: 'OK',
});
const no = (ErrorCode: number, Message: string) => ({ ErrorCode, Message });
const first = sent('ada@example.com', 'm-1');
const success = { body: [first, sent('grace@example', 'm-2')] };
const looksLike: Array<[code: number, message: string]> = [
	[401, 'The From address is not confirmed.'],
	[403, 'Invalid field.'],
	[429, 'Rate limit exceeded.'],
];

export const postmarkEmails: TemplateExample = {
	inputs: { from: 'Our Shop <shop@example.com>', stream: 'broadcast' },
	records: [
		{ email: 'ada@example.com', subject: 'Hello', html: '<p>Hello</p>', points: 70 },
		{ email: 'grace@example', subject: 'Hello', text: 'Hello', html: '' },
	],
	request: {
		method: 'POST',
		path: '/email/batch',
		body: [
			{
				From: 'Our Shop <shop@example.com>',
				To: 'ada@example.com',
				Subject: 'Hello',
				HtmlBody: '<p>Hello</p>',
				MessageStream: 'broadcast',
			},
			{
				From: 'Our Shop <shop@example.com>',
				To: 'grace@example',
				Subject: 'Hello',
				TextBody: 'Hello',
				MessageStream: 'broadcast',
			},
		],
	},
	answers: [
		{ kind: 'success', told: [success], outcomes: [accepted, accepted] },
		{
			kind: 'partial',
			told: [{ body: [first, no(300, "Invalid 'To' address.")] }],
			outcomes: [accepted, refused(300, "Invalid 'To' address.", { httpStatus: 200 })],
		},
		...looksLike.map(([code, message]) => ({
			kind: 'partial' as const,
			name: `the code ${code} is no HTTP status`,
			told: [{ body: [first, no(code, message)] }],
			outcomes: [accepted, refused(code, message)],
		})),
		{
			kind: 'partial',
			name: 'for the time of a maintenance',
			told: [{ body: [first, no(100, 'Maintenance')] }, { body: [sent('grace@example', 'm-2')] }],
			outcomes: [accepted, accepted],
		},
		{
			kind: 'refusal',
			told: [{ status: 422, body: no(402, 'Received invalid JSON input.') }],
			outcomes: [
				refused(402, 'Received invalid JSON input.', { httpStatus: 422 }),
				refused(402, 'Received invalid JSON input.', { httpStatus: 422 }),
			],
		},
		{
			kind: 'refusal',
			name: 'after which mails may have gone out, so they are not sent again',
			told: [{ status: 500, body: no(500, 'Internal error') }],
			outcomes: [
				{ outcome: 'failed', cause: 'unclear' },
				{ outcome: 'failed', cause: 'unclear' },
			],
		},
		{
			kind: 'rateLimit',
			told: [{ status: 429, body: no(429, 'Rate limit exceeded') }, success],
			outcomes: [accepted, accepted],
		},
	],
};
