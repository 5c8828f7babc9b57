import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { notAnArray } from '../generic/everyRecord.ts';
import { isFields } from '../records.ts';
import { findJob, openJob } from './jobBook.ts';
import type { Job } from './jobBook.ts';

const COLLECTION = 'imports';
const notFound: Answer = {
	status: 404,
	body: { error: { code: 'not_found', message: 'There is no such import' } },
};

/** The first answer is empty, and a header says where to ask. */
export function startImport(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray('The request body');
	const job = openJob(world, call, COLLECTION, call.body);
	if (!job) {
		const message = 'Too many imports are open; wait until one has ended';
		return {
			status: 429,
			headers: { 'retry-after': '1' },
			body: { error: { code: 'too_many_imports', message } },
		};
	}
	return { status: 202, headers: { location: `${call.path}/${job.id}`, 'retry-after': '0' } };
}

/** With `?inside=1` a status that is done holds the results. */
export function showImport(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (!found) return notFound;
	const { job, stage } = found;
	const body: Record<string, unknown> = { id: job.id, status: stage, received: job.records.length };
	if (stage === 'failed') body['error'] = { code: 'IMPORT_FAILED', message: 'The list is locked' };
	if (stage === 'done' && call.query['inside'] === '1') body['results'] = resultsOf(job);
	return { status: 200, body };
}

/** As JSON, or with `?format=` as `ndjson` or `csv`. */
export function importResults(world: World, call: Call): Answer {
	const found = findJob(world, COLLECTION, call);
	if (found?.stage !== 'done') return notFound;
	const results = resultsOf(found.job);
	switch (call.query['format']) {
		case 'ndjson':
			return {
				status: 200,
				type: 'application/x-ndjson',
				body: results.map((result) => `${JSON.stringify(result)}\n`).join(''),
			};
		case 'csv':
			return { status: 200, type: 'text/csv; charset=utf-8', body: csvOf(results) };
		default:
			return { status: 200, body: results };
	}
}

interface Result {
	id: unknown;
	code: string;
	message: string;
}

/** In the order of the request. */
function resultsOf({ records, refusals }: Job): Result[] {
	return records.map((record, at) => ({
		id: isFields(record) ? (record['id'] ?? null) : null,
		code: String(refusals[at]?.code ?? ''),
		message: refusals[at]?.message ?? '',
	}));
}

function csvOf(results: Result[]): string {
	const rows = results.map(({ id, code, message }) => [id, code, message].map(cell).join(','));
	return ['id,code,message', ...rows, ''].join('\r\n');
}

function cell(value: unknown): string {
	const text = String(value ?? '');
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
