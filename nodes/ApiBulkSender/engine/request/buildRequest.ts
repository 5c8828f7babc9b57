import type { Batch } from './batch';
import { contents } from './bodyFormat';
import type { Settings } from '../settings';
import type { OutgoingRequest } from '../types';

/** The request of a batch as it leaves. Later headers win: the credential's over the user's. */
export function buildRequest(
	batch: Batch,
	{ method, idempotencyKeyHeader, bodyFormat }: Settings,
	authorization: Readonly<Record<string, string>>,
): OutgoingRequest {
	const headers: Record<string, string> = {
		accept: 'application/json',
		'user-agent': 'n8n-nodes-destinations',
	};
	if (batch.body !== undefined) headers['content-type'] = contents[bodyFormat].type;
	Object.assign(headers, batch.target.headers);
	if (idempotencyKeyHeader !== undefined && batch.idempotencyKey !== undefined) {
		headers[idempotencyKeyHeader] = batch.idempotencyKey;
	}
	Object.assign(headers, authorization);
	return { method, url: batch.url, headers, body: batch.body };
}
