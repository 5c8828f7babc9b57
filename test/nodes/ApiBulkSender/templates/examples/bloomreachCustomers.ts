import type { TemplateExample } from './example';

const accepted = { outcome: 'succeeded', cause: 'accepted' };
const answer = (...results: object[]) => ({
	body: { results, start_time: 1.0, end_time: 1.1, success: true },
});
const good = { success: true };
const success = answer(good, good);
const said = 'At least one id should be specified.';
const rejected = {
	outcome: 'failed',
	cause: 'rejected',
	parsed: { error_message: said },
	reason: said,
};
const refusal = { outcome: 'failed', cause: 'rejected', parsed: { error_message: 'Invalid JSON' } };
const command = (registered: string, properties?: object) => ({
	name: 'customers',
	command_id: expect.any(String) as string,
	data: { customer_ids: { registered }, ...(properties && { properties }) },
});

export const bloomreachCustomers: TemplateExample = {
	inputs: { projectToken: 'p-1', idField: 'customer' },
	records: [{ customer: 7, first_name: 'Ada', city: '' }, { customer: ' ' }],
	request: {
		method: 'POST',
		path: '/track/v2/projects/p-1/batch',
		body: { commands: [command('7', { first_name: 'Ada' }), command(' ')] },
	},
	answers: [
		{ kind: 'success', told: [success], outcomes: [accepted, accepted] },
		{
			kind: 'partial',
			told: [answer(good, { success: false, errors: [said] })],
			outcomes: [accepted, rejected],
		},
		{
			kind: 'refusal',
			told: [{ status: 400, body: { success: false, message: 'Invalid JSON' } }],
			outcomes: [refusal, refusal],
		},
		{
			kind: 'refusal',
			name: 'under a good status',
			told: [{ body: { success: false, message: 'Invalid JSON' } }],
			outcomes: [refusal, refusal],
		},
		{
			kind: 'rateLimit',
			told: [
				{ status: 429, headers: { 'retry-after': '0' }, body: { success: false } },
				success,
			],
			outcomes: [accepted, accepted],
		},
	],
};
