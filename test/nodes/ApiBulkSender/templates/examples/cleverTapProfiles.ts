import { refused, type TemplateExample } from './example';

const failed = (code: number, error: string, record: object) => ({
	status: 'fail',
	code,
	error: `${error} Skipped record number : 2`,
	record: { type: 'profile', ...record },
});
const answer = (status: string, unprocessed: object[]) => ({
	body: { status, processed: 2 - unprocessed.length, unprocessed },
});
const success = answer('success', []);
const age = failed(520, 'Age is invalid.', { identity: '8', profileData: { Age: 'old' } });
const again = failed(555, 'Something went wrong.', { identity: '8', profileData: {} });
const invalid = {
	status: 400,
	body: { status: 'fail', error: 'Malformed request', code: 400 },
};
const refusal = refused(400, 'Malformed request', { httpStatus: 400 });

export const cleverTapProfiles: TemplateExample = {
	inputs: { accountId: 'ABC-123', identifierField: 'customer' },
	records: [
		{ customer: 7, Name: 'Ada', Email: '', Points: 70 },
		{ customer: '8', Age: 'old' },
	],
	request: {
		method: 'POST',
		path: '/1/upload',
		headers: { 'x-clevertap-account-id': 'ABC-123' },
		body: {
			d: [
				{ identity: '7', type: 'profile', profileData: { Name: 'Ada', Points: 70 } },
				{ identity: '8', type: 'profile', profileData: { Age: 'old' } },
			],
		},
	},
	answers: [
		{ kind: 'success', told: [success], outcomes: ['succeeded', 'succeeded'] },
		{
			kind: 'success',
			name: 'without the list',
			told: [{ body: { status: 'success', processed: 2 } }],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			name: 'an age that is invalid is not sent again, though its code looks like a status',
			told: [answer('partial', [age])],
			outcomes: ['succeeded', refused(520, age.error, { httpStatus: 200 })],
		},
		{
			kind: 'partial',
			name: 'a fault of the server is sent again',
			told: [answer('partial', [again]), { body: { status: 'success', processed: 1 } }],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			name: 'that does not say which failed',
			told: [{ body: { status: 'partial', processed: 1 } }],
			outcomes: [
				{ outcome: 'failed', cause: 'unclear' },
				{ outcome: 'failed', cause: 'unclear' },
			],
		},
		{ kind: 'refusal', told: [invalid], outcomes: [refusal, refusal] },
		{
			kind: 'rateLimit',
			told: [
				{ status: 429, body: { status: 'fail', error: 'Too many concurrent requests', code: 429 } },
				success,
			],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
