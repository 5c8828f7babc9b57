/** Finds where JSON values end, also one that comes in pieces: what was looked at is not again. */
export class ValueEnd {
	private depth = 0;
	private isText = false;
	private isScalar = false;
	/** The place looked at next, counted from the beginning of the value. */
	private seen = 0;

	/** A new value begins, or the rest of one that is so many levels deep. */
	reset(depth = 0): void {
		this.depth = depth;
		this.isText = this.isScalar = false;
		this.seen = 0;
	}

	/**
	 * @param start where the value begins in `text`
	 * @returns where it ends; -1 when it goes on. A number or word is over where something else begins
	 */
	find(text: string, start: number, isLast: boolean): number {
		let at = start + this.seen;
		if (this.seen === 0 && this.depth === 0 && at < text.length)
			this.isScalar = !OPENS.has(text[at]);
		for (; at < text.length; at++) {
			if (this.isText) {
				at = this.textEnd(text, at);
				if (at >= text.length) break;
				this.isText = false;
				if (this.depth === 0) return at + 1;
				continue;
			}
			switch (text.charCodeAt(at)) {
				case 0x22:
					if (this.isScalar) return at;
					this.isText = true;
					break;
				case 0x5b:
				case 0x7b:
					if (this.isScalar) return at;
					this.depth++;
					break;
				case 0x5d:
				case 0x7d:
					if (this.isScalar) return at;
					if (--this.depth <= 0) return at + 1;
					break;
				case 0x2c:
				case 0x20:
				case 0x09:
				case 0x0a:
				case 0x0d:
				case 0x1e:
					if (this.isScalar) return at;
			}
		}
		this.seen = at - start;
		return this.isScalar && isLast ? text.length : -1;
	}

	/** So much of the text that was looked at is taken away. */
	forget(length: number): void {
		this.seen -= length;
	}

	/** Where the quote stands that closes the text; beyond the end when it is not there. */
	private textEnd(text: string, from: number): number {
		let at = from;
		for (;;) {
			const quote = text.indexOf('"', at);
			if (quote < 0) {
				// A backslash at the very end belongs to what follows.
				let back = text.length;
				while (back > from && text[back - 1] === '\\') back--;
				return text.length + ((text.length - back) % 2);
			}
			let back = quote;
			while (back > from && text[back - 1] === '\\') back--;
			if ((quote - back) % 2 === 0) return quote;
			at = quote + 1;
		}
	}
}

const OPENS = new Set(['"', '[', '{']);
