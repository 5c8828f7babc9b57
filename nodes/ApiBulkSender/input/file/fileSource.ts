import type { Source } from '../../engine/source';
import type { SourceRecord } from '../../engine/types';
import type { FileRow, OpenFile } from './openFile';
import { ReadingStopped } from './problems';

/** The rows of a file as records. */
export class FileSource implements Source {
	readonly leavesRest = true;
	/** Rows so far. */
	taken = 0;
	/** Why the end of the file cannot be reached. */
	brokenOff: ReadingStopped | undefined;
	private fetching: Promise<void> | undefined;

	/** @param most records to give; the rest of the file is not read */
	constructor(
		private readonly file: Pick<OpenFile, 'take' | 'more'>,
		private readonly recordOf: (index: number, row: FileRow) => SourceRecord,
		private readonly most = Infinity,
	) {}

	take(): SourceRecord | 'wait' | 'end' {
		if (this.taken >= this.most) return 'end';
		const row = this.file.take();
		return typeof row === 'string' ? row : this.recordOf(this.taken++, row);
	}

	async more(): Promise<void> {
		// Who stopped reading may have left one under way.
		this.fetching ??= this.file.more().finally(() => (this.fetching = undefined));
		try {
			await this.fetching;
		} catch (error) {
			if (error instanceof ReadingStopped) this.brokenOff = error;
			throw error;
		}
	}

	/** The rows that were not taken, as they are. */
	get rest(): Pick<OpenFile, 'take' | 'more'> {
		return { take: () => this.file.take(), more: async () => await this.more() };
	}
}
