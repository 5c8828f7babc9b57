import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';

import { readAll, recordsOf } from './reading';

const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
const character = fc.constantFrom(
	'a',
	'b',
	'"',
	',',
	';',
	'\n',
	'\r',
	'\r\n',
	' ',
	"'",
	'=',
	'é',
	'😀',
	'\\',
);
const cell = fc.array(character, { maxLength: 6 }).map((parts) => parts.join(''));
/** Not blank, and not what is meant by ="text". */
const solid = cell.map((text) => `x${text}`);
const table = fc.array(fc.tuple(solid, cell, cell), { minLength: 1, maxLength: 12 });
const ends = fc.constantFrom('\n', '\r\n', '\r');

const HEADER = ['id', 'name', 'note'];

/** The one kind of value that is not taken as it stands. */
const meant = (value: string) => /^="([^"]*)"$/.exec(value)?.[1] ?? value;

describe('a table', () => {
	it('gives the cells that were written, whatever its line ends and pieces', async () => {
		await fc.assert(
			fc.asyncProperty(table, ends, lengths, fc.boolean(), async (rows, end, pieces, packed) => {
				const text = stringify([HEADER, ...rows], {
					record_delimiter: end,
					quoted_match: /[\r\n]/,
				});
				const bytes = packed ? gzipSync(text) : Buffer.from(text);
				const read = await readAll(bytes, { delimiter: ',' }, 'a.csv', pieces);
				expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
				expect(recordsOf(read)).toEqual(
					rows.map((cells) =>
						Object.fromEntries(cells.map((value, at) => [HEADER[at], meant(value)])),
					),
				);
			}),
			{ numRuns: 300 },
		);
	});

	it('names the line on which each row begins, as an editor counts', async () => {
		await fc.assert(
			fc.asyncProperty(table, ends, lengths, async (rows, end, pieces) => {
				const lines = [HEADER, ...rows].map((row) =>
					stringify([row], { record_delimiter: end, quoted_match: /[\r\n]/ }),
				);
				const read = await readAll(lines.join(''), { delimiter: ',' }, 'a.csv', pieces);
				const before = (row: number) => lines.slice(0, row + 1).join('');
				const expected = rows.map((_, row) => before(row).split(/\r\n|\n|\r/).length);
				expect(read.rows.map(({ line }) => line)).toEqual(expected);
			}),
			{ numRuns: 300 },
		);
	});

	it('is cut as csv-parse cuts it where that reads every quote', async () => {
		const odd = fc.array(fc.constantFrom('a', 'b', ',', '\n', '"b"', '5" p'), {
			maxLength: 30,
		});
		await fc.assert(
			fc.asyncProperty(odd, lengths, async (parts, pieces) => {
				const text = `h,i\nx,y\n${parts.join('')}`;
				const oracle = tryParse(text);
				fc.pre(oracle !== undefined && !/ "|""/.test(text));
				const settings = { delimiter: ',', headerLine: 1, shortRows: 'fill' as const };
				const read = await readAll(text, settings, 'a.csv', pieces);
				const doubtful = read.rows.some((row) => 'invalid' in row && row.invalid.includes('quote'));
				fc.pre(!doubtful && read.stopped === undefined);
				const rows = (oracle ?? []).slice(1).filter(hasContent).filter(isNotHeader);
				expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
			}),
			{ numRuns: 500 },
		);
	});
});

function tryParse(text: string): string[][] | undefined {
	try {
		return parse(text, {
			relax_quotes: true,
			relax_column_count: true,
			skip_empty_lines: true,
			record_delimiter: ['\r\n', '\n', '\r'],
		}) as string[][];
	} catch {
		return undefined;
	}
}

const hasContent = (cells: string[]) => cells.some((text) => text.trim() !== '');
const isNotHeader = (cells: string[]) => cells.join(',') !== 'h,i';

const json = fc.object({ key: fc.string({ maxLength: 5 }), maxDepth: 3 }).map((value) => {
	return JSON.parse(JSON.stringify({ id: 1, ...value })) as object;
});

describe('JSON', () => {
	const records = fc.array(json, { minLength: 2, maxLength: 8 });
	const forms: Record<string, (values: object[]) => string> = {
		lines: (values) => values.map((value) => JSON.stringify(value)).join('\n'),
		list: (values) => JSON.stringify(values),
		'indented list': (values) => JSON.stringify(values, null, 2),
		'values without line ends': (values) => values.map((value) => JSON.stringify(value)).join(''),
		'indented values': (values) => values.map((value) => JSON.stringify(value, null, 1)).join('\n'),
		'pages of a list': (values) => JSON.stringify(values) + JSON.stringify(values.slice(0, 1)),
	};

	it.each(Object.entries(forms))(
		'as %s gives every record, whatever its pieces',
		async (form, write) => {
			await fc.assert(
				fc.asyncProperty(records, lengths, fc.boolean(), async (values, pieces, packed) => {
					const text = write(values);
					const bytes = packed ? gzipSync(text) : Buffer.from(text);
					const read = await readAll(bytes, { format: 'json' }, 'a.json', pieces);
					const again = form.startsWith('pages') ? values.slice(0, 1) : [];
					expect(recordsOf(read)).toEqual([...values, ...again]);
				}),
				{ numRuns: 100 },
			);
		},
	);

	it('gives a list inside an object, and the lines on which its elements begin', async () => {
		await fc.assert(
			fc.asyncProperty(records, json, lengths, async (values, beside, pieces) => {
				const page = { before: beside, data: { items: values, after: beside }, last: [beside] };
				const text = JSON.stringify(page, null, 1);
				const settings = { recordsPath: '$.data.items[*]' };
				const read = await readAll(text, settings, 'a.json', pieces);
				expect(recordsOf(read)).toEqual(values);
				for (const { line } of read.rows) expect(text.split('\n')[line - 1]).toBe('   {');
			}),
			{ numRuns: 100 },
		);
	});
});
