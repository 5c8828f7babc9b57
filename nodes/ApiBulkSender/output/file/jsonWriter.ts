import type { Settlement } from '../../engine/types';
import type { FileRow } from '../../input/file/openFile';
import type { ResultRow, RowWriter } from './rowWriter';

/** JSON, one record a line or as a list; the result is the last field of each. */
export class JsonWriter implements RowWriter {
	readonly mimeType: string;
	private isFirst = true;

	constructor(
		private readonly isList: boolean,
		private readonly resultField: string,
	) {
		this.mimeType = isList ? 'application/json' : 'application/x-ndjson';
	}

	begin(): string {
		this.isFirst = true;
		return this.isList ? '[\n' : '';
	}

	rows(rows: readonly ResultRow[]): string {
		const texts = rows.map(({ row, settlement }) => this.textOf(row, settlement));
		if (!this.isList) return `${texts.join('\n')}\n`;
		const before = this.isFirst ? '' : ',\n';
		this.isFirst = false;
		return before + texts.join(',\n');
	}

	end(): string {
		return this.isList ? '\n]\n' : '';
	}

	private textOf(row: FileRow, settlement: Settlement | undefined): string {
		const record = 'json' in row ? JSON.stringify(row.written ?? row.json) : asRecord(row);
		if (settlement === undefined) return record;
		const result = JSON.stringify({ line: row.line, ...settlement });
		const comma = record === '{}' ? '' : ',';
		return `${record.slice(0, -1)}${comma}${JSON.stringify(this.resultField)}:${result}}`;
	}
}

/** What is no record, as one. */
function asRecord({ raw, cells }: FileRow): string {
	return JSON.stringify({ record: raw ?? cells });
}
