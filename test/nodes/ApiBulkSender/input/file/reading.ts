import { openFile } from '../../../../../nodes/ApiBulkSender/input/file';
import type { FileRow, OpenFile } from '../../../../../nodes/ApiBulkSender/input/file/openFile';
import type { Part } from '../../../../../nodes/ApiBulkSender/input/file/part';
import {
	FileRefused,
	ReadingStopped,
} from '../../../../../nodes/ApiBulkSender/input/file/problems';
import {
	fileDefaults,
	type FileSettings,
} from '../../../../../nodes/ApiBulkSender/input/file/settings';

/** Bytes in pieces of these lengths, which come again and again. */
export async function* inPieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
	let at = 0;
	for (let turn = 0; at < bytes.length; turn++) {
		const length = Math.max(1, lengths[turn % lengths.length]);
		await Promise.resolve();
		yield bytes.subarray(at, at + length);
		at += length;
	}
}

export interface Read {
	rows: FileRow[];
	stopped?: ReadingStopped;
	hints: string[];
	file: OpenFile;
}

/** Everything that a file gives. @throws FileRefused */
export async function readAll(
	bytes: Buffer | string,
	settings: Partial<FileSettings> = {},
	name = 'file.csv',
	lengths: readonly number[] = [64 * 1024],
	part?: Part,
): Promise<Read> {
	const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
	const pieces = inPieces(all, lengths);
	const file = await openFile(pieces, name, { ...fileDefaults, ...settings }, part);
	const rows: FileRow[] = [];
	let stopped: ReadingStopped | undefined;
	for (let row = file.take(); row !== 'end'; row = file.take()) {
		if (row !== 'wait') {
			rows.push(row);
			continue;
		}
		try {
			await file.more();
		} catch (error) {
			if (!(error instanceof ReadingStopped)) throw error;
			stopped = error;
			break;
		}
	}
	await file.close();
	return { rows, stopped, hints: file.hints(), file };
}

export async function refusal(...asked: Parameters<typeof readAll>): Promise<FileRefused> {
	try {
		await readAll(...asked);
	} catch (error) {
		if (error instanceof FileRefused) return error;
		throw error;
	}
	throw new Error('The file was read');
}

/** The valid records, in order. */
export function recordsOf({ rows }: Read): object[] {
	return rows.flatMap((row) => ('invalid' in row ? [] : [row.json]));
}
