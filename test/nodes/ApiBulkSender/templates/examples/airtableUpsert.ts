import { refused, type TemplateExample } from './example';

const stored = (...ids: string[]) => ({
	body: {
		records: ids.map((id) => ({ id, createdTime: '2026-11-27T10:00:00.000Z', fields: {} })),
		createdRecords: ids,
		updatedRecords: [],
	},
});
const message = 'Field "Visits" cannot accept the provided value';
const invalid = { status: 422, body: { error: { type: 'INVALID_VALUE_FOR_COLUMN', message } } };
const missing = { status: 404, body: { error: 'NOT_FOUND' } };
const limited = { status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Wait' }] } };

export const airtableUpsert: TemplateExample = {
	inputs: { baseId: 'appAbc', table: 'Our Customers', mergeFields: 'Email, Shop', typecast: false },
	records: [
		{ Email: 'ada@example.com', Shop: 'Bern', Visits: 7, Note: null },
		{ Email: 'grace@example.com', Shop: 'Bern', Visits: 'many' },
	],
	request: {
		method: 'PATCH',
		path: '/v0/appAbc/Our%20Customers',
		body: {
			performUpsert: { fieldsToMergeOn: ['Email', 'Shop'] },
			typecast: false,
			records: [
				{ fields: { Email: 'ada@example.com', Shop: 'Bern', Visits: 7 } },
				{ fields: { Email: 'grace@example.com', Shop: 'Bern', Visits: 'many' } },
			],
		},
	},
	noPartial:
		'A request is stored as a whole or not at all; of one that is refused the halves are sent.',
	answers: [
		{ kind: 'success', told: [stored('rec1', 'rec2')], outcomes: ['succeeded', 'succeeded'] },
		{
			kind: 'refusal',
			name: 'because of one record',
			told: [invalid, stored('rec1'), invalid],
			outcomes: ['succeeded', refused('INVALID_VALUE_FOR_COLUMN', message, { httpStatus: 422 })],
		},
		{
			kind: 'refusal',
			name: 'an unknown table',
			told: [missing],
			outcomes: [
				{ outcome: 'failed', cause: 'rejected', parsed: { status_code: 'NOT_FOUND' } },
				{ outcome: 'failed', cause: 'rejected', parsed: { status_code: 'NOT_FOUND' } },
			],
		},
		{
			kind: 'rateLimit',
			told: [limited, stored('rec1', 'rec2')],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
