import { Batcher } from './request/batcher';
import { buildRequest } from './request/buildRequest';
import type { Settings } from './settings';
import type { Source } from './source';
import type { Login, OutgoingRequest, SourceRecord } from './types';

const SHOWN_REQUESTS = 3;
const SHOWN_INVALID = 50;
const KEY_PLACEHOLDER = '<a new key for each request body>';

export interface Preview {
	/** Requests that would be sent if each succeeded at once. */
	requests: number;
	/** Records that would be in them. */
	records: number;
	/** The least time (ms) that the rate limit allows for them. */
	shortestDurationMs: number;
	firstRequests: OutgoingRequest[];
	/** The first records that would fail without being sent. */
	invalidRecords: Array<{ index: number; reason: string }>;
}

/**
 * What a run would send, without sending anything.
 *
 * @param login what to show in place of the credential's
 */
export async function plan(source: Source, settings: Settings, login: Login): Promise<Preview> {
	const { requestsPerPeriod, periodMs } = settings;
	const invalidRecords: Preview['invalidRecords'] = [];
	const onInvalid = ({ index }: SourceRecord, reason: string) => {
		if (invalidRecords.length < SHOWN_INVALID) invalidRecords.push({ index, reason });
	};
	const batcher = new Batcher(source, settings, { onInvalid, onWithheld: () => {} });
	const firstRequests: OutgoingRequest[] = [];
	let requests = 0;
	let sendable = 0;
	for (let batch = batcher.next(); batch !== undefined; batch = batcher.next()) {
		if (batch === 'wait') {
			await source.more();
			continue;
		}
		requests++;
		sendable += batch.records.length;
		if (settings.idempotencyKeyHeader !== undefined) batch.idempotencyKey = KEY_PLACEHOLDER;
		if (requests <= SHOWN_REQUESTS) {
			firstRequests.push(buildRequest(batch, settings, login));
		}
		for (const record of batch.records) batcher.settled(record);
	}
	const fullPeriods =
		requestsPerPeriod > 0 && requests > 0 ? Math.floor((requests - 1) / requestsPerPeriod) : 0;
	return {
		requests,
		records: sendable,
		shortestDurationMs: fullPeriods * periodMs,
		firstRequests,
		invalidRecords,
	};
}
