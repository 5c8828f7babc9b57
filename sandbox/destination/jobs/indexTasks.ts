import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { findJob, openJob } from './jobBook.ts';

const COLLECTION = 'documents';
const STATUSES = {
	queued: 'enqueued',
	running: 'processing',
	done: 'succeeded',
	failed: 'failed',
};

/** Meilisearch's Add or Update Documents: a task takes all documents or none. */
export function startIndexTask(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return problem(400, 'malformed_payload', 'It must be a list');
	const job = openJob(world, call, COLLECTION, call.body, true);
	if (!job) return problem(429, 'too_many_tasks', 'The queue is full');
	return {
		status: 202,
		body: {
			taskUid: Number(job.id),
			indexUid: call.params['uid'],
			status: 'enqueued',
			type: 'documentAdditionOrUpdate',
		},
	};
}

export function showIndexTask(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (!found) return problem(404, 'task_not_found', `Task ${call.params['id']} not found.`);
	const { job, stage } = found;
	const status = STATUSES[stage];
	const refusal = job.refusals.find((one) => one !== undefined);
	const { code, message } = refusal ?? { code: 'index_locked', message: 'The index is locked' };
	const error = { message, code: String(code), type: 'invalid_request' };
	const indexed = status === 'succeeded' ? job.records.length : 0;
	return {
		status: 200,
		body: {
			uid: Number(job.id),
			status,
			details: { receivedDocuments: job.records.length, indexedDocuments: indexed },
			error: stage === 'failed' ? error : null,
		},
	};
}

function problem(status: number, code: string, message: string): Answer {
	return { status, body: { message, code, type: 'invalid_request' } };
}
