const BLOCK_BYTES = 256 * 1024;
/** As many as the largest answer needs. */
const MOST_SPARE = 128;

/**
 * Memory for answers, used again and again: memory that is given up takes its time to be free, so
 * that large answers one after the other would fill many times what they have.
 */
export class Blocks {
	private readonly spare: Buffer[] = [];

	take(): Buffer {
		return this.spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
	}

	giveBack(blocks: readonly Buffer[]): void {
		this.spare.push(...blocks.slice(0, MOST_SPARE - this.spare.length));
	}
}

/**
 * The bytes of an answer as they come. More than one chunk is copied into blocks, since a destination
 * may cut them as small as it likes, and each chunk costs more than its bytes.
 */
export class AnswerBytes {
	length = 0;
	private only: Buffer | undefined;
	private used: Buffer[] = [];
	/** Bytes that are free in the last block. */
	private room = 0;

	constructor(private readonly blocks: Blocks) {}

	add(chunk: Buffer): void {
		const isFirst = this.length === 0;
		this.length += chunk.length;
		if (isFirst) {
			this.only = chunk;
			return;
		}
		if (this.only !== undefined) this.append(this.only);
		this.only = undefined;
		this.append(chunk);
	}

	/** All that came, in one piece. */
	whole(): Buffer {
		return this.only ?? Buffer.concat(this.used, this.length);
	}

	/** Nothing of it is needed any more. */
	free(): void {
		this.blocks.giveBack(this.used);
		this.used = [];
		this.only = undefined;
		this.room = 0;
	}

	private append(chunk: Buffer): void {
		for (let from = 0; from < chunk.length;) {
			if (this.room === 0) {
				this.used.push(this.blocks.take());
				this.room = BLOCK_BYTES;
			}
			const at = BLOCK_BYTES - this.room;
			const copied = chunk.copy(this.used[this.used.length - 1], at, from);
			from += copied;
			this.room -= copied;
		}
	}
}
