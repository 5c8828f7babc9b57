import type { Answer } from '../../core/endpoint.ts';
import { hasBasic, soundOf } from './played.ts';
import type { Judged, Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, error: string, reason: string]> = {
	login: [401, 'unauthorized', 'Name or password is incorrect.'],
	shape: [400, 'bad_request', 'POST body must include `docs` parameter.'],
	tooMany: [413, 'too_large', 'the request entity is too large'],
	tooLarge: [413, 'too_large', 'the request entity is too large'],
	tooFast: [429, 'too_many_requests', "You've exceeded your current limit."],
};

/** Names with an underscore that a document may have. */
const ownNames = ['_id', '_rev', '_deleted', '_attachments'];

export const couchDbBulkDocs: Played = {
	id: 'couchDbBulkDocs',
	prefix: '/couchdb',
	method: 'POST',
	path: '/:database/_bulk_docs',
	mayEnter: hasBasic,
	list: ['docs'],
	limits: { bytes: 64 * 1024 * 1024 },
	judge: ({ price }) => {
		if (price === undefined || Number.isFinite(Number(price))) return undefined;
		return { code: 'forbidden', message: 'price must be a number' };
	},
	/** A document with a member that only CouchDB may have refuses all. */
	answer: (judged) => {
		const names = judged.flatMap(({ record }) => Object.keys(record));
		const odd = names.find((name) => name.startsWith('_') && !ownNames.includes(name));
		if (odd !== undefined) {
			const reason = `Bad special document member: ${odd}`;
			return { answer: refused(400, 'doc_validation', reason), taken: [] };
		}
		return { answer: { status: 201, body: judged.map(partOf) }, taken: soundOf(judged) };
	},
	refuse: (why) => refused(...refusals[why]),
};

function partOf({ record: { _id: id }, refusal }: Judged): object {
	if (refusal === undefined) return { ok: true, id, rev: '1-967a00dff5e02add41819138abb3284d' };
	return { id, error: refusal.code, reason: refusal.message };
}

function refused(status: number, error: string, reason: string): Answer {
	return { status, body: { error, reason } };
}
