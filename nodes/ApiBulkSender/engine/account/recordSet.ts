/** A set of record indexes, one bit each. */
export class RecordSet {
	private bits = new Uint8Array(1024);
	size = 0;
	/** One more than the highest index in it. */
	end = 0;

	has(index: number): boolean {
		return ((this.bits[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0;
	}

	/** @param index not in it yet */
	add(index: number): void {
		const byte = index >>> 3;
		if (byte >= this.bits.length) this.grow(byte);
		this.bits[byte] |= 1 << (index & 7);
		this.size++;
		if (index >= this.end) this.end = index + 1;
	}

	private grow(byte: number): void {
		const larger = new Uint8Array(Math.max(this.bits.length * 2, byte + 1));
		larger.set(this.bits);
		this.bits = larger;
	}
}
