import { soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, code: string, msg: string]> = {
	login: [401, 'BadApiKey', 'Invalid API key'],
	shape: [400, 'BadParams', 'Invalid JSON: users'],
	tooMany: [400, 'BadParams', 'Too many users'],
	tooLarge: [413, 'RequestTooLarge', 'The request is larger than 4 MB'],
	tooFast: [429, 'RateLimitExceeded', 'Rate limit exceeded'],
};

const lists = ['invalid', 'invalidData', 'notFound', 'conflict', 'forgotten'].flatMap((why) => [
	`${why}Emails`,
	`${why}UserIds`,
]);

export const iterableUsers: Played = {
	id: 'iterableUsers',
	prefix: '/iterable',
	method: 'POST',
	path: '/api/users/bulkUpdate',
	mayEnter: (headers, { headerValue }) => headers['api-key'] === headerValue,
	list: ['users'],
	limits: { bytes: 4_000_000 },
	judge: ({ email, userId }) => {
		if (email === undefined && userId === undefined) {
			return { code: 'invalidUserIds', message: 'Neither email nor userId' };
		}
		if (email === undefined || String(email).includes('@')) return undefined;
		return { code: 'invalidEmails', message: 'Malformed email' };
	},
	/** Users that failed are named in lower case, by the list that says why. */
	answer: (judged) => {
		const failed = judged.filter(({ refusal }) => refusal !== undefined);
		const named = (list: string) =>
			failed
				.filter(({ refusal }) => refusal?.code === list)
				.map(({ record: { email, userId } }) => String(email ?? userId).toLowerCase());
		const body = {
			successCount: judged.length - failed.length,
			failCount: failed.length,
			createdFields: [],
			filteredOutFields: [],
			invalidEmails: named('invalidEmails'),
			invalidUserIds: named('invalidUserIds'),
			failedUpdates: Object.fromEntries(lists.map((list) => [list, named(list)])),
		};
		return {
			answer: { status: 200, body },
			taken: soundOf(judged),
		};
	},
	refuse: (why) => {
		const [status, code, msg] = refusals[why];
		return { status, body: { msg, code, params: null } };
	},
};
