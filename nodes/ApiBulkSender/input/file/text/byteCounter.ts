/** Where the text that is taken stands in the file, in bytes. */
export class ByteCounter {
	/** Before the text that comes next. */
	position: number;

	/**
	 * @param before bytes before the text
	 * @param isUtf8 else each character is one byte
	 */
	constructor(
		before: number,
		private readonly isUtf8: boolean,
	) {
		this.position = before;
	}

	/** @returns where `[from, to)` began */
	take(text: string, from: number, to: number): number {
		const begin = this.position;
		this.position += this.isUtf8 ? Buffer.byteLength(text.slice(from, to)) : to - from;
		return begin;
	}
}
