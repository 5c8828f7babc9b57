import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import { findJob, openJob } from './jobBook.ts';

const COLLECTION = 'contacts';

/** SendGrid's Add or Update a Contact. */
export function startContactImport(world: World, call: Call): Answer {
	const contacts = isFields(call.body) ? call.body['contacts'] : undefined;
	if (!Array.isArray(contacts)) return problem(400, 'contacts is a required field');
	const job = openJob(world, call, COLLECTION, contacts);
	if (!job) return problem(429, 'too many requests');
	return { status: 202, body: { job_id: job.id } };
}

/** One with errors says how many, and where a file names the contacts. */
export function showContactImport(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (!found) return problem(404, 'not found');
	const { job, stage } = found;
	const { id, records, refusals } = job;
	if (stage === 'queued' || stage === 'running')
		return { status: 200, body: { id, status: 'pending' } };
	if (stage === 'failed') return { status: 200, body: { id, status: 'failed' } };
	const errored = refusals.filter((refusal) => refusal !== undefined).length;
	const results = {
		requested_count: records.length,
		created_count: records.length - errored,
		updated_count: 0,
		errored_count: errored,
		...(errored > 0 && { errors_url: `${call.path}/errors.csv` }),
	};
	return { status: 200, body: { id, status: errored > 0 ? 'errored' : 'completed', results } };
}

/** The contacts that failed, as a table. */
export function contactImportErrors(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (found?.stage !== 'done') return problem(404, 'not found');
	const { records, refusals } = found.job;
	const rows = records.flatMap((record, at) => {
		const refusal = refusals[at];
		const email = isFields(record) ? String(record['email']) : '';
		return refusal ? [`${email},${refusal.code},"${refusal.message.replaceAll('"', '""')}"`] : [];
	});
	const body = ['email,error_code,error', ...rows, ''].join('\n');
	return { status: 200, type: 'text/csv', body };
}

function problem(status: number, message: string): Answer {
	return { status, body: { errors: [{ message, field: null }] } };
}
