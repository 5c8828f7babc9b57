import { hasBasic, soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, title: string, detail: string]> = {
	login: [401, 'API Key Invalid', "Your API key may be invalid, or you've used the wrong one."],
	shape: [400, 'Invalid Resource', 'The resource submitted could not be validated.'],
	tooMany: [400, 'Bad Request', 'At most 500 members'],
	tooLarge: [413, 'Content Too Large', 'The request is too large'],
	tooFast: [429, 'Too Many Requests', 'You have exceeded 10 simultaneous connections.'],
};

export const mailchimpMembers: Played = {
	id: 'mailchimpMembers',
	prefix: '/mailchimp',
	method: 'POST',
	path: '/3.0/lists/:list',
	mayEnter: hasBasic,
	list: ['members'],
	limits: { records: 500 },
	judge: ({ email_address: address }) =>
		/^[^@\s]+@[^@\s]+\.\w+$/.test(String(address))
			? undefined
			: { code: 'ERROR_GENERIC', message: 'Please provide a valid email address.' },
	/** Addresses come back in lower case. */
	answer: (judged) => {
		const taken = soundOf(judged);
		const members = taken.map(({ email_address: address, status, merge_fields = {} }, index) => ({
			id: `member-${index}`,
			email_address: String(address).toLowerCase(),
			status,
			merge_fields,
		}));
		const errors = judged.flatMap(({ record, refusal }) =>
			refusal === undefined
				? []
				: [
						{
							email_address: record['email_address'],
							error: refusal.message,
							error_code: refusal.code,
							field: '',
							field_message: '',
						},
					],
		);
		const body = {
			new_members: members,
			updated_members: [],
			errors,
			total_created: members.length,
			total_updated: 0,
			error_count: errors.length,
		};
		return { answer: { status: 200, body }, taken };
	},
	refuse: (why) => {
		const [status, title, detail] = refusals[why];
		const type = 'https://mailchimp.com/developer/marketing/docs/errors/';
		return { status, body: { type, title, status, detail, instance: 'sandbox' } };
	},
};
