import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { sizeOf } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [403, 'Invalid Application-ID or API key'],
	shape: [400, 'Invalid JSON'],
	tooMany: [400, 'Too many requests in the batch'],
	tooLarge: [413, 'The request is too large'],
	tooFast: [429, 'Too many jobs'],
};

export const algoliaBatch: Played = {
	id: 'algoliaBatch',
	prefix: '/algolia',
	method: 'POST',
	path: '/1/indexes/:index/batch',
	mayEnter: (headers, { headerValue }) =>
		headers['x-algolia-api-key'] === headerValue &&
		headers['x-algolia-application-id'] !== undefined,
	list: ['requests'],
	limits: {},
	judge: ({ action, body }) => {
		if (typeof action !== 'string') return { code: 400, message: 'action is required' };
		const objectID = objectIdOf(body);
		if (typeof objectID !== 'string') return { code: 400, message: 'objectID must be a text' };
		const size = sizeOf(body);
		if (size <= 10_000) return undefined;
		return { code: 400, message: `Record objectID=${objectID} is too big size=${size} bytes` };
	},
	/** Taken as a whole, or not at all. */
	answer: (judged) => {
		const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
		if (first !== undefined) {
			return { answer: refused(Number(first.code), first.message), taken: [] };
		}
		const objectIDs = judged.map(({ record }) => objectIdOf(record['body']));
		return {
			answer: { status: 200, body: { taskID: 1_506_303_845_001, objectIDs } },
			taken: judged.map(({ record }) => record['body'] as Fields),
		};
	},
	refuse: (why) => refused(...refusals[why]),
};

function objectIdOf(body: unknown): unknown {
	return isFields(body) ? body['objectID'] : undefined;
}

function refused(status: number, message: string): Answer {
	return { status, body: { message, status } };
}
