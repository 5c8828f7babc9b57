import { createHash, randomUUID } from 'node:crypto';
import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { judge } from './judge.ts';

/** CouchDB's `_bulk_docs`; accepted documents are kept under the name of the database. */
export function bulkDocs(world: World, call: Call): Answer {
	const docs = isFields(call.body) ? call.body['docs'] : undefined;
	if (!Array.isArray(docs)) {
		const reason = 'POST body must include `docs` parameter.';
		return { status: 400, body: { error: 'bad_request', reason } };
	}
	const db = call.params['db'] ?? '';
	const revisions = world.memory<string>(`couch/${db}`);
	const body = docs.map((doc: unknown, index) => {
		const refusal = judge(world, db, call, doc, index);
		const fields: Fields = isFields(doc) ? doc : {};
		const id = fields['_id'] === undefined ? randomUUID().replaceAll('-', '') : fields['_id'];
		if (refusal) return { id, error: refusal.code, reason: refusal.message };
		const current = revisions.get(String(id));
		if (fields['_rev'] !== current) {
			return { id, error: 'conflict', reason: 'Document update conflict.' };
		}
		const rev = nextRevision(current, fields);
		revisions.set(String(id), rev);
		world.accepted.add(db, doc);
		return { ok: true, id, rev };
	});
	return { status: 201, body };
}

function nextRevision(current: string | undefined, doc: Fields): string {
	const generation = current === undefined ? 1 : Number.parseInt(current, 10) + 1;
	return `${generation}-${createHash('md5').update(JSON.stringify(doc)).digest('hex')}`;
}
