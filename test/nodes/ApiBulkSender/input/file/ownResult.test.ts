import { readAll, refusal } from './reading';

const HEADER = 'delivery_line,delivery_outcome,delivery_cause';

describe('a result file of this node', () => {
	it.each([
		['Encoding', { encoding: 'windows-1252' }],
		['Header Line', { headerLine: 3 }],
		['Column Names', { columns: ['a', 'b'] }],
		['Escape Character', { escape: '\\' }],
		['Line Breaks in Quotes', { lineBreaksInQuotes: false }],
		['Delimiter', { delimiter: ';' }],
		['File Format', { format: 'ndjson' as const }],
		['Records Path', { recordsPath: '$.data[*]' }],
		['Short Rows', { shortRows: 'fill' as const }],
	])('is read as it was written, and a hint says that it is: %s', async (label, settings) => {
		const text = `name,note,${HEADER}\nZoë,"a\n""b"" \\",7,failed,rejected\n`;
		const { rows, hints } = await readAll(text, settings);
		expect(rows.map((row) => 'json' in row && row.json)).toEqual([
			{ name: 'Zoë', note: 'a\n"b" \\' },
		]);
		expect(hints).toEqual([
			expect.stringContaining(`result file of this node, so '${label}' does not count`),
		]);
	});

	it('in JSON is found without the path that the first file needed', async () => {
		const text = '[\n{"id":1,"delivery":{"line":4,"outcome":"failed"}}\n]\n';
		const { rows, hints } = await readAll(text, { recordsPath: '$.data[*]' }, 'f.json');
		expect(rows).toHaveLength(1);
		expect(hints.join()).toMatch(/'Records Path' does not count/);
	});

	it('gives no hint when nothing was set', async () => {
		const { hints } = await readAll(`id;${HEADER.replaceAll(',', ';')}\n1;2;failed;rejected\n`);
		expect(hints).toEqual([]);
	});

	it('that a spreadsheet stored in the encoding that is set is read in it', async () => {
		const text = Buffer.from(`name,${HEADER}\nZoë,7,failed,rejected\n`, 'latin1');
		const { rows, hints } = await readAll(text, { encoding: 'windows-1252' });
		expect(rows).toMatchObject([{ json: { name: 'Zoë' } }]);
		expect(hints).toEqual([]);
	});

	it('is not cut into parts', async () => {
		const bytes = Buffer.from(`id,${HEADER}\n1,2,failed,rejected\n`);
		const part = { number: 2, count: 2, size: bytes.length };
		expect((await refusal(bytes, {}, 'f.csv', [1024], part)).message).toMatch(
			/result file of this node, which holds the rows of one run/,
		);
	});
});

it('a file of others with other settings is none of ours', async () => {
	const text = 'made by us\nid,delivery_outcome\n1,x\n';
	const { rows, hints } = await readAll(text, { headerLine: 2 });
	expect(rows).toMatchObject([{ json: { id: '1', delivery_outcome: 'x' } }]);
	expect(hints).toEqual([]);
});
