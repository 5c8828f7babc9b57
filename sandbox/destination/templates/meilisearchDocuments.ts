import type { Answer } from '../../core/endpoint.ts';
import type { Job } from '../jobs/jobBook.ts';
import { hasBearer } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, code: string, message: string, type: string]> =
	{
		login: [403, 'invalid_api_key', 'The provided API key is invalid.', 'auth'],
		shape: [
			400,
			'malformed_payload',
			'The `json` payload provided is malformed.',
			'invalid_request',
		],
		tooMany: [
			413,
			'payload_too_large',
			'The provided payload reached the size limit.',
			'invalid_request',
		],
		tooLarge: [
			413,
			'payload_too_large',
			'The provided payload reached the size limit.',
			'invalid_request',
		],
		tooFast: [429, 'too_many_requests', 'Too many requests.', 'system'],
	};

const statuses = {
	queued: 'enqueued',
	running: 'processing',
	done: 'succeeded',
	failed: 'failed',
};

/** A task takes all its documents, or none and says which one is bad. */
export const meilisearchDocuments: Played = {
	id: 'meilisearchDocuments',
	prefix: '/meilisearch',
	method: 'POST',
	path: '/indexes/:index/documents',
	mayEnter: hasBearer,
	list: [],
	limits: { bytes: 100 * 1024 * 1024 },
	judge: ({ id }) => {
		if (id === undefined) {
			return {
				code: 'missing_document_id',
				message: "Document doesn't have a `id` attribute.",
			};
		}
		if (/^[a-zA-Z0-9_-]{1,511}$/.test(String(id))) return undefined;
		return {
			code: 'invalid_document_id',
			message: `Document identifier \`${JSON.stringify(id)}\` is invalid.`,
		};
	},
	answer: (_judged, { params }, open) => {
		const job = open(true);
		if (job === undefined) return { answer: played('tooFast'), taken: [] };
		const body = {
			taskUid: Number(job.id),
			indexUid: params['index'],
			status: 'enqueued',
			type: 'documentAdditionOrUpdate',
			enqueuedAt: '2026-11-27T10:00:00Z',
		};
		return { answer: { status: 202, body }, taken: [] };
	},
	refuse: played,
	looks: [
		{
			path: '/tasks/:id',
			answer: (job, stage) =>
				job === undefined
					? refused(404, 'task_not_found', 'Task not found.', 'invalid_request')
					: { status: 200, body: taskOf(job, statuses[stage]) },
		},
	],
};

function taskOf({ id, records, refusals }: Job, status: string): object {
	const refusal = refusals.find((one) => one !== undefined);
	const { code = 'internal', message = 'The index is locked.' } = refusal ?? {};
	const type = 'invalid_request';
	const link = `https://docs.meilisearch.com/errors#${code}`;
	const indexedDocuments = { succeeded: records.length, failed: 0 }[status] ?? null;
	return {
		uid: Number(id),
		batchUid: 9,
		status,
		type: 'documentAdditionOrUpdate',
		canceledBy: null,
		details: { receivedDocuments: records.length, indexedDocuments },
		error: status === 'failed' ? { message, code, type, link } : null,
	};
}

function played(why: RefusedFor): Answer {
	return refused(...refusals[why]);
}

function refused(status: number, code: string, message: string, type: string): Answer {
	const link = `https://docs.meilisearch.com/errors#${code}`;
	return { status, body: { message, code, type, link } };
}
