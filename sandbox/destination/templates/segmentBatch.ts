import type { Answer } from '../../core/endpoint.ts';
import { sizeOf } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [401, 'A write key is required'],
	shape: [400, 'malformed JSON'],
	tooMany: [400, 'Too many events'],
	tooLarge: [400, 'The batch is larger than 500 KB'],
	tooFast: [429, 'Too many requests'],
};

export const segmentBatch: Played = {
	id: 'segmentBatch',
	prefix: '/segment',
	method: 'POST',
	path: '/v1/batch',
	/** It does not look whose write key it is. */
	mayEnter: ({ authorization }) => authorization?.startsWith('Basic ') ?? false,
	list: ['batch'],
	limits: { records: 2500, bytes: 500_000 },
	judge: (record) => {
		if (sizeOf(record) <= 32_000) return undefined;
		return { code: 400, message: 'An event is larger than 32 KB' };
	},
	/** Good events and those that are dropped later alike. */
	answer: (judged) => {
		const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
		if (first !== undefined) return { answer: refused(400, first.message), taken: [] };
		const taken = judged.map(({ record }) => record);
		return { answer: { status: 200, body: { success: true } }, taken };
	},
	refuse: (why) => {
		const answer = refused(...refusals[why]);
		if (why !== 'tooFast') return answer;
		return { ...answer, headers: { 'Retry-After': '0', 'X-RateLimit-Reset': '0' } };
	},
};

function refused(status: number, message: string): Answer {
	return { status, body: { success: false, code: 'invalid_request', message } };
}
