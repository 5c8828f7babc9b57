import { deliver, type RunResult } from '../../../../nodes/ApiBulkSender/engine/run/delivery';
import { SettlementList } from '../../../../nodes/ApiBulkSender/engine/sink';
import { sourceOf, type Source } from '../../../../nodes/ApiBulkSender/engine/source';
import type { Settings } from '../../../../nodes/ApiBulkSender/engine/settings';
import type { Ports, Settlement, SourceRecord } from '../../../../nodes/ApiBulkSender/engine/types';

/** A run's result with the account of each record, by index. */
export interface AccountedResult extends RunResult {
	settlements: Settlement[];
}

/** Delivers and keeps the account of every record in memory. */
export async function deliverAll(
	records: Iterable<SourceRecord> | Source,
	settings: Settings,
	ports: Ports,
	signal?: AbortSignal,
): Promise<AccountedResult> {
	const list = new SettlementList();
	const source = 'take' in records ? records : sourceOf(records);
	const result = await deliver(source, list, settings, ports, { cancelled: signal });
	return { ...result, settlements: list.settlements };
}

/** Records that come a few at a time, as from a file; it ends by `failure` if there is one. */
export class ChunkedSource implements Source {
	/** Of the records, how many have been fetched. */
	fetched = 0;
	private at = 0;

	constructor(
		private readonly records: readonly SourceRecord[],
		private readonly chunk: number,
		private readonly fetch: () => Promise<void> = () => Promise.resolve(),
		private readonly failure?: string,
	) {}

	take(): SourceRecord | 'wait' | 'end' {
		if (this.at < this.fetched) return this.records[this.at++];
		return this.at < this.records.length || this.failure !== undefined ? 'wait' : 'end';
	}

	async more(): Promise<void> {
		await this.fetch();
		if (this.fetched === this.records.length) throw new Error(this.failure);
		this.fetched = Math.min(this.fetched + this.chunk, this.records.length);
	}
}
