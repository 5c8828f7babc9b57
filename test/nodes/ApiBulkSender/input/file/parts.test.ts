import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { openFile } from '../../../../../nodes/ApiBulkSender/input/file';
import type { FileRow } from '../../../../../nodes/ApiBulkSender/input/file/openFile';
import {
	fileDefaults,
	type FileSettings,
} from '../../../../../nodes/ApiBulkSender/input/file/settings';
import { inPieces } from './reading';

async function readPart(
	bytes: Buffer,
	number: number,
	count: number,
	settings: Partial<FileSettings> = {},
	name = 'a.csv',
): Promise<FileRow[]> {
	const part = { number, count, size: bytes.length };
	const pieces = inPieces(bytes, [7, 64, 1000]);
	const file = await openFile(pieces, name, { ...fileDefaults, ...settings }, part);
	const rows: FileRow[] = [];
	for (let row = file.take(); row !== 'end'; row = file.take()) {
		if (row === 'wait') await file.more();
		else rows.push(row);
	}
	await file.close();
	return rows;
}

const cell = fc
	.array(fc.constantFrom('a', '"', '\n', ',', '\r\n', 'é', '😀', 'x'), { maxLength: 5 })
	.map((parts) => parts.join(''));
const ends = fc.constantFrom('\n', '\r\n');
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('the parts of a file', () => {
	it('have every row of a table once, each where its first byte lies', async () => {
		const table = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 15 });
		await fc.assert(
			fc.asyncProperty(
				table,
				ends,
				fc.integer({ min: 1, max: 5 }),
				fc.boolean(),
				async (cells, end, count, hasMark) => {
					const begins: number[] = [];
					let text = `${hasMark ? '\ufeff' : ''}id,text${end}`;
					cells.forEach(([content, isBlankBefore], at) => {
						if (isBlankBefore) text += end;
						begins.push(Buffer.byteLength(text));
						text += `${at},${quoted(content)}${end}`;
					});
					const bytes = Buffer.from(text);
					const size = bytes.length;
					for (let number = 1; number <= count; number++) {
						const rows = await readPart(bytes, number, count, { delimiter: ',' });
						const from = Math.floor((size * (number - 1)) / count);
						const to = Math.floor((size * number) / count);
						const expected = begins.flatMap((begin, at) =>
							begin >= from && (begin < to || number === count) ? [String(at)] : [],
						);
						expect(rows.map(({ cells: own }) => own?.[0])).toEqual(expected);
					}
				},
			),
			{ numRuns: 300 },
		);
	});

	it('have every line of JSON once, with its number in the whole file', async () => {
		const values = fc.array(fc.string({ maxLength: 8 }), { minLength: 2, maxLength: 15 });
		await fc.assert(
			fc.asyncProperty(values, ends, fc.integer({ min: 2, max: 5 }), async (texts, end, count) => {
				const lines = texts.map((text, at) => JSON.stringify({ id: at + 1, text }));
				const bytes = Buffer.from(lines.join(end) + end);
				const rows: FileRow[] = [];
				for (let number = 1; number <= count; number++) {
					rows.push(...(await readPart(bytes, number, count, {}, 'a.ndjson')));
				}
				expect(rows.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1));
			}),
			{ numRuns: 200 },
		);
	});

	it('are those of a file in one byte a character too', async () => {
		const bytes = Buffer.from('id;n\n1;M\xfcller\n2;b\n3;c\n', 'latin1');
		const settings = { encoding: 'windows-1252' };
		const parts = await Promise.all([1, 2].map((number) => readPart(bytes, number, 2, settings)));
		expect(parts.map((rows) => rows.length)).toEqual([1, 2]);
	});

	it.each([
		['packed', gzipSync('a,b\n1,2\n'), 'a.csv', /packed with gzip/],
		['a list', Buffer.from('[{"a":1}]'), 'a.json', /does not have a line for each record/],
		['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'a.csv', /several bytes/],
	])('are refused where they cannot be told: %s', async (_, bytes, name, sentence) => {
		await expect(readPart(bytes, 1, 2, {}, name)).rejects.toThrow(sentence);
	});
});
