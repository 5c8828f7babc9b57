import type { Batch } from './batch';
import { contents } from './bodyFormat';
import type { Settings } from '../settings';
import type { OutgoingRequest } from '../types';

/** What every request has, unless the user says otherwise. */
export function commonHeaders(): Record<string, string> {
	return { accept: 'application/json', 'user-agent': 'n8n-nodes-destinations' };
}

/** The request of a batch as it leaves. Later headers win: the credential's over the user's. */
export function buildRequest(
	batch: Batch,
	{ method, idempotencyKeyHeader, bodyFormat }: Settings,
	authorization: Readonly<Record<string, string>>,
): OutgoingRequest {
	const headers = commonHeaders();
	if (batch.body !== undefined) headers['content-type'] = contents[bodyFormat].type;
	Object.assign(headers, batch.target.headers);
	if (idempotencyKeyHeader !== undefined && batch.idempotencyKey !== undefined) {
		headers[idempotencyKeyHeader] = batch.idempotencyKey;
	}
	Object.assign(headers, authorization);
	return { method, url: batch.url, headers, body: batch.body };
}
