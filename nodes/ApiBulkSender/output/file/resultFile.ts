import { setImmediate as breathe } from 'node:timers/promises';
import type { IBinaryData } from 'n8n-workflow';

import type { Settlement } from '../../engine/types';
import type { FileRow } from '../../input/file/openFile';
import type { ResultRow, RowWriter } from './rowWriter';
import type { Store } from './store';

/** Rows that become text at once: one by one costs three times as much. */
const ROWS_AT_ONCE = 250;
/** A file that is not larger is stored as a whole. */
const SMALL = 1024 * 1024;
/** Where a stream would be held in memory, this much is. */
const LARGEST_PART = 64 * 1024 * 1024;
/** Bytes that wait to be stored beyond which no more rows should come. */
const MOST_WAITING = 8 * 1024 * 1024;
/** Rows that are not text yet, beyond which the same holds. */
const MOST_ROWS = 20_000;

/**
 * A file with rows, as they are settled: small ones as a whole, others as a stream to disk, or in
 * parts where n8n would hold the stream in memory. A failure to store is kept until the end, since it
 * undoes nothing of what was sent.
 */
export class ResultFile {
	/** Rows so far. */
	count = 0;
	/** Of those in the part that is not stored yet, as far as they are text. */
	private inPart = 0;
	private open: ResultRow[] = [];
	/** Text is being made of rows, some at a time; never rejects. */
	private making: Promise<void> | undefined;
	private waiting: Buffer[] = [];
	private waitingBytes = 0;
	private way: 'whole' | 'stream' | 'parts' | 'undecided' = 'whole';
	private readonly parts: IBinaryData[] = [];
	/** Being stored; never rejects. */
	private storing: Promise<void> | undefined;
	private failure: Error | undefined;
	private isClosed = false;
	private wakeStream: (() => void) | undefined;
	private drains: Array<() => void> = [];

	constructor(
		private readonly store: Store,
		private readonly writer: RowWriter,
		/** Without its ending. */
		private readonly name: string,
		private readonly ending: string,
	) {}

	write(row: FileRow, settlement?: Settlement): void {
		if (this.count++ === 0) this.add(this.writer.begin());
		this.open.push({ row, settlement });
		if (this.open.length >= ROWS_AT_ONCE) this.making ??= this.makeTexts();
	}

	get isFull(): boolean {
		if (this.failure !== undefined) return false;
		if (this.open.length > MOST_ROWS) return true;
		if (this.way === 'stream' || this.way === 'undecided') return this.waitingBytes > MOST_WAITING;
		return this.way === 'parts' && this.storing !== undefined;
	}

	/** Resolves when it is full no more. */
	async drained(): Promise<void> {
		while (this.isFull) await new Promise<void>((resolve) => this.drains.push(resolve));
	}

	/** @throws (rejects with) what storing failed with */
	async close(): Promise<IBinaryData[]> {
		if (this.count === 0) this.add(this.writer.begin());
		await this.making;
		await this.makeTexts(1);
		while (this.way === 'undecided') await this.storing;
		if (this.way === 'stream') this.add(this.writer.end());
		this.isClosed = true;
		this.wakeStream?.();
		await this.storing;
		const isPart = this.parts.length > 0;
		if (this.way !== 'stream' && this.failure === undefined && (this.inPart > 0 || !isPart)) {
			await this.storePart(this.takeWaiting(this.writer.end()), isPart);
		}
		if (this.failure !== undefined) throw this.failure;
		return this.parts;
	}

	/** A large batch settles at once; other work of n8n comes in between. */
	private async makeTexts(least = ROWS_AT_ONCE): Promise<void> {
		while (this.open.length >= least) {
			await breathe();
			this.makeText();
		}
		this.making = undefined;
		this.wakeDrains();
	}

	private makeText(): void {
		const rows = this.open.splice(0, ROWS_AT_ONCE);
		if (rows.length === 0) return;
		this.inPart += rows.length;
		if (this.failure !== undefined) return;
		try {
			this.add(this.writer.rows(rows));
		} catch (error) {
			this.failure = error as Error;
		}
	}

	private add(text: string): void {
		if (text === '' || this.failure !== undefined) return;
		const bytes = Buffer.from(text);
		this.waiting.push(bytes);
		this.waitingBytes += bytes.length;
		if (this.way === 'whole' && this.waitingBytes > SMALL) this.decide();
		else if (this.way === 'stream') this.wakeStream?.();
		else if (this.way === 'parts' && this.waitingBytes > LARGEST_PART) this.nextPart();
	}

	private decide(): void {
		this.way = 'undecided';
		this.storing = this.guard(async () => {
			this.way = (await this.store.streams()) ? 'stream' : 'parts';
			this.storing = undefined;
			if (this.way !== 'stream') {
				this.wakeDrains();
				return;
			}
			this.storing = this.guard(async () => {
				const { name, ending, writer } = this;
				const stored = await this.store.putStream(this.pieces(), name + ending, writer.mimeType);
				this.parts.push(stored);
			});
		});
	}

	private async *pieces(): AsyncGenerator<Buffer> {
		for (;;) {
			const piece = this.waiting.shift();
			if (piece !== undefined) {
				this.waitingBytes -= piece.length;
				if (!this.isFull) this.wakeDrains();
				yield piece;
			} else if (this.isClosed) return;
			else await new Promise<void>((resolve) => (this.wakeStream = resolve));
		}
	}

	/** Each part is a whole file of its own. */
	private nextPart(): void {
		const bytes = this.takeWaiting(this.writer.end());
		this.add(this.writer.begin());
		const storing = (this.storing ?? Promise.resolve())
			.then(async () => await this.storePart(bytes, true))
			.then(() => {
				if (this.storing === storing) this.storing = undefined;
				this.wakeDrains();
			});
		this.storing = storing;
	}

	private takeWaiting(end: string): Buffer {
		const bytes = Buffer.concat([...this.waiting, Buffer.from(end)]);
		this.waiting = [];
		this.waitingBytes = 0;
		this.inPart = 0;
		return bytes;
	}

	private async storePart(bytes: Buffer, isPart: boolean): Promise<void> {
		await this.guard(async () => {
			const { name, ending, writer, parts } = this;
			const part = isPart ? `-${parts.length + 1}` : '';
			parts.push(await this.store.put(bytes, name + part + ending, writer.mimeType));
		});
	}

	private async guard(store: () => Promise<void>): Promise<void> {
		try {
			await store();
		} catch (error) {
			this.failure ??= error as Error;
			if (this.way === 'undecided') this.way = 'parts';
			this.waiting = [];
			this.waitingBytes = 0;
			this.wakeDrains();
		}
	}

	private wakeDrains(): void {
		for (const resolve of this.drains.splice(0)) resolve();
	}
}
