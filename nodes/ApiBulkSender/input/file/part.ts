import { SettingError } from '../../engine/settingError';
import { FileRefused } from './problems';
import type { FileRow } from './openFile';
import type { Rows } from './rows';

/** Which part of a file is read: part `number` of `count`, by bytes. */
export interface Part {
	number: number;
	count: number;
	/** Of the whole file, in bytes. */
	size: number;
}

/** @throws SettingError for a part that there is not */
export function checkPart(number: number, count: number): void {
	if (number <= count) return;
	throw new SettingError(
		'Part Number',
		`'Part Number' is ${number}, but there are only ${count} parts ('Part Count')`,
	);
}

/** @throws FileRefused for a file whose rows do not lie in it as they are counted */
export function refuseUncut(what: 'gzip' | 'json' | 'encoding' | 'size' | 'result'): never {
	if (what === 'result') {
		throw new FileRefused(
			'it is a result file of this node, which holds the rows of one run, so it is not cut into parts again',
			"Set 'Part Count' to 1 to send it",
			'Part Count',
		);
	}
	const why = {
		gzip: 'packed with gzip',
		json: 'JSON that does not have a line for each record',
		encoding: 'in an encoding whose characters have several bytes, other than UTF-8',
		size: 'of a size that is not known',
	}[what];
	throw new FileRefused(
		`it is ${why}, so it cannot be sent in parts`,
		"Set 'Part Count' to 1, or bring the file into CSV or newline-delimited JSON in UTF-8",
		'Part Count',
	);
}

/** Says for each row on which byte of the file it begins. */
export interface Placed {
	/** Of the row given last. */
	readonly begin: number;
}

/** The rows of one part: those that begin in it. Every row is in exactly one part. */
export class PartRows implements Rows {
	private readonly from: number;
	private readonly to: number;
	private isPast = false;

	constructor(
		private readonly rows: Rows & Placed,
		{ number, count, size }: Part,
	) {
		this.from = Math.floor((size * (number - 1)) / count);
		// What was appended since the size was asked for belongs to the last part.
		this.to = number === count ? Infinity : Math.floor((size * number) / count);
	}

	next(): FileRow | undefined {
		while (!this.isPast) {
			const row = this.rows.next();
			if (row === undefined) return undefined;
			const { begin } = this.rows;
			if (begin >= this.to) this.isPast = true;
			else if (begin >= this.from) return row;
		}
		return undefined;
	}

	get line(): number {
		return this.rows.line;
	}

	get problem(): string | undefined {
		return this.isPast ? undefined : this.rows.problem;
	}

	get isEnd(): boolean {
		return this.isPast || this.rows.isEnd;
	}

	get unfinished(): string {
		return this.rows.unfinished;
	}
}
