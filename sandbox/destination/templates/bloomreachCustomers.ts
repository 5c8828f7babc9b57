import { isFields } from '../records.ts';
import { hasBasic, soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [401, 'Unauthorized'],
	shape: [400, 'Invalid JSON'],
	tooMany: [400, 'At most 50 commands'],
	tooLarge: [413, 'The request is too large'],
	tooFast: [429, 'Rate limit exceeded'],
};

export const bloomreachCustomers: Played = {
	id: 'bloomreachCustomers',
	prefix: '/bloomreach',
	method: 'POST',
	path: '/track/v2/projects/:project/batch',
	mayEnter: hasBasic,
	list: ['commands'],
	limits: { records: 50 },
	judge: ({ name, data }) => {
		if (name !== 'customers') return { code: 'name', message: 'Unknown command' };
		const ids = isFields(data) && isFields(data['customer_ids']) ? data['customer_ids'] : {};
		const isGiven = Object.values(ids).some((id) => String(id).trim() !== '');
		return isGiven ? undefined : { code: 'ids', message: 'At least one id should be specified.' };
	},
	answer: (judged) => ({
		answer: {
			status: 200,
			body: {
				results: judged.map(({ record: { command_id }, refusal }) =>
					refusal === undefined
						? { success: true, command_id }
						: { success: false, errors: [refusal.message], command_id },
				),
				start_time: 1,
				end_time: 1.1,
				success: true,
			},
		},
		taken: soundOf(judged),
	}),
	refuse: (why) => {
		const [status, message] = refusals[why];
		const headers = why === 'tooFast' ? { 'Retry-After': '0' } : undefined;
		return { status, body: { success: false, message }, ...(headers && { headers }) };
	},
};
