import { RecordSet } from '../account/recordSet';
import type { Settlement } from '../types';
import { settlementsIn, type Frame, type Head } from './frames';
import { indexesIn } from './ranges';

/** A written batch whose records are not all settled. */
export interface OpenEntry {
	readonly number: number;
	/** Of the records in it when it left first. */
	readonly all: number;
	/** Indexes of those that are still its own. */
	readonly records: Set<number>;
	readonly key: string | undefined;
	readonly hash: string;
	/** It was under way: nobody knows whether it arrived. */
	isGoing: boolean;
	/** An earlier attempt may have been applied. */
	doubtful: boolean;
	attempts: number;
	/** By record index: what its last answer came to. */
	last: Map<number, Settlement>;
	/** The id of the job that it became. */
	job?: string;
}

type Waits = NonNullable<Extract<Frame, { t: 'came' }>['waits']>;

/** What the frames of a journal come to. Any beginning of a journal is a journal. */
export class Replay {
	head: Head | undefined;
	isEnded = false;
	settled = new RecordSet();
	/** By batch number. */
	open = new Map<number, OpenEntry>();
	lastBatch = 0;
	/** A record was accepted, or may have been. */
	private hasArrived = false;
	private owner = new Map<number, OpenEntry>();
	/** By record index: where the frame with its settlement stands. */
	private places = new Float64Array(1024).fill(NaN);

	/** @param place where the frame stands in the store */
	add(frame: Frame, place: number): void {
		switch (frame.t) {
			case 'head':
				// A new run: what stands before is of another one, which was not put aside to its end.
				Object.assign(this, new Replay(), { head: frame });
				break;
			case 'start':
				this.start(frame);
				break;
			case 'again':
				this.again(frame.batch);
				break;
			case 'job':
				this.opened(frame);
				break;
			case 'came':
				for (const index of indexesIn(frame.settled ?? [])) this.settle(index, place);
				this.hasArrived ||= (frame.settlements ?? []).some(
					({ outcome, cause }) => outcome === 'succeeded' || cause === 'unclear',
				);
				if (frame.waits !== undefined) this.waits(frame.waits);
				break;
			case 'end':
				this.isEnded = true;
		}
	}

	/** Of all that was sent, it is known that nothing was accepted. */
	get cameToNothing(): boolean {
		if (this.hasArrived) return false;
		return [...this.open.values()].every(({ isGoing, doubtful }) => !isGoing && !doubtful);
	}

	entryOf(index: number): OpenEntry | undefined {
		return this.owner.get(index);
	}

	placeOf(index: number): number {
		return this.places[index];
	}

	private start({ batch, records, key, hash }: Extract<Frame, { t: 'start' }>): void {
		const indexes = [...indexesIn(records)];
		const entry: OpenEntry = {
			number: batch,
			all: indexes.length,
			records: new Set(),
			key,
			hash,
			isGoing: true,
			doubtful: false,
			attempts: 1,
			last: new Map(),
		};
		this.lastBatch = Math.max(this.lastBatch, batch);
		this.open.set(batch, entry);
		for (const index of indexes) {
			const from = this.owner.get(index);
			// A piece of an answered batch: it takes its records and what is known of them along.
			if (from !== undefined) {
				entry.doubtful ||= from.doubtful;
				entry.attempts = Math.max(entry.attempts, from.attempts + 1);
				this.leave(index, from);
			}
			entry.records.add(index);
			this.owner.set(index, entry);
		}
	}

	private again(batch: number): void {
		const entry = this.open.get(batch);
		if (entry === undefined) return;
		entry.isGoing = true;
		entry.attempts++;
		delete entry.job;
	}

	private opened({ batch, id }: Extract<Frame, { t: 'job' }>): void {
		const entry = this.open.get(batch);
		if (entry !== undefined) entry.job = id;
	}

	private waits({ batch, attempts, records, last, doubtful }: Waits): void {
		const entry = this.open.get(batch);
		if (entry === undefined) return;
		entry.isGoing = false;
		delete entry.job;
		entry.attempts = attempts;
		entry.doubtful = doubtful === true;
		entry.last = settlementsIn(records, last);
	}

	private settle(index: number, place: number): void {
		const entry = this.owner.get(index);
		if (entry !== undefined) this.leave(index, entry);
		if (!this.settled.has(index)) this.settled.add(index);
		if (index >= this.places.length) {
			const larger = new Float64Array(Math.max(this.places.length * 2, index + 1)).fill(NaN);
			larger.set(this.places);
			this.places = larger;
		}
		this.places[index] = place;
	}

	private leave(index: number, entry: OpenEntry): void {
		entry.records.delete(index);
		this.owner.delete(index);
		if (entry.records.size === 0) this.open.delete(entry.number);
	}
}
