import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import { hasBearer } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, code: number, message: string]> = {
	login: [400, 190, 'Invalid OAuth access token - Cannot parse access token'],
	shape: [400, 100, 'Invalid parameter: data'],
	tooMany: [400, 100, 'Invalid parameter: data has more than 1000 items'],
	tooLarge: [413, 1, 'The request is too large'],
	tooFast: [400, 613, '(#613) Calls to this api have exceeded the rate limit.'],
};

export const metaConversions: Played = {
	id: 'metaConversions',
	prefix: '/meta',
	method: 'POST',
	path: '/:version/:datasetId/events',
	mayEnter: hasBearer,
	list: ['data'],
	limits: { records: 1000 },
	judge: ({ event_name, event_time, user_data }) => {
		if (typeof event_name !== 'string' || typeof event_time !== 'number') {
			return { code: '100', message: 'event_name and event_time are required' };
		}
		const emails = isFields(user_data) ? user_data['em'] : undefined;
		const areHashed = Array.isArray(emails) && emails.every(isHash);
		return areHashed ? undefined : { code: '100', message: 'em must be a SHA-256 hash' };
	},
	/** One invalid event refuses all. */
	answer: (judged) => {
		const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
		if (first !== undefined) return { answer: refused(400, 100, first.message), taken: [] };
		const taken = judged.map(({ record }) => record);
		const body = { events_received: taken.length, messages: [], fbtrace_id: 'A' };
		return { answer: { status: 200, body }, taken };
	},
	refuse: (why) => refused(...refusals[why]),
};

function isHash(value: unknown): boolean {
	return /^[0-9a-f]{64}$/.test(String(value));
}

function refused(status: number, code: number, message: string): Answer {
	return { status, body: { error: { message, type: 'OAuthException', code, fbtrace_id: 'A' } } };
}
