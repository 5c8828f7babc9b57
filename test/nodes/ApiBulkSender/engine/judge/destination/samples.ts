import type { JsonObject } from '../../../../../../nodes/ApiBulkSender/engine/types';
import type { Sent } from '../../harness';
import { Destination } from './destination';
import type { Exchange } from './exchange';
import { scenario, type Scenario } from './scenario';

export interface Sample {
	made: Scenario;
	exchange: Exchange;
}

/** What destinations answer to requests in good weather, without anybody who sends them. */
export function samples(count: number): Sample[] {
	const found: Sample[] = [];
	for (let seed = 1; seed <= count; seed++) {
		const made = scenario(seed);
		const { naming } = made.dialect;
		if (naming.repeats) continue;
		const destination = new Destination({ ...made, storminess: 0 }, false);
		const records = made.records.filter((_, row) => !naming.isInvalid(row));
		for (const batch of batches(records, made)) destination.answer(request(batch));
		for (const exchange of destination.exchanges) found.push({ made, exchange });
	}
	return found;
}

function batches(records: JsonObject[], { settings }: Scenario): JsonObject[][] {
	const limit = settings.bulkSupport === false ? 1 : (settings.groupingLimit ?? 100);
	const count = Math.ceil(records.length / limit);
	return Array.from({ length: count }, (_, at) => records.slice(at * limit, (at + 1) * limit));
}

function request(json: JsonObject[]): Sent {
	const headers = { authorization: 'first' };
	return { method: 'POST', url: '', headers, body: '', number: 1, at: 0, open: 1, json, ids: [] };
}
