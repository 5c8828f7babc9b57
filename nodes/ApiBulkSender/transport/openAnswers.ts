import { Blocks } from './answerBytes';

const MEGABYTE = 1024 * 1024;

/** How many bytes one answer may have, and at how many of all open ones the younger wait. */
export interface AnswerLimits {
	one: number;
	wait: number;
}

/** With these, and what each connection brings before it stops, 128 MB are never held. */
export const ANSWER_LIMITS: AnswerLimits = { one: 32 * MEGABYTE, wait: 4 * MEGABYTE };

/** An answer that is being read. */
export interface Reading {
	pause(): void;
	resume(): void;
}

/**
 * Counts the bytes of all answers that are being read (answers.md rule 1). Beyond the limit all but
 * the oldest wait, so that no answer is lost because many large ones come at the same time.
 */
export class OpenAnswers {
	readonly blocks = new Blocks();
	private held = 0;
	/** The oldest first. */
	private readonly open = new Set<Reading>();
	private readonly waiting = new Set<Reading>();

	constructor(readonly limits: AnswerLimits = ANSWER_LIMITS) {}

	hold(reading: Reading, bytes: number): void {
		this.held += bytes;
		this.open.add(reading);
		if (this.held <= this.limits.wait || this.isOldest(reading)) return;
		this.waiting.add(reading);
		reading.pause();
	}

	/** @param bytes all that were held of it */
	letGo(reading: Reading, bytes: number): void {
		this.held -= bytes;
		this.open.delete(reading);
		this.waiting.delete(reading);
		for (const other of this.waiting) {
			if (this.held > this.limits.wait && !this.isOldest(other)) continue;
			this.waiting.delete(other);
			other.resume();
		}
	}

	private isOldest(reading: Reading): boolean {
		return this.open.values().next().value === reading;
	}
}
