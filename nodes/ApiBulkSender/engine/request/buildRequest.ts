import type { Batch } from './batch';
import { contents } from './bodyFormat';
import type { Settings } from '../settings';
import type { Login, OutgoingRequest } from '../types';
import { bodyWith, urlWith } from './login';

/** What every request has, unless the user says otherwise. */
export function commonHeaders(): Record<string, string> {
	return { accept: 'application/json', 'user-agent': 'n8n-nodes-destinations' };
}

/**
 * The request of a batch as it leaves. Later headers win: the credential's over the user's. What else
 * the credential adds is in no batch, so that nothing that is kept of one holds a secret.
 */
export function buildRequest(
	batch: Batch,
	{ method, idempotencyKeyHeader, bodyFormat }: Settings,
	login: Login,
): OutgoingRequest {
	const headers = commonHeaders();
	if (batch.body !== undefined) headers['content-type'] = contents[bodyFormat].type;
	Object.assign(headers, batch.target.headers);
	if (idempotencyKeyHeader !== undefined && batch.idempotencyKey !== undefined) {
		headers[idempotencyKeyHeader] = batch.idempotencyKey;
	}
	Object.assign(headers, login.headers);
	const url = urlWith(batch.url, login.query);
	return { method, url, headers, body: bodyWith(batch.body, bodyFormat, login) };
}
