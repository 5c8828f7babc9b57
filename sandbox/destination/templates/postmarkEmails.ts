import { soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, code: number, message: string]> = {
	login: [401, 10, 'The Server Token you provided was invalid.'],
	shape: [422, 402, 'Received invalid JSON input.'],
	tooMany: [422, 410, 'You can send up to 500 messages in a batch.'],
	tooLarge: [413, 0, 'The request is larger than 50 MB'],
	tooFast: [429, 429, 'Rate limit exceeded'],
};

export const postmarkEmails: Played = {
	id: 'postmarkEmails',
	prefix: '/postmark',
	method: 'POST',
	path: '/email/batch',
	mayEnter: (headers, { headerValue }) => headers['x-postmark-server-token'] === headerValue,
	list: [],
	limits: { records: 500, bytes: 50_000_000 },
	judge: ({ From, To, HtmlBody, TextBody }) => {
		if (!String(From).includes('@')) return { code: 300, message: "Invalid 'From' address." };
		if (!/^[^@\s]+@[^@\s]+$/.test(String(To))) {
			return { code: 300, message: `Invalid 'To' address: '${String(To)}'.` };
		}
		if (HtmlBody !== undefined || TextBody !== undefined) return undefined;
		return { code: 300, message: 'Provide either email TextBody or HtmlBody or both.' };
	},
	answer: (judged) => ({
		answer: {
			status: 200,
			body: judged.map(({ record, refusal }, index) =>
				refusal === undefined
					? {
							To: record['To'],
							SubmittedAt: '2026-11-27T09:00:00.0000000-05:00',
							MessageID: `message-${index}`,
							ErrorCode: 0,
							Message: 'OK',
						}
					: { ErrorCode: refusal.code, Message: refusal.message },
			),
		},
		taken: soundOf(judged),
	}),
	refuse: (why) => {
		const [status, ErrorCode, Message] = refusals[why];
		return { status, body: { ErrorCode, Message } };
	},
};
