import type { Answer, Refusal } from '../../core/endpoint.ts';
import type { Job } from '../jobs/jobBook.ts';
import { hasBasic } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

const refusals: Record<Exclude<RefusedFor, 'tooFast'>, [number, object]> = {
	login: [401, { error: "Couldn't authenticate you" }],
	shape: [400, { error: 'InvalidUsers', description: 'users must be a list' }],
	tooMany: [400, { error: 'TooManyUsers', description: 'A request may have 100 users' }],
	tooLarge: [413, { error: 'RequestTooLarge', description: 'The request is too large' }],
};

const statuses = { queued: 'queued', running: 'working', done: 'completed', failed: 'failed' };

/** A failed user has its place in the request where others have their id. */
export const zendeskUsers: Played = {
	id: 'zendeskUsers',
	prefix: '/zendesk',
	method: 'POST',
	path: '/api/v2/users/create_or_update_many',
	mayEnter: hasBasic,
	list: ['users'],
	limits: { records: 100 },
	judge: ({ email, external_id: own, name }) => {
		if (email === undefined && own === undefined) {
			return { code: 'UserCreateError', message: 'Email: cannot be blank' };
		}
		if (email !== undefined && !String(email).includes('@')) {
			const message = `Name: ${String(name)} Email: ${String(email)} is not properly formatted`;
			return { code: 'UserUpdateError', message };
		}
		return undefined;
	},
	answer: (_judged, _call, open) => {
		const job = open();
		if (job === undefined) return { answer: refuse('tooFast'), taken: [] };
		return { answer: { status: 200, body: { job_status: statusOf(job, 'queued') } }, taken: [] };
	},
	refuse,
	looks: [
		{
			path: '/api/v2/job_statuses/:id',
			answer: (job, stage) =>
				job === undefined
					? { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } }
					: { status: 200, body: { job_status: statusOf(job, stage) } },
		},
	],
};

/** It is the only one that is no JSON. */
function refuse(why: RefusedFor): Answer {
	if (why !== 'tooFast') {
		const [status, body] = refusals[why];
		return { status, body };
	}
	return {
		status: 429,
		headers: { 'Retry-After': '0', 'X-Rate-Limit': '200', 'X-Rate-Limit-Remaining': '0' },
		type: 'text/plain',
		body: 'Number of allowed API requests per minute exceeded',
	};
}

function statusOf(job: Job, stage: keyof typeof statuses): object {
	const { id, records, refusals: refused } = job;
	const isDone = stage === 'done';
	const messages = { done: 'Completed at 2026-11-27 10:00:00 +0000', failed: 'The job failed' };
	return {
		id,
		job_type: 'Bulk Create Or Update User',
		url: `https://example.zendesk.com/api/v2/job_statuses/${id}.json`,
		status: statuses[stage],
		total: records.length,
		progress: isDone ? records.length : null,
		message: { queued: null, running: null, ...messages }[stage],
		results: isDone ? records.map((_, at) => resultOf(at, refused[at])) : null,
	};
}

function resultOf(at: number, refusal: Refusal | undefined): object {
	if (refusal !== undefined) {
		return { id: at, error: refusal.code, details: refusal.message, status: 'Failed' };
	}
	return { action: 'create', id: 901 + at, status: 'Created', success: true };
}
