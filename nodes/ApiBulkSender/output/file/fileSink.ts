import type { Sink } from '../../engine/sink';
import type { Settlement, SourceRecord } from '../../engine/types';
import type { FileRow } from '../../input/file/openFile';
import type { AccountMask } from '../maskAccount';
import { Notable } from '../notable';
import { SHOWN_FAILED, type NotSucceeded } from '../report/makeReport';
import type { ResultFile } from './resultFile';

/** Writes each row to the file of those that succeeded or of those that did not, as it is settled. */
export class FileSink implements Sink {
	readonly notable = new Notable();
	/** Rows so far. */
	readonly counts = { succeeded: 0, failed: 0, unsent: 0 };
	/** The first rows that did not succeed. */
	readonly notSucceeded: NotSucceeded[] = [];

	/** @param succeeded undefined when nobody wants those */
	constructor(
		private readonly mask: AccountMask,
		private readonly succeeded: ResultFile | undefined,
		private readonly failed: ResultFile,
	) {}

	settled({ origin, line }: SourceRecord, settlement: Settlement): void {
		const row = origin as FileRow;
		const masked = this.mask.settlement(settlement);
		this.counts[settlement.outcome]++;
		if (settlement.outcome === 'succeeded') {
			this.succeeded?.write(row, masked);
			return;
		}
		this.notable.add(masked, line);
		if (this.notSucceeded.length < SHOWN_FAILED) {
			const json = 'json' in row ? row.json : (row.raw ?? row.cells);
			this.notSucceeded.push({ json, settlement: masked });
		}
		this.failed.write(row, masked);
	}

	get isFull(): boolean {
		return this.failed.isFull || this.succeeded?.isFull === true;
	}

	async drained(): Promise<void> {
		await Promise.all([this.failed.drained(), this.succeeded?.drained()]);
	}
}
