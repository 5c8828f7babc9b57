import { refused, type TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const success = { body: { success: true } };
const message = 'malformed JSON';
const invalid = { status: 400, body: { success: false, message, code: 'invalid_request' } };
const messageId = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown;

export const segmentBatch: TemplateExample = {
	inputs: { userIdField: 'customer' },
	records: [
		{ customer: 1, name: 'Ada', points: 70, city: '' },
		{ customer: 'c-2', name: 'Grace' },
	],
	request: {
		method: 'POST',
		path: '/v1/batch',
		body: {
			batch: [
				{ type: 'identify', userId: '1', traits: { name: 'Ada', points: 70 }, messageId },
				{ type: 'identify', userId: 'c-2', traits: { name: 'Grace' }, messageId },
			],
		},
	},
	noPartial: 'Whatever it can read is answered with 200, and what is wrong is dropped later.',
	answers: [
		{ kind: 'success', told: [success], outcomes: [accepted, accepted] },
		{
			kind: 'success',
			name: 'without a word',
			told: [{ body: '' }],
			outcomes: [accepted, accepted],
		},
		{
			kind: 'refusal',
			name: 'because of one record',
			told: [invalid, success, invalid],
			outcomes: [accepted, refused('invalid_request', message, { httpStatus: 400 })],
		},
		{
			kind: 'refusal',
			name: 'as plain text',
			told: [
				{ status: 400, body: 'Bad Request' },
				{ status: 400, body: 'Bad Request' },
				{ status: 400, body: 'Bad Request' },
			],
			outcomes: [
				{ outcome: 'failed', cause: 'rejected' },
				{ outcome: 'failed', cause: 'rejected' },
			],
		},
		{
			kind: 'rateLimit',
			told: [
				{ status: 429, headers: { 'retry-after': '0', 'x-ratelimit-reset': '0' }, body: '' },
				success,
			],
			outcomes: [accepted, accepted],
		},
	],
};
