/** No piece is longer, so that nothing that is made of one takes long. */
const PIECE = 64 * 1024;

/** Bytes that are asked for, a piece at a time, and may be given back. */
export class ByteReader {
	private readonly pieces: AsyncIterator<Uint8Array>;
	private ahead: Buffer | undefined;
	/** Bytes handed out so far. */
	position = 0;

	constructor(bytes: AsyncIterable<Uint8Array>) {
		this.pieces = bytes[Symbol.asyncIterator]();
	}

	/** The next bytes; undefined at the end. */
	async next(): Promise<Buffer | undefined> {
		let piece = this.ahead;
		this.ahead = undefined;
		while (piece === undefined || piece.length === 0) {
			const { done, value } = await this.pieces.next();
			if (done === true) return undefined;
			piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		}
		if (piece.length > PIECE) {
			this.ahead = piece.subarray(PIECE);
			piece = piece.subarray(0, PIECE);
		}
		this.position += piece.length;
		return piece;
	}

	/** Bytes that come again with the next call. */
	giveBack(bytes: Buffer): void {
		this.position -= bytes.length;
		this.ahead = this.ahead === undefined ? bytes : Buffer.concat([bytes, this.ahead]);
	}

	/** The next bytes without taking them; fewer only at the end. */
	async peek(length: number): Promise<Buffer> {
		const bytes = await this.take(length);
		this.giveBack(bytes);
		return bytes;
	}

	/** Exactly so many bytes; fewer only at the end. */
	async take(length: number): Promise<Buffer> {
		const taken: Buffer[] = [];
		let missing = length;
		while (missing > 0) {
			const piece = await this.next();
			if (piece === undefined) break;
			taken.push(piece.subarray(0, missing));
			if (piece.length > missing) this.giveBack(piece.subarray(missing));
			missing -= Math.min(missing, piece.length);
		}
		return Buffer.concat(taken);
	}

	async close(): Promise<void> {
		await this.pieces.return?.();
	}
}
