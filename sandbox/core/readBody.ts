import type { Answer } from './endpoint.ts';
import type { Visit } from './visit.ts';

/** Puts the parsed body into the log entry; the answer when it cannot be read. */
export function readBody(visit: Visit, raw: Buffer | undefined): Answer | undefined {
	const { endpoint, entry } = visit;
	if (!raw || raw.length === 0) return undefined;
	const text = raw.toString('utf8');
	const type = entry.headers['content-type'];
	if (endpoint.body !== 'json') {
		entry.body = text;
		return undefined;
	}
	try {
		entry.body = JSON.parse(text) as unknown;
	} catch {
		entry.body = text;
		if (endpoint.refuseBody) return endpoint.refuseBody('invalidJson');
		return badRequest('invalid_json', 'The request body is not valid JSON');
	}
	if (type?.includes('json')) return undefined;
	if (endpoint.refuseBody) return endpoint.refuseBody('mediaType');
	if (type === undefined) return undefined;
	return {
		status: 415,
		body: { error: { code: 'unsupported_media_type', message: `Cannot read ${type}` } },
	};
}

function badRequest(code: string, message: string): Answer {
	return { status: 400, body: { error: { code, message } } };
}
