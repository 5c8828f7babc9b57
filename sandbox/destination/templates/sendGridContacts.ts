import type { Answer } from '../../core/endpoint.ts';
import type { Job } from '../jobs/jobBook.ts';
import { isFields } from '../records.ts';
import { hasBearer } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [401, 'authorization required'],
	shape: [400, 'contacts is a required field'],
	tooMany: [400, 'contacts may have 30000 entries at most'],
	tooLarge: [413, 'the request is too large'],
	tooFast: [429, 'too many requests'],
};

const identifiers = ['email', 'phone_number_id', 'external_id', 'anonymous_id'];

const malformed = 'malformed';

/** What is malformed refuses the request; what is wrong otherwise is counted once the job has ended. */
export const sendGridContacts: Played = {
	id: 'sendGridContacts',
	prefix: '/sendgrid',
	method: 'PUT',
	path: '/v3/marketing/contacts',
	mayEnter: hasBearer,
	list: ['contacts'],
	limits: { records: 30_000, bytes: 6_000_000 },
	judge: (contact) => {
		if (!identifiers.some((name) => name in contact)) {
			return { code: malformed, message: 'a contact needs an identifier' };
		}
		const { email, custom_fields: custom = {} } = contact;
		if (email !== undefined && !String(email).includes('@')) {
			return { code: malformed, message: 'email is invalid' };
		}
		const known = isFields(custom) && Object.keys(custom).every((id) => /^[ew]\d+_[TND]$/.test(id));
		return known ? undefined : { code: 'errored', message: 'unknown custom field' };
	},
	answer: (judged, { body }, open) => {
		const lists = isFields(body) ? body['list_ids'] : undefined;
		if (lists !== undefined && (!Array.isArray(lists) || lists.length === 0)) {
			return { answer: problem(400, 'list_ids must have an entry', 'list_ids'), taken: [] };
		}
		const at = judged.findIndex(({ refusal }) => refusal?.code === malformed);
		if (at >= 0) {
			const message = judged[at].refusal?.message ?? '';
			return { answer: problem(400, message, `contacts[${at}].email`), taken: [] };
		}
		const job = open();
		if (job === undefined) return { answer: refuse('tooFast'), taken: [] };
		return { answer: { status: 202, body: { job_id: job.id } }, taken: [] };
	},
	refuse,
	looks: [
		{
			path: '/v3/marketing/contacts/imports/:id',
			answer: (job, stage) => {
				if (job === undefined) return problem(404, 'not found');
				const isOver = stage === 'done' || stage === 'failed';
				const over = isOver ? endOf(job, stage === 'failed') : { status: 'pending', results: {} };
				return { status: 200, body: { id: job.id, job_type: 'upsert', ...over } };
			},
		},
	],
};

function endOf({ id, records, refusals: refused }: Job, isFailed: boolean): object {
	const all = records.length;
	const errored = isFailed ? all : refused.filter((one) => one !== undefined).length;
	const errorsUrl = `https://files.example/imports/${id}/errors.csv`;
	const results = {
		requested_count: all,
		...(errored < all && { created_count: all - errored }),
		...(errored > 0 && { errored_count: errored, errors_url: errorsUrl }),
	};
	const bad = errored < all ? 'errored' : 'failed';
	return { status: errored === 0 ? 'completed' : bad, results };
}

function refuse(why: RefusedFor): Answer {
	const answer = problem(...refusals[why]);
	if (why !== 'tooFast') return answer;
	const reset = String(Math.floor(Date.now() / 1000));
	return {
		...answer,
		headers: {
			'X-RateLimit-Limit': '150',
			'X-RateLimit-Remaining': '0',
			'X-RateLimit-Reset': reset,
		},
	};
}

function problem(status: number, message: string, field: string | null = null): Answer {
	return { status, body: { errors: [{ field, message }] } };
}
