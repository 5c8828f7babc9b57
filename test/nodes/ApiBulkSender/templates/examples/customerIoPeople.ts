import { refused, type TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const message = 'must not be empty';
const error = { batch_index: 1, reason: 'invalid', field: 'identifiers', message };
const refusal = refused('invalid', message);

export const customerIoPeople: TemplateExample = {
	inputs: { identifier: 'email', identifierField: 'mail' },
	records: [
		{ mail: 'ada@example.com', first_name: 'Ada', points: 70 },
		{ mail: ' ', first_name: 'Grace', city: '' },
	],
	request: {
		method: 'POST',
		path: '/api/v2/batch',
		body: {
			batch: [
				{
					type: 'person',
					action: 'identify',
					identifiers: { email: 'ada@example.com' },
					attributes: { first_name: 'Ada', points: 70 },
				},
				{
					type: 'person',
					action: 'identify',
					identifiers: { email: ' ' },
					attributes: { first_name: 'Grace' },
				},
			],
		},
	},
	answers: [
		{ kind: 'success', told: [{ body: {} }], outcomes: [accepted, accepted] },
		{
			kind: 'partial',
			told: [{ status: 207, body: { errors: [error] } }],
			outcomes: [accepted, { ...refusal, httpStatus: 207 }],
		},
		{
			kind: 'refusal',
			told: [
				{ status: 400, body: { errors: [error] } },
				{ status: 400, body: { errors: [{ ...error, batch_index: 0 }] } },
				{ status: 400, body: { errors: [{ ...error, batch_index: 0 }] } },
			],
			outcomes: [refusal, refusal],
		},
		{
			kind: 'rateLimit',
			told: [{ status: 429, body: { errors: [] } }, { body: {} }],
			outcomes: [accepted, accepted],
		},
	],
};
