import type { Refusal } from '../../core/endpoint.ts';
import type { Fields } from '../records.ts';
import { hasBearer, soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [401, 'Invalid API key'],
	shape: [400, "Valid data must be provided in the 'attributes', 'events', or 'purchases' fields."],
	tooMany: [400, 'At most 75 objects'],
	tooLarge: [413, 'The request is larger than 4 MB'],
	tooFast: [429, 'Rate limit exceeded'],
};

const track = {
	method: 'POST',
	path: '/users/track',
	mayEnter: hasBearer,
	refuse: (why) => {
		const [status, message] = refusals[why];
		const headers = { 'X-RateLimit-Limit': '3000', 'X-RateLimit-Remaining': '0' };
		return { status, body: { message }, ...(why === 'tooFast' && { headers }) };
	},
} satisfies Partial<Played>;

export const brazeAttributes: Played = {
	...track,
	...oneList('attributes'),
	id: 'brazeAttributes',
	prefix: '/braze-attributes',
	judge: (record) => {
		if (!hasIdentifier(record)) return withoutIdentifier;
		const { email = 'a@b' } = record;
		if (String(email).includes('@')) return undefined;
		const message = "The value provided for the 'email' field is not a valid email.";
		return { code: 'email', message };
	},
};

export const brazeEvents: Played = {
	...track,
	...oneList('events'),
	id: 'brazeEvents',
	prefix: '/braze-events',
	judge: (record) => {
		if (!hasIdentifier(record)) return withoutIdentifier;
		const { name, time } = record;
		if (typeof name !== 'string' || name === '' || name.length > 255) {
			return { code: 'name', message: "'name' must have 1 to 255 characters" };
		}
		return Number.isNaN(Date.parse(String(time)))
			? { code: 'time', message: "'time' must be a date in ISO 8601" }
			: undefined;
	},
};

const withoutIdentifier: Refusal = {
	code: 'identifier',
	message: "'external_id' or 'braze_id' or 'user_alias' is required",
};

function hasIdentifier(record: Fields): boolean {
	const names = ['external_id', 'braze_id', 'user_alias', 'email', 'phone'];
	return names.some((name) => (record[name] ?? '') !== '');
}

/** The message is success as long as anything was taken; the errors name the rest by position. */
function oneList(list: 'attributes' | 'events'): Pick<Played, 'list' | 'limits' | 'answer'> {
	return {
		list: [list],
		limits: { records: 75, bytes: 4_000_000 },
		answer: (judged) => {
			const errors = judged.flatMap(({ refusal }, index) =>
				refusal === undefined ? [] : [{ type: refusal.message, input_array: list, index }],
			);
			if (errors.length === judged.length) {
				const [status, message] = refusals.shape;
				return { answer: { status, body: { message, errors } }, taken: [] };
			}
			const taken = soundOf(judged);
			const body = {
				message: 'success',
				[`${list}_processed`]: taken.length,
				...(errors.length > 0 && { errors }),
			};
			return { answer: { status: 201, body }, taken };
		},
	};
}
