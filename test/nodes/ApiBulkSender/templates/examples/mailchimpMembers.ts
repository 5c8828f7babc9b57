import { refused, type TemplateExample } from './example';

const member = (email_address: string, status = 'subscribed') => ({
	id: `md5-of-${email_address}`,
	email_address,
	email_type: 'html',
	status,
	merge_fields: { FNAME: 'Ada', STATE: 'failed' },
	list_id: 'a1b2',
});
const answer = (created: object[], updated: object[], errors: object[]) => ({
	body: {
		new_members: created,
		updated_members: updated,
		errors,
		total_created: created.length,
		total_updated: updated.length,
		error_count: errors.length,
	},
});
const problem = (status: number, title: string, detail: string) => ({
	status,
	headers: { 'content-type': 'application/problem+json; charset=utf-8' },
	body: { type: 'https://mailchimp.com/developer/marketing/docs/errors/', title, status, detail },
});
const message = 'Please provide a valid email address.';
const error = { error: message, error_code: 'ERROR_GENERIC', field: '', field_message: '' };
const detail = 'The resource submitted could not be validated.';
const invalid = refused('Invalid Resource', detail, { httpStatus: 400 });
const stored = answer([member('ada@example.com')], [member('grace@example', 'cleaned')], []);

export const mailchimpMembers: TemplateExample = {
	inputs: { listId: 'a1b2', emailField: 'mail' },
	records: [{ mail: 'Ada@Example.com', FNAME: 'Ada', LNAME: '' }, { mail: 'grace@example' }],
	request: {
		method: 'POST',
		path: '/3.0/lists/a1b2?skip_merge_validation=false',
		body: {
			update_existing: true,
			members: [
				{
					email_address: 'Ada@Example.com',
					status: 'subscribed',
					merge_fields: { FNAME: 'Ada' },
				},
				{ email_address: 'grace@example', status: 'subscribed' },
			],
		},
	},
	answers: [
		{
			kind: 'success',
			name: 'with an address in another case',
			told: [stored],
			outcomes: ['succeeded', 'succeeded'],
		},
		{
			kind: 'partial',
			told: [
				answer([member('ada@example.com')], [], [{ email_address: 'grace@example', ...error }]),
			],
			outcomes: ['succeeded', refused('ERROR_GENERIC', message, { httpStatus: 200 })],
		},
		{
			kind: 'refusal',
			told: [problem(400, 'Invalid Resource', detail)],
			outcomes: [invalid, invalid],
		},
		{
			kind: 'rateLimit',
			told: [problem(429, 'Too Many Requests', 'You have exceeded 10 connections.'), stored],
			outcomes: ['succeeded', 'succeeded'],
		},
	],
};
