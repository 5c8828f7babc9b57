import type { FileIntake } from '../../input/file/fileIntake';
import type { NodeOptions } from '../../input/readPanel';
import { CsvWriter, type Stringify } from './csvWriter';
import { JsonWriter } from './jsonWriter';
import { ResultFile } from './resultFile';
import type { RowWriter, WrittenFormat } from './rowWriter';
import type { Store } from './store';

/** Makes the files that tell of one file that is sent. */
export class ResultFiles {
	private readonly base: string;
	private readonly format: WrittenFormat;

	constructor(
		private readonly stringify: Stringify,
		private readonly store: Store,
		private readonly intake: FileIntake,
		private readonly options: Pick<NodeOptions, 'failedFileFormat' | 'resultField'>,
		private readonly parsedNames: readonly string[],
	) {
		const name = intake.place.name.replace(/\.gz$/i, '').replace(/\.[^.]*$/, '') || 'file';
		// Several runs may store theirs in one folder.
		this.base = intake.part === undefined ? name : `${name}-part-${intake.part.number}`;
		const { failedFileFormat } = options;
		this.format = failedFileFormat === 'same' ? intake.file.format : failedFileFormat;
	}

	/** @param what e.g. `failed` */
	make(what: string): ResultFile {
		const writer = this.writer(this.format, this.parsedNames);
		return new ResultFile(this.store, writer, `${this.base}-${what}`, `.${this.format}`);
	}

	/** A copy of rows as they came. */
	copy(): ResultFile {
		const { format } = this.intake.file;
		return new ResultFile(
			this.store,
			this.writer(format, undefined),
			`${this.base}-rest`,
			`.${format}`,
		);
	}

	private writer(format: WrittenFormat, parsedNames: readonly string[] | undefined): RowWriter {
		const { file } = this.intake;
		if (format !== 'csv') return new JsonWriter(format === 'json', this.options.resultField);
		const isTable = file.format === 'csv';
		const columns = file.columns.filter((name) => isTable || name !== this.options.resultField);
		return new CsvWriter(this.stringify, columns, file.delimiter ?? ',', isTable, parsedNames);
	}
}
