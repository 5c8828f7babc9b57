import { fileDefaults, type FileSettings } from './settings';

/** A file that this node wrote to tell of an earlier run. It is always written in the same way. */
export interface OwnResult {
	/** Between the cells of a table; undefined for JSON. */
	delimiter: string | undefined;
}

const IN_HEADER = /delivery_line"?(.)"?delivery_outcome\b/u;
const IN_JSON = /:\{"line":\d+,"outcome":"(?:succeeded|failed|unsent)"/;

/** By the header of a table, or the first record of JSON, at the beginning of a file. */
export function ownResultIn(start: string): OwnResult | undefined {
	const [first, second = ''] = start.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 2);
	if (/^[[{]/.test(first)) {
		const record = first === '[' ? second : first;
		return IN_JSON.test(record) ? { delimiter: undefined } : undefined;
	}
	const found = IN_HEADER.exec(first);
	return found === null ? undefined : { delimiter: found[1] };
}

/** How such a file is to be read, whatever was set for the file that was sent first. */
export function settingsOf({ delimiter }: OwnResult, encoding: string): FileSettings {
	if (delimiter === undefined) return { ...fileDefaults, encoding };
	return { ...fileDefaults, encoding, format: 'csv', delimiter, headerLine: 1 };
}

const LABELS = {
	format: 'File Format',
	delimiter: 'Delimiter',
	encoding: 'Encoding',
	escape: 'Escape Character',
	headerLine: 'Header Line',
	columns: 'Column Names',
	shortRows: 'Short Rows',
	lineBreaksInQuotes: 'Line Breaks in Quotes',
	recordsPath: 'Records Path',
} satisfies Record<keyof FileSettings, string>;

/** What was set for another file and does not count for this one, as a sentence; undefined for nothing. */
export function ignoredHint(set: FileSettings, used: FileSettings): string | undefined {
	const ignored = (Object.keys(LABELS) as Array<keyof FileSettings>).filter((name) => {
		const value = String(set[name] ?? '');
		return value !== String(fileDefaults[name] ?? '') && value !== String(used[name] ?? '');
	});
	if (ignored.length === 0) return undefined;
	const named = ignored.map((name) => `'${LABELS[name]}'`).join(', ');
	return `The file is a result file of this node, so ${named} ${ignored.length === 1 ? 'does' : 'do'} not count for it: such files are in UTF-8 and have their header, if any, on line 1`;
}
