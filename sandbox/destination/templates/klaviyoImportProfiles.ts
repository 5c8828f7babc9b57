import type { Answer } from '../../core/endpoint.ts';
import type { Job } from '../jobs/jobBook.ts';
import { isFields } from '../records.ts';
import { sizeOf } from './played.ts';
import type { Played, RefusedFor } from './played.ts';

type Told = [status: number, code: string, detail: string];

const refusals: Record<RefusedFor, Told> = {
	login: [401, 'not_authenticated', 'Missing or invalid private key, or no revision'],
	shape: [400, 'invalid', 'The payload is invalid'],
	tooMany: [400, 'invalid', 'A request may have 10000 profiles'],
	tooLarge: [413, 'payload_too_large', 'The request is larger than 5 MB'],
	tooFast: [429, 'throttled', 'Request was throttled. Expected available in 1 second.'],
};

const statuses = {
	queued: 'queued',
	running: 'processing',
	done: 'complete',
	failed: 'cancelled',
};

const malformed = 'malformed';
const JOBS = '/api/profile-bulk-import-jobs';
const PAGE = 100;

/** What is malformed refuses the request; what is wrong otherwise becomes an import error. */
export const klaviyoImportProfiles: Played = {
	id: 'klaviyoImportProfiles',
	prefix: '/klaviyo',
	method: 'POST',
	path: JOBS,
	mayEnter: ({ authorization, revision }, { headerValue }) =>
		authorization === `Klaviyo-API-Key ${headerValue}` && revision !== undefined,
	list: ['data', 'attributes', 'profiles', 'data'],
	limits: { records: 10_000, bytes: 5_000_000 },
	judge: (profile) => {
		const { type, attributes } = profile;
		if (type !== 'profile' || !isFields(attributes)) {
			return { code: malformed, message: "'profile' is the allowed type." };
		}
		const { email, phone_number: phone, external_id: own } = attributes;
		if (email === undefined && phone === undefined && own === undefined) {
			return { code: malformed, message: 'A profile needs an identifier.' };
		}
		if (email !== undefined && !String(email).includes('@')) {
			return { code: malformed, message: `${String(email)} is not a valid email address.` };
		}
		if (sizeOf(profile) > 100_000) {
			return { code: malformed, message: 'The profile is larger than 100 KB.' };
		}
		if (phone === undefined || /^\+\d{7,15}$/.test(String(phone))) return undefined;
		return { code: 'invalid', message: 'Invalid phone number format.' };
	},
	answer: (judged, { body }, open) => {
		const pointer = wrongAround(body);
		if (pointer !== undefined) {
			return { answer: refused([400, 'invalid', 'Invalid input.'], pointer), taken: [] };
		}
		const at = judged.findIndex(({ refusal }) => refusal?.code === malformed);
		if (at >= 0) {
			const detail = judged[at].refusal?.message ?? '';
			const place = `/data/attributes/profiles/data/${at}`;
			return { answer: refused([400, 'invalid', detail], place), taken: [] };
		}
		const job = open();
		if (job === undefined) return { answer: refuse('tooFast'), taken: [] };
		return { answer: { status: 202, body: { data: jobOf(job, 'queued') } }, taken: [] };
	},
	refuse,
	looks: [
		{
			path: `${JOBS}/:id`,
			answer: (job, stage) =>
				job === undefined
					? refused([404, 'not_found', 'Not found.'])
					: { status: 200, body: { data: jobOf(job, stage) } },
		},
		{
			path: `${JOBS}/:id/import-errors`,
			answer: (job, stage, { query, url }) => {
				if (job === undefined || stage !== 'done') return refused([404, 'not_found', 'Not found.']);
				const size = Number(query['page[size]'] ?? 20);
				if (!(size >= 1 && size <= PAGE)) {
					return refused([400, 'invalid', `The page size must be between 1 and ${PAGE}.`]);
				}
				const errors = errorsOf(job);
				const next = errors.length > size ? `${url}&page[cursor]=next` : null;
				return { status: 200, body: { data: errors.slice(0, size), links: { self: url, next } } };
			},
		},
	],
};

/** Where the request itself is wrong: its type, or a list without an ID. */
function wrongAround(body: unknown): string | undefined {
	const data = isFields(body) ? body['data'] : undefined;
	if (!isFields(data) || data['type'] !== 'profile-bulk-import-job') return '/data/type';
	const { relationships } = data;
	if (relationships === undefined) return undefined;
	const lists = isFields(relationships) ? relationships['lists'] : undefined;
	const list = isFields(lists) ? lists['data'] : undefined;
	const isSound =
		Array.isArray(list) &&
		list.every((one) => isFields(one) && typeof one['id'] === 'string' && one['id'] !== '');
	return isSound ? undefined : '/data/relationships/lists';
}

function jobOf({ id, records, refusals: bad }: Job, stage: keyof typeof statuses): object {
	const isDone = stage === 'done';
	return {
		type: 'profile-bulk-import-job',
		id,
		attributes: {
			status: statuses[stage],
			created_at: '2026-11-27T10:00:00+00:00',
			total_count: records.length,
			completed_count: isDone ? records.length : 0,
			failed_count: isDone ? bad.filter((one) => one !== undefined).length : 0,
		},
		links: { self: `https://a.klaviyo.com${JOBS}/${id}/` },
	};
}

function errorsOf({ id, records, refusals: bad }: Job): object[] {
	return records.flatMap((record, at) => {
		const refusal = bad[at];
		if (refusal === undefined) return [];
		const attributes = {
			code: refusal.code,
			title: 'Invalid input',
			detail: refusal.message,
			source: { pointer: '/data' },
			original_payload: isFields(record) ? record['attributes'] : null,
		};
		return [{ type: 'import-error', id: `${id}-${at}`, attributes }];
	});
}

function refuse(why: RefusedFor): Answer {
	const answer = refused(refusals[why]);
	return why === 'tooFast' ? { ...answer, headers: { 'Retry-After': '0' } } : answer;
}

function refused([status, code, detail]: Told, pointer = '/data'): Answer {
	const error = {
		id: 'sandbox',
		status,
		code,
		title: 'Invalid input.',
		detail,
		source: { pointer },
	};
	return { status, body: { errors: [{ ...error, links: {}, meta: {} }] } };
}
