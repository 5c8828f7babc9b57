import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { FileSettings } from '../../../../../nodes/ApiBulkSender/input/file/settings';
import { readAll, recordsOf, refusal, type Read } from './reading';

const folder = join(__dirname, '../../../../corpus');

interface Expected {
	count?: number;
	records?: object[];
	recordsText?: string[];
	firstRecords?: object[];
	lastRecords?: object[];
	recordLengths?: Array<{ id: string; blob: number }>;
	invalid?: Array<{ line: number; why: string }>;
	refusedBeforeSending?: string;
	stopsAtLine?: number;
	hint?: string;
}

interface OddFile {
	name: string;
	kind: string;
	settings?: Partial<FileSettings>;
	expect: Expected;
}

const { files } = JSON.parse(readFileSync(join(folder, 'files-index.json'), 'utf8')) as {
	files: OddFile[];
};

/** Lengths of pieces: small ones only where that does not take minutes. */
const CHUNKINGS = [[1], [2, 3, 5, 7], [17], [1000], [65536]];

/** What the sentence must say, by the sense of the index: words that it cannot do without. */
const WORDS: Record<string, RegExp> = {
	'one-column-every-row-a-comma.csv': /line 1 has 1 column.*2 by comma.*Delimiter.*Header Line/s,
	'unclosed-quote-at-the-end.csv': /line 3: a quote opens on line 3 and is never closed/,
	'empty.csv': /it is empty/,
	'report-with-preamble.csv': /line 1 has 2 columns.*4.*5.*Header Line/s,
	'windows-1252.csv': /line 2.*not UTF-8.*Encoding.*windows-1252/s,
	'cut-off.csv.gz': /gzip file is cut off/,
	'zip-named.csv.gz': /ZIP archive, not.*gzip.*Compression/s,
	'login-page.csv': /web page \(HTML\), probably a login or error page/,
	'garbage-after-array.json': /line 5: text after the end of the array/,
	'cut-off-array.json': /line 4: the file ends in the middle of a record/,
	'data-inside-an-object.json': /\$\.data\[\*\] \(2 objects\).*Records Path/s,
};

const HINTS: Record<string, RegExp> = {
	'too-few-cells.csv': /3 rows are shorter than the header, the first on line 3;.*Short Rows/,
	'duplicate-headers.csv': /c_3.*c_4/s,
	'header-only.csv': /has a header and no rows/,
	'blank-lines-everywhere.csv': /^1 row without any content was skipped$/m,
	'two-exports-joined.csv': /header stands again on line 4 and was skipped/,
	'shards-with-headers.csv.gz': /header stands again on line 3 and was skipped/,
	'pretty-printed.ndjson': /objects stand on several lines each/,
	'empty-array.json': /list is empty/,
};

const WHY: Array<[file: string, line: number, sense: RegExp]> = [
	['bad-lines.ndjson', 2, /NaN/],
	['bad-lines.ndjson', 3, /too early/],
	['bad-lines.ndjson', 4, /a text, not an object/],
	['bad-lines.ndjson', 5, /a list, not an object/],
	['bad-lines.ndjson', 6, /null, not an object/],
	['bad-lines.ndjson', 7, /more than one value/],
	['bad-lines.ndjson', 8, /control character/],
	['sep-line.csv', 5, /3 cells, the header has 2/],
	['footer-lines.csv', 6, /1 cell, the header has 2/],
	['smart-closing-quote.csv', 2, /opens on line 2.*line 4: lines 2 to 4/],
	['unescaped-quotes-in-quoted-cells.csv', 2, /Name: text after a closing quote/],
	['backslash-escapes.csv', 2, /text: text after a closing quote.*Escape Character.*Backslash/],
	['one-row-cut-in-a-character.csv', 3, /text: bytes that are not UTF-8/],
	['big-numbers.ndjson', 3, /^id is a number/],
	['deep.ndjson', 2, /500/],
	['array-with-strangers.json', 3, /null, not an object/],
	['array-with-strangers.json', 5, /a number, not an object/],
	['array-with-strangers.json', 6, /a list, not an object/],
];

describe.each(files.map((file) => [`${file.name} (${file.kind})`, file] as const))(
	'%s',
	(_, { name, settings, expect: expected }) => {
		const bytes = readFileSync(join(folder, 'files', name));
		const chunkings = CHUNKINGS.filter(([length]) => bytes.length / length < 30_000);

		it.each(chunkings.map((lengths) => [lengths.join(', '), lengths] as const))(
			'gives its right value in pieces of %s bytes',
			async (_lengths, lengths) => {
				if (expected.refusedBeforeSending !== undefined) {
					const { message, advice } = await refusal(bytes, settings, name, lengths);
					expect(`${message} ${advice}`).toMatch(WORDS[name]);
					return;
				}
				check(name, await readAll(bytes, settings, name, lengths), expected);
			},
		);
	},
);

function check(name: string, read: Read, expected: Expected): void {
	const records = recordsOf(read);
	if (expected.count !== undefined) expect(records).toHaveLength(expected.count);
	if (expected.records) {
		expect(records.map(entries)).toEqual(expected.records.map(entries));
	}
	if (expected.recordsText) {
		const texts = read.rows.flatMap((row) =>
			'invalid' in row ? [] : [JSON.stringify(row.written ?? row.json)],
		);
		expect(texts).toEqual(expected.recordsText);
	}
	for (const [at, record] of (expected.firstRecords ?? []).entries()) {
		expect(records[at]).toEqual(record);
	}
	const last = expected.lastRecords ?? [];
	for (const [at, record] of last.entries()) {
		expect(records[records.length - last.length + at]).toEqual(record);
	}
	for (const [at, { id, blob }] of (expected.recordLengths ?? []).entries()) {
		const record = records[at] as { id: string; blob: string };
		expect([record.id, record.blob.length]).toEqual([id, blob]);
	}
	const invalid = read.rows.filter((row) => 'invalid' in row);
	expect(invalid.map(({ line }) => line)).toEqual((expected.invalid ?? []).map(({ line }) => line));
	for (const [file, line, sense] of WHY) {
		const row = file === name ? invalid.find((one) => one.line === line) : undefined;
		if (row !== undefined && 'invalid' in row) expect(row.invalid).toMatch(sense);
	}
	expect(read.stopped?.line).toBe(expected.stopsAtLine);
	if (expected.stopsAtLine !== undefined) {
		expect(read.stopped?.message).toContain('is never closed');
	}
	if (HINTS[name] !== undefined && expected.hint !== undefined) {
		expect(read.hints.join('\n')).toMatch(HINTS[name]);
	} else
		expect(read.hints).toEqual(expected.hint === undefined ? quietHints(name) : expect.anything());
}

/** Files of the index that also give a hint of which it does not speak. */
function quietHints(name: string): string[] | unknown {
	return ['failed-file-goes-back-in.csv'].includes(name) ? [] : expect.any(Array);
}

/** Keys in order, also those of a prototype's name. */
function entries(record: object): Array<[string, unknown]> {
	return Object.entries(record);
}
