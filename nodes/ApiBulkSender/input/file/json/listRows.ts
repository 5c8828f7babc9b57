import type { FileRow } from '../openFile';
import type { Rows } from '../rows';
import { LineCounter } from '../text/lines';
import type { TextBuffer } from '../text/textBuffer';
import { elementRow } from './elementRow';
import { skipSpace } from './space';
import { ValueEnd } from './valueEnd';

type State =
	/** At the top of the file. */
	| 'top'
	/** In an object on the way to the list. */
	| 'key'
	| 'colon'
	| 'value'
	/** In a value that is beside the way. */
	| 'skip'
	/** In the list. */
	| 'element'
	| 'comma'
	/** In what follows the list inside its objects. */
	| 'rest';

/** Begins the problem of a path that leads to no list. */
export const NO_LIST = "there is no list at 'Records Path'";

/**
 * The elements of a JSON list, or of a list inside an object. Further lists of the same kind may
 * follow, as when pages are appended to one file.
 */
export class ListRows implements Rows {
	problem: string | undefined;
	rows = 0;
	private state: State = 'top';
	private level = 0;
	private name = '';
	private lists = 0;
	private readonly lines = new LineCounter();
	private readonly valueEnd = new ValueEnd();

	/** @param path names from the top to the list; empty when the list is the top itself */
	constructor(
		private readonly buffer: TextBuffer,
		private readonly path: readonly string[],
	) {}

	get line(): number {
		return this.lines.line;
	}

	get isEnd(): boolean {
		return (
			this.problem === undefined && this.state === 'top' && this.lists > 0 && this.buffer.isEnd
		);
	}

	get unfinished(): string {
		if (this.buffer.isLast)
			return 'the file ends in the middle of a record or before its list is closed';
		return 'a record is longer than 16 MB, or is not closed';
	}

	next(): FileRow | undefined {
		const { buffer } = this;
		while (this.problem === undefined && skipSpace(buffer, this.lines, this.state === 'top')) {
			const row = this.step(buffer.text[buffer.at]);
			if (row === 'wait') return undefined;
			if (row !== undefined) return row;
		}
		return undefined;
	}

	private step(character: string): FileRow | 'wait' | undefined {
		switch (this.state) {
			case 'top':
				return this.top(character);
			case 'key':
				return this.key(character);
			case 'colon':
				if (character !== ':') return this.fail('a name without a value');
				return this.take('value');
			case 'value':
				return this.value(character);
			case 'skip':
				return this.skip('key');
			case 'rest':
				return this.skip('top');
			case 'element':
				if (character === ']') return this.close();
				if (character === ',') return this.fail('a comma without a value before it');
				return this.element();
			case 'comma':
				if (character === ']') return this.close();
				if (character !== ',') return this.fail('text between two records');
				return this.take('element');
		}
	}

	private top(character: string): undefined {
		if (this.path.length > 0) {
			this.level = 0;
			if (character === '{') return this.take('key');
			return this.fail(this.lists > 0 ? 'text after the end of the object' : 'not a JSON object');
		}
		if (character === '[') return this.open();
		return this.fail(this.lists > 0 ? 'text after the end of the array' : 'not a JSON list');
	}

	private key(character: string): 'wait' | undefined {
		if (character === ',') return this.take('key');
		if (character === '}') {
			if (this.level === 0) return this.fail(`${NO_LIST} (${this.shown})`);
			this.level--;
			return this.take('key');
		}
		if (character !== '"') return this.fail('not JSON: a name is missing');
		const text = this.takeValue();
		if (text === undefined) return 'wait';
		this.name = nameOf(text);
		this.state = 'colon';
		return undefined;
	}

	private value(character: string): undefined {
		if (this.name !== this.path[this.level]) {
			this.valueEnd.reset();
			this.state = 'skip';
			return undefined;
		}
		if (this.level === this.path.length - 1) {
			return character === '[' ? this.open() : this.fail(`${NO_LIST} (${this.shown})`);
		}
		if (character !== '{') return this.fail(`${NO_LIST} (${this.shown})`);
		this.level++;
		return this.take('key');
	}

	private open(): undefined {
		this.lists++;
		return this.take('element');
	}

	private close(): undefined {
		const isTop = this.path.length === 0;
		this.valueEnd.reset(this.path.length);
		return this.take(isTop ? 'top' : 'rest');
	}

	/** Takes what nobody asked for, however long it is. */
	private skip(then: State): 'wait' | undefined {
		const { buffer, valueEnd } = this;
		const { text, at } = buffer;
		const end = valueEnd.find(text, at, buffer.isLast);
		const to = end < 0 ? text.length : end;
		this.lines.advance(text, at, to);
		buffer.at = to;
		if (end < 0) {
			valueEnd.forget(to - at);
			return 'wait';
		}
		valueEnd.reset();
		this.state = then;
		return undefined;
	}

	private element(): FileRow | 'wait' | undefined {
		const { line } = this;
		const raw = this.takeValue();
		if (raw === undefined) return 'wait';
		this.state = 'comma';
		const row = elementRow(line, raw);
		if (typeof row === 'string') return this.fail(row, line);
		this.rows++;
		return row;
	}

	/** A whole value; undefined when it is not complete. */
	private takeValue(): string | undefined {
		const { buffer, valueEnd } = this;
		const { text, at } = buffer;
		const end = valueEnd.find(text, at, buffer.isLast);
		if (end < 0) return undefined;
		valueEnd.reset();
		this.lines.advance(text, at, end);
		buffer.at = end;
		return text.slice(at, end);
	}

	private take(state: State): undefined {
		this.buffer.at++;
		this.state = state;
	}

	private fail(problem: string, line = this.line): undefined {
		this.problem = problem;
		this.lines.line = line;
	}

	private get shown(): string {
		return `$.${this.path.join('.')}[*]`;
	}
}

function nameOf(text: string): string {
	try {
		return String(JSON.parse(text));
	} catch {
		return text;
	}
}
