const LEAST_BYTES = 64 * 1024;

/**
 * The bytes of an answer as they come. More than one chunk is copied into one piece of memory, since
 * a destination may cut them as small as it likes, and each chunk costs more than its bytes.
 */
export class AnswerBytes {
	length = 0;
	/** The only chunk, or the memory for several. */
	private bytes: Buffer | undefined;
	private isCopy = false;

	/** @param most more than this never comes */
	add(chunk: Buffer, most: number): void {
		const { length } = this;
		this.length += chunk.length;
		if (this.bytes === undefined) {
			this.bytes = chunk;
			return;
		}
		if (!this.isCopy || this.length > this.bytes.length) {
			const larger = Buffer.allocUnsafe(Math.min(Math.max(2 * this.length, LEAST_BYTES), most));
			this.bytes.copy(larger, 0, 0, length);
			this.bytes = larger;
			this.isCopy = true;
		}
		chunk.copy(this.bytes, length);
	}

	whole(): Buffer {
		return this.bytes?.subarray(0, this.length) ?? Buffer.alloc(0);
	}
}
