import { isFields } from '../records.ts';
import { sizeOf } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

/** All in plain text. */
const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [401, 'API key is not valid: invalid'],
	shape: [400, 'failed to parse request: no batch'],
	tooMany: [413, 'maximum payload size exceeded'],
	tooLarge: [413, 'maximum payload size exceeded'],
	tooFast: [429, 'rate limited'],
};

export const postHogBatch: Played = {
	id: 'postHogBatch',
	prefix: '/posthog',
	method: 'POST',
	path: '/batch/',
	/** The key is in the body. */
	mayEnter: () => true,
	mayWrite: (body, { headerValue }) => isFields(body) && body['api_key'] === headerValue,
	list: ['batch'],
	limits: { bytes: 20_000_000 },
	judge: (record) => {
		if (sizeOf(record) > 1_000_000) return { code: 413, message: 'maximum event size exceeded' };
		if (typeof record['event'] !== 'string') {
			return { code: 400, message: 'event submitted with an empty event name' };
		}
		if (typeof record['distinct_id'] === 'string') return undefined;
		return { code: 400, message: 'event submitted without a distinct_id' };
	},
	/** All are looked at before any is taken. */
	answer: (judged) => {
		const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
		if (first !== undefined) {
			return { answer: { status: Number(first.code), body: first.message }, taken: [] };
		}
		const taken = judged.map(({ record }) => record);
		return { answer: { status: 200, body: { status: 'Ok' } }, taken };
	},
	refuse: (why) => {
		const [status, body] = refusals[why];
		return { status, body };
	},
};
