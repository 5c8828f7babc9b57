import { gzipSync } from 'node:zlib';

import { readAll, recordsOf, refusal } from './reading';

const MB = 1024 * 1024;
const rowsOf = (count: number, row: (at: number) => string) =>
	Array.from({ length: count }, (_, at) => row(at + 1)).join('');

describe('what is no text', () => {
	it.each([
		['a workbook', Buffer.from('PK\x03\x04 [Content_Types].xml'), /Excel workbook/],
		['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /Excel/],
		['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
		['Parquet', Buffer.from('PAR1abc'), /Parquet/],
		['Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1]), /Zstandard/],
		['XML', Buffer.from('<?xml version="1.0"?><a/>'), /XML/],
		['gzip twice', gzipSync(gzipSync('a,b\n1,2\n')), /twice/],
		['a page behind white space', Buffer.from('\n <!DOCTYPE html><p>'), /web page/],
	])('is refused by name: %s', async (_, bytes, sentence) => {
		expect((await refusal(bytes)).message).toMatch(sentence);
	});

	it.each([
		['nothing', ''],
		['a mark', '\ufeff'],
		['white space', ' \r\n\t\n'],
	])('is refused as empty: %s', async (_, text) => {
		expect((await refusal(text)).message).toBe('The file cannot be read: it is empty');
	});
});

describe('gzip', () => {
	const good = gzipSync('id,n\n1,a\n2,b\n');

	it('ends with zeros that pad it', async () => {
		const read = await readAll(Buffer.concat([good, Buffer.alloc(1000)]), {}, 'a.gz', [7]);
		expect(recordsOf(read)).toHaveLength(2);
	});

	it('followed by anything else is damage', async () => {
		const bytes = Buffer.concat([good, Buffer.from('rubbish')]);
		expect((await refusal(bytes)).message).toMatch(/other bytes follow/);
	});

	it('with a wrong checksum is damage', async () => {
		const bytes = Buffer.from(good);
		bytes[bytes.length - 6] ^= 1;
		expect((await refusal(bytes)).message).toMatch(/checksum/);
	});

	it('cut off far behind the beginning ends on its line, and what came before stands', async () => {
		const whole = gzipSync(`id,n\n${rowsOf(400_000, (at) => `${at},${(at * 7919) % 99_991}\n`)}`);
		const { rows, stopped } = await readAll(whole.subarray(0, whole.length - 1000), {}, 'a.gz');
		expect(rows.length).toBeGreaterThan(100_000);
		expect(stopped?.line).toBe(rows.length + 2);
		expect(stopped?.message).toMatch(/gzip file is cut off/);
	});
});

describe('encoding', () => {
	it('is found by the mark or the zeros of UTF-16, either way round', async () => {
		const text = 'id;name\n1;Zoë\n2;Ümit\n';
		const little = Buffer.from(text, 'utf16le');
		const big = Buffer.from(little).swap16();
		const mark = Buffer.from([0xff, 0xfe]);
		for (const bytes of [little, big, Buffer.concat([mark, little])]) {
			const read = await readAll(bytes, {}, 'a.csv', [3]);
			expect(recordsOf(read)).toEqual([
				{ id: '1', name: 'Zoë' },
				{ id: '2', name: 'Ümit' },
			]);
		}
	});

	it('that breaks after 1 MB of plain letters ends reading there and names windows-1252', async () => {
		const plain = Buffer.from(`id,n\n${rowsOf(200_000, (at) => `${at},name\n`)}`);
		const bytes = Buffer.concat([plain, Buffer.from('200001,M\xfcller\n', 'latin1')]);
		const { rows, stopped } = await readAll(bytes);
		expect(rows).toHaveLength(200_000);
		expect(stopped?.line).toBe(200_002);
		expect(stopped?.message).toMatch(/not UTF-8.*windows-1252/);
	});

	it('that is proven by other characters makes a broken row invalid wherever it stands', async () => {
		const proven = Buffer.from(`id,n\n${rowsOf(200_000, (at) => `${at},Zoë\n`)}`);
		const bytes = Buffer.concat([proven, Buffer.from('x,M\xfcl\ny,ok\n', 'latin1')]);
		const { rows, stopped } = await readAll(bytes);
		expect(stopped).toBeUndefined();
		expect(rows.filter((row) => 'invalid' in row)).toMatchObject([
			{ line: 200_002, invalid: 'n: bytes that are not UTF-8' },
		]);
	});

	it('that does not exist is refused by its field', async () => {
		await expect(readAll('a,b\n1,2', { encoding: 'klingon' })).rejects.toThrow(/"klingon"/);
	});
});

describe('header', () => {
	it('below a title of one cell is asked for', async () => {
		const text = `Report for May\n\n${'id,name,mail\n'}${rowsOf(8, (at) => `${at},n${at},m\n`)}`;
		const { message, advice } = await refusal(text);
		expect(`${message} ${advice}`).toMatch(/line 1 has 1 column.*3 by comma.*Header Line.*3/s);
	});

	it('is taken from the line that is set, whatever stands before it', async () => {
		const text = `Report "for\nMay\nid,name\n1,a\n`;
		const read = await readAll(text, { headerLine: 3 });
		expect(read.rows).toMatchObject([{ line: 4, json: { id: '1', name: 'a' } }]);
	});

	it('of broken bytes is refused, also where the rest proves UTF-8', async () => {
		const bytes = Buffer.concat([Buffer.from('éé,b'), Buffer.from([0xff]), Buffer.from('\n1,2\n')]);
		const { field, message } = await refusal(bytes);
		expect([field, message]).toEqual([
			'Encoding',
			'The file cannot be read: line 1, the header, has bytes that are not UTF-8',
		]);
	});

	it('that does not come within the first megabyte is told so', async () => {
		expect((await refusal('\n'.repeat(2 * MB) + 'a,b\n')).message).toMatch(
			/nothing but white space/,
		);
		expect((await refusal('a,'.repeat(MB))).message).toMatch(/line 1, the header, is longer/);
	});

	it('fits short rows where those are to be filled', async () => {
		const read = await readAll('a,b,c\n1,2\n1\n1,2,3\n', { shortRows: 'fill' });
		expect(recordsOf(read)).toEqual([{ a: '1', b: '2' }, { a: '1' }, { a: '1', b: '2', c: '3' }]);
	});

	it('beyond the file is refused by its field', async () => {
		const { field, message } = await refusal('a,b\n1,2\n', { headerLine: 9 });
		expect([field, message]).toEqual([
			'Header Line',
			'The file cannot be read: it has no line 9 in its first 1 MB',
		]);
	});

	it('stands for itself with named columns, and is no row again', async () => {
		const read = await readAll('1,2\n1,2\n', { columns: ['a', 'b'] });
		expect(recordsOf(read)).toHaveLength(2);
	});
});

describe('a first row that may be no header, or be one', () => {
	it.each(['a@b.com', '4711', '1.234,5', '2026-01-31', '31.01.2026'])(
		'gives a hint where a name looks like data: %s',
		async (name) => {
			const { hints } = await readAll(`id,${JSON.stringify(name)}\n1,2\n`);
			expect(hints.join()).toMatch(/"[^"]+" looks like data.*Column Names/);
		},
	);

	it.each(['name', 'address2', 'e-mail @ work', '2nd name'])('but not at %s', async (name) => {
		expect((await readAll(`id,${name}\n1,2\n`)).hints).toEqual([]);
	});

	it('gives a hint where it is what Column Names says', async () => {
		const columns = ['id', 'name'];
		const { hints } = await readAll('ID,name\n1,a\n', { columns });
		expect(hints.join()).toMatch(/same as 'Column Names'/);
		expect((await readAll('id,a\n1,b\n', { columns })).hints).toEqual([]);
	});
});

describe('line breaks in quotes, when they are off', () => {
	const settings = { lineBreaksInQuotes: false };

	it('end the row, and a quote that is not closed costs only its row', async () => {
		const text = 'id,n\n1,"a, b"\n2,"open\n3,c\n4,"x"" y"\n5,"again\r\n6,d';
		for (const lengths of [[1], [3], [1000]]) {
			const { rows } = await readAll(text, settings, 'a.csv', lengths);
			expect(rows).toMatchObject([
				{ line: 2, json: { id: '1', n: 'a, b' } },
				{
					line: 3,
					invalid: expect.stringMatching(/^n: a quote opens and is not closed on its line/),
				},
				{ line: 4, json: { id: '3', n: 'c' } },
				{ line: 5, json: { id: '4', n: 'x" y' } },
				{ line: 6, invalid: expect.stringMatching(/not closed on its line/) },
				{ line: 7, json: { id: '6', n: 'd' } },
			]);
		}
	});
});

describe('records that have no end', () => {
	it('of more than 16 MB count as unclosed', async () => {
		const bytes = Buffer.from(`id,n\n1,"${'x\n'.repeat(9 * MB)}`);
		expect((await refusal(bytes)).message).toMatch(/line 2: a quote opens on line 2/);
	});

	it('in a list of one object that is larger than the sample are named', async () => {
		const text = `{"meta":{"n":1},"data":[${rowsOf(60_000, (at) => `{"id":${at},"t":"tttttttttt"},`)}{}]}`;
		const { message, advice } = await refusal(text, {}, 'a.json');
		expect(message + advice).toMatch(/\$\.data\[\*\].*Records Path/);
		const read = await readAll(text, { recordsPath: 'data' }, 'a.json');
		expect(read.rows).toHaveLength(60_001);
	});

	it('at a wrong path are named with the option', async () => {
		const text = '{"meta":{"n":1},"data":[{"id":1},{"id":2}]}';
		const { message, advice, field } = await refusal(text, { recordsPath: '$.rows[*]' }, 'a.json');
		expect(message).toMatch(/there is no list at 'Records Path' \(\$\.rows\[\*\]\)/);
		expect(advice).toMatch(/\$\.data\[\*\] \(2 objects\)/);
		expect(field).toBe('Records Path');
	});

	it('at a wrong path that only the end of a long file can show are said to be missing', async () => {
		const text = `{"data":[${rowsOf(60_000, (at) => `{"id":${at},"t":"tttttttttt"},`)}{}]}`;
		const { stopped } = await readAll(text, { recordsPath: '$.rows[*]' }, 'a.json');
		expect(stopped?.problem).toMatch(/no list at 'Records Path' \(\$\.rows\[\*\]\)/);
	});

	it('cut off in a list far behind the beginning end on their line', async () => {
		const text = `[\n${rowsOf(100_000, (at) => `{"id":${at},"n":"nnnnnn"},\n`)}{"id":`;
		const { rows, stopped } = await readAll(text, {}, 'a.json');
		expect(rows).toHaveLength(100_000);
		expect(stopped?.line).toBe(100_002);
	});

	it('but with a word that is not JSON cost only themselves', async () => {
		const { rows } = await readAll('[{"a":1},\n{"a":NaN},\n{"a":3}]', {}, 'a.json');
		expect(rows).toMatchObject([
			{ json: { a: 1 } },
			{ line: 2, invalid: 'not JSON (NaN)' },
			{ json: { a: 3 } },
		]);
	});
});

describe('reading', () => {
	it('hands on what reading itself fails with, by line', async () => {
		async function* failing() {
			yield Buffer.from(`id,n\n${rowsOf(200_000, (at) => `${at},a\n`)}`);
			await Promise.resolve();
			throw new Error('the connection was lost');
		}
		const { openFile } = await import('../../../../../nodes/ApiBulkSender/input/file');
		const { fileDefaults } = await import('../../../../../nodes/ApiBulkSender/input/file/settings');
		const file = await openFile(failing(), 'a.csv', fileDefaults);
		let rows = 0;
		const read = async () => {
			for (let row = file.take(); row !== 'end'; row = file.take()) {
				if (row === 'wait') await file.more();
				else rows++;
			}
		};
		await expect(read()).rejects.toThrow('Reading ended on line 200002: the connection was lost');
		expect(rows).toBe(200_000);
	});

	it('lets its source go when it is closed, and when the file is refused', async () => {
		const { openFile } = await import('../../../../../nodes/ApiBulkSender/input/file');
		const { fileDefaults } = await import('../../../../../nodes/ApiBulkSender/input/file/settings');
		let closed = 0;
		async function* source(text: string) {
			try {
				for (let at = 0; at < 100; at++) yield Buffer.from(text.repeat(20_000));
				await Promise.resolve();
			} finally {
				closed++;
			}
		}
		await (await openFile(source('1,2\n'), 'a.csv', fileDefaults)).close();
		expect(closed).toBe(1);
		await expect(openFile(source('%PDF'), 'a.csv', fileDefaults)).rejects.toThrow(/PDF/);
		expect(closed).toBe(2);
	});
});
