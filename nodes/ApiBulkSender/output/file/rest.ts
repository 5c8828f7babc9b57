import type { FileRow, OpenFile } from '../../input/file/openFile';
import { aborted } from '../../aborted';
import type { ResultFile } from './resultFile';

/** What of a file was not taken up because the run had stopped. */
export interface Rest {
	/** Rows; undefined when they could not be counted in time. */
	records: number | undefined;
	/** On which they begin. */
	fromLine: number | undefined;
	/** Why the end of the file was not reached, where it cannot be read any further. */
	problem?: string;
}

/**
 * Counts what is left of a file, and copies it.
 *
 * @param ends aborted when there is no more time
 * @param isKnown takes a row that is none of the rest
 * @param copy undefined when only the number is wanted
 */
export async function readRest(
	file: Pick<OpenFile, 'take' | 'more'>,
	copy: ResultFile | undefined,
	ends: AbortSignal,
	isKnown: (row: FileRow) => boolean = () => false,
): Promise<Rest> {
	let records = 0;
	let fromLine: number | undefined;
	while (!ends.aborted) {
		const row = file.take();
		if (row === 'end') return { records, fromLine };
		if (row === 'wait') {
			if (copy?.isFull) await copy.drained();
			try {
				await Promise.race([file.more(), aborted(ends)]);
			} catch (error) {
				return { records, fromLine, problem: (error as Error).message };
			}
			continue;
		}
		if (isKnown(row)) continue;
		records++;
		fromLine ??= row.line;
		copy?.write(row);
	}
	return { records: undefined, fromLine };
}
