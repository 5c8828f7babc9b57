import { SettingError } from '../../engine/settingError';

/** A file that cannot be read at all: nothing has been sent. */
export class FileRefused extends SettingError {
	/**
	 * @param problem what is wrong, to follow "The file cannot be read: ", without a final stop
	 * @param advice what to do about it
	 */
	constructor(
		readonly problem: string,
		advice = '',
		field = 'File',
		private readonly file = '',
	) {
		super(field, `The file${file} cannot be read: ${problem}`, advice);
	}

	/** The same of a file with this name. @param item of several, from 0 */
	of(name: string | undefined, item: number | undefined): FileRefused {
		const named = name === undefined ? '' : ` ${name}`;
		const where = item === undefined ? '' : ` (item ${item})`;
		return new FileRefused(this.problem, this.advice, this.field, this.file || named + where);
	}
}

/** Reading ended before the end of the file; what was read before stands. */
export class ReadingStopped extends Error {
	/**
	 * @param line the one on which the record begins that could not be read
	 * @param problem without a final stop
	 */
	constructor(
		readonly line: number,
		readonly problem: string,
		readonly advice = '',
	) {
		super(`Reading ended on line ${line}: ${problem}${advice === '' ? '' : `. ${advice}`}`);
	}
}

/** Bytes that are not what they should be, at a place that only who cuts records can name. */
export class Damage extends Error {
	constructor(
		readonly problem: string,
		readonly advice = '',
	) {
		super(problem);
	}
}
