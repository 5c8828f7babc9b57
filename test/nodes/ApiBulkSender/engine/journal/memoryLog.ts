import type { Frame } from '../../../../../nodes/ApiBulkSender/engine/journal/frames';
import type { JournalLog } from '../../../../../nodes/ApiBulkSender/engine/journal/writtenJournal';
import type { Clock } from '../clock';

/** Numbers from a seed, so that a failure can be run again. */
export function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Frames in memory: what was appended is durable some time later; a crash keeps some more of it. */
export class MemoryLog implements JournalLog {
	pending: Frame[] = [];
	isDead = false;

	constructor(
		readonly durableFrames: Frame[],
		private readonly clock: Clock,
		private readonly random: () => number,
	) {}

	append(frame: Frame): void {
		this.pending.push(JSON.parse(JSON.stringify(frame)) as Frame);
	}

	async durable(): Promise<void> {
		const count = this.pending.length;
		const batch = this.pending.slice(0, count);
		await this.clock.sleep(Math.ceil(this.random() * 5));
		if (this.isDead) return await new Promise(() => {});
		const written = batch.filter((frame) => this.pending.includes(frame));
		this.pending = this.pending.filter((frame) => !written.includes(frame));
		this.durableFrames.push(...written);
	}

	lost(): string | undefined {
		return this.isDead ? 'dead' : undefined;
	}

	frameAt(place: number): Frame {
		return this.durableFrames[place];
	}

	/** @returns what a reader finds afterwards: a torn end may hold more than was promised */
	crash(): Frame[] {
		this.isDead = true;
		const more = Math.floor(this.random() * (this.pending.length + 1));
		return [...this.durableFrames, ...this.pending.slice(0, more)];
	}
}
