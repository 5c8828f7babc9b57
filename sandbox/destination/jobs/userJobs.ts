import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { badRequest, isFields } from '../records.ts';
import { findJob, openJob } from './jobBook.ts';
import type { Job } from './jobBook.ts';

const COLLECTION = 'users';
const MOST_USERS = 100;
const STATUSES = { queued: 'queued', running: 'working', done: 'completed', failed: 'failed' };

/** Zendesk's Create Or Update Many Users. */
export function startUserJob(world: World, call: Call): Answer {
	const users = isFields(call.body) ? call.body['users'] : undefined;
	if (!Array.isArray(users)) return badRequest('InvalidUsers', 'users must be a list');
	if (users.length > MOST_USERS) {
		return badRequest('TooManyUsers', `At most ${MOST_USERS} users a request`);
	}
	const job = openJob(world, call, COLLECTION, users);
	if (!job) {
		const description = 'Too many jobs are queued or running';
		const body = { error: 'TooManyJobs', description };
		return { status: 429, headers: { 'retry-after': '1' }, body };
	}
	return { status: 200, body: { job_status: view(job, 'queued') } };
}

export function showUserJob(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (!found) return { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };
	return { status: 200, body: { job_status: view(found.job, found.stage) } };
}

function view(job: Job, stage: keyof typeof STATUSES): object {
	const { id, records } = job;
	const isDone = stage === 'done';
	return {
		id,
		status: STATUSES[stage],
		total: records.length,
		progress: isDone ? records.length : 0,
		message: stage === 'failed' ? 'The account is read-only' : null,
		results: isDone ? records.map((record, index) => result(job, record, index)) : null,
	};
}

function result({ refusals }: Job, record: unknown, index: number): object {
	const refusal = refusals[index];
	if (refusal) {
		return { index, success: false, error: refusal.code, details: refusal.message };
	}
	const id = isFields(record) ? record['external_id'] : null;
	return { index, id, action: 'create', status: 'Created', success: true };
}
