import type { Told } from '../../realAnswers/answering';
import type { TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const limited: Told = { status: 429, body: { message: 'Rate limit exceeded' } };
const fatal = 'Valid data must be provided in the request.';

/** Of the two records the second is wrong in the same way wherever it stands. */
function track(
	list: 'attributes' | 'events',
	type: string,
	{ inputs, records, request }: Pick<TemplateExample, 'inputs' | 'records' | 'request'>,
): TemplateExample {
	const taken = (count: number) => ({ message: 'success', [`${list}_processed`]: count });
	const success: Told = { status: 201, body: taken(2) };
	const error = { type, input_array: list, index: 1 };
	const rejected = {
		outcome: 'failed',
		cause: 'rejected',
		parsed: { error_message: type },
		reason: `errors: ${type}`,
	};
	const unclear = { outcome: 'failed', cause: 'unclear' };
	return {
		inputs,
		records,
		request,
		answers: [
			{ kind: 'success', told: [success], outcomes: [accepted, accepted] },
			{
				kind: 'partial',
				name: 'though the message is success',
				told: [{ status: 201, body: { ...taken(1), errors: [error] } }],
				outcomes: [accepted, rejected],
			},
			{
				kind: 'partial',
				name: 'an error that names no record',
				told: [{ status: 201, body: { message: 'success', errors: ['minor error message'] } }],
				outcomes: [unclear, unclear],
			},
			{
				kind: 'refusal',
				told: [
					{ status: 400, body: { message: fatal, errors: [{ ...error, index: 0 }, error] } },
				],
				outcomes: [
					{ outcome: 'failed', cause: 'rejected', parsed: { error_message: type } },
					{ outcome: 'failed', cause: 'rejected', parsed: { error_message: type } },
				],
			},
			{
				kind: 'refusal',
				name: 'under a good status',
				told: [{ status: 201, body: { message: fatal } }],
				outcomes: [unclear, unclear],
			},
			{ kind: 'rateLimit', told: [limited, success], outcomes: [accepted, accepted] },
		],
	};
}

const invalid = "The value provided for the 'email' field is not a valid email.";

export const brazeAttributes = track('attributes', invalid, {
	inputs: { identifierField: 'customer' },
	records: [
		{ customer: 7, first_name: 'Ada', email: 'ada@example.com', city: '' },
		{ customer: '8', email: 'grace' },
	],
	request: {
		method: 'POST',
		path: '/users/track',
		body: {
			attributes: [
				{ external_id: '7', first_name: 'Ada', email: 'ada@example.com' },
				{ external_id: '8', email: 'grace' },
			],
		},
	},
});

export const brazeEvents = track('events', "'name' must be at most 255 characters", {
	inputs: { identifier: 'email', identifierField: 'mail', eventField: 'event', timeField: 'at' },
	records: [
		{ mail: 'ada@example.com', event: 'bought', at: '2026-11-27T11:00:00+01:00', price: 9.5 },
		{ mail: 'grace@example.com', event: 'b'.repeat(256), at: '2026-11-27' },
	],
	request: {
		method: 'POST',
		path: '/users/track',
		body: {
			events: [
				{
					email: 'ada@example.com',
					name: 'bought',
					time: '2026-11-27T10:00:00.000Z',
					properties: { price: 9.5 },
				},
				{ email: 'grace@example.com', name: 'b'.repeat(256), time: '2026-11-27' },
			],
		},
	},
});
