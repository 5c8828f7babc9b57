/** The longest a record may be, in characters: so much is held at most. */
export const LONGEST_RECORD = 16 * 1024 * 1024;

/** Text that has been fetched and not been taken yet. */
export class TextBuffer {
	text: string;
	/** What stands before it is taken. */
	at = 0;
	/** Nothing follows. */
	isLast: boolean;

	constructor({ text, isWhole }: { text: string; isWhole: boolean }) {
		this.text = text;
		this.isLast = isWhole;
	}

	get isEnd(): boolean {
		return this.isLast && this.at >= this.text.length;
	}

	/** Characters that are at hand. */
	get left(): number {
		return this.text.length - this.at;
	}

	/** Another one that stands at the same place. */
	copy(): TextBuffer {
		const copy = new TextBuffer({ text: this.text, isWhole: this.isLast });
		copy.at = this.at;
		return copy;
	}

	/** @param more undefined at the end */
	append(more: string | undefined): void {
		if (more === undefined) this.isLast = true;
		else this.text = this.text.slice(this.at) + more;
		if (more !== undefined) this.at = 0;
	}
}
