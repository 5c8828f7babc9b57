import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import { findJob, openJob } from './jobBook.ts';
import type { Job } from './jobBook.ts';

const COLLECTION = 'profiles';
const TYPE = 'profile-bulk-import-job';
const STATUSES = {
	queued: 'queued',
	running: 'processing',
	done: 'complete',
	failed: 'cancelled',
};

/** Klaviyo's Bulk Import Profiles. */
export function startProfileImport(world: World, call: Call): Answer {
	const data = isFields(call.body) ? call.body['data'] : undefined;
	const attributes = isFields(data) && data['type'] === TYPE ? data['attributes'] : undefined;
	const profiles = isFields(attributes) ? attributes['profiles'] : undefined;
	const list = isFields(profiles) ? profiles['data'] : undefined;
	if (!Array.isArray(list)) return problem(400, 'invalid', 'Invalid input.');
	const records = list.map((one: unknown) => (isFields(one) ? one['attributes'] : one));
	const job = openJob(world, call, COLLECTION, records);
	if (!job) return problem(429, 'throttled', 'Request was throttled.', { 'retry-after': '1' });
	return { status: 202, body: { data: view(job, 'queued') } };
}

export function showProfileImport(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (!found) return problem(404, 'not_found', 'Not found.');
	return { status: 200, body: { data: view(found.job, found.stage) } };
}

/** Only what failed, by a pointer into the request. */
export function profileImportErrors(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (found?.stage !== 'done') return problem(404, 'not_found', 'Not found.');
	const { records, refusals, id } = found.job;
	const data = records.flatMap((record, at) => {
		const refusal = refusals[at];
		if (!refusal) return [];
		const source = { pointer: `/data/attributes/profiles/data/${at}` };
		const { code, message: detail } = refusal;
		const attributes = { code, title: 'Invalid input.', detail, source, original_payload: record };
		return [{ type: 'import-error', id: `${id}-${at}`, attributes }];
	});
	return { status: 200, body: { data } };
}

function view({ id, records, refusals }: Job, stage: keyof typeof STATUSES): object {
	const isDone = stage === 'done';
	const failed = refusals.filter((refusal) => refusal !== undefined).length;
	const attributes = {
		status: STATUSES[stage],
		total_count: records.length,
		completed_count: isDone ? records.length - failed : 0,
		failed_count: isDone ? failed : 0,
	};
	return { type: TYPE, id, attributes };
}

function problem(
	status: number,
	code: string,
	detail: string,
	headers?: Record<string, string>,
): Answer {
	return { status, headers, body: { errors: [{ id: 'e1', status, code, title: detail, detail }] } };
}
