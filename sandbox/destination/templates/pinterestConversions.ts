import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import { hasBearer, soundOf } from './played.ts';
import type { Judged, Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, code: number, message: string]> = {
	login: [401, 2, 'Authentication failed.'],
	shape: [400, 4196, 'The request was invalid.'],
	tooMany: [400, 4196, 'The request was invalid: data has more than 1000 items.'],
	tooLarge: [413, 4196, 'The request is too large.'],
	tooFast: [429, 8, 'This request exceeded a rate limit.'],
};

export const pinterestConversions: Played = {
	id: 'pinterestConversions',
	prefix: '/pinterest',
	method: 'POST',
	path: '/v5/ad_accounts/:adAccountId/events',
	mayEnter: hasBearer,
	list: ['data'],
	limits: { records: 1000 },
	judge: ({ event_id, event_time, user_data }) => {
		const emails = isFields(user_data) ? user_data['em'] : undefined;
		if (typeof event_id !== 'string' || typeof event_time !== 'number') {
			return { code: 'failed', message: 'event_id and event_time are required' };
		}
		const areHashed = Array.isArray(emails) && emails.every(isHash);
		return areHashed ? undefined : { code: 'failed', message: 'em must be SHA-256' };
	},
	answer: (judged) => {
		const taken = soundOf(judged);
		const body = {
			num_events_received: judged.length,
			num_events_processed: taken.length,
			events: judged.map(eventOf),
		};
		return { answer: { status: taken.length === judged.length ? 200 : 422, body }, taken };
	},
	refuse: (why) => refused(...refusals[why]),
};

function isHash(value: unknown): boolean {
	return /^[0-9a-f]{64}$/.test(String(value));
}

function eventOf({ refusal }: Judged): object {
	return {
		status: refusal === undefined ? 'processed' : 'failed',
		error_message: refusal?.message ?? null,
		warning_message: null,
	};
}

function refused(status: number, code: number, message: string): Answer {
	return { status, body: { code, message } };
}
