import { stringify } from 'csv-stringify/sync';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { IBinaryData } from 'n8n-workflow';

import type { FileRow } from '../../../../nodes/ApiBulkSender/input/file/openFile';
import { CsvWriter } from '../../../../nodes/ApiBulkSender/output/file/csvWriter';
import { JsonWriter } from '../../../../nodes/ApiBulkSender/output/file/jsonWriter';
import { ResultFile } from '../../../../nodes/ApiBulkSender/output/file/resultFile';
import type { RowWriter } from '../../../../nodes/ApiBulkSender/output/file/rowWriter';
import type { Store } from '../../../../nodes/ApiBulkSender/output/file/store';
import { readAll } from '../input/file/reading';

/** Keeps what it gets, and holds back as long as a test wants. */
class MemoryStore implements Store {
	readonly texts: string[] = [];
	readonly names: string[] = [];
	largest = 0;
	failure: Error | undefined;
	hold: Promise<void> = Promise.resolve();

	constructor(private readonly streaming: boolean) {}

	async put(bytes: Buffer, name: string, mimeType: string): Promise<IBinaryData> {
		await this.hold;
		if (this.failure) throw this.failure;
		this.largest = Math.max(this.largest, bytes.length);
		this.texts.push(bytes.toString());
		this.names.push(name);
		return { data: '', mimeType, fileName: name };
	}

	async putStream(pieces: AsyncIterable<Buffer>, name: string, mimeType: string) {
		await this.hold;
		const taken: Buffer[] = [];
		for await (const piece of pieces) {
			if (this.failure) throw this.failure;
			taken.push(piece);
		}
		return await this.put(Buffer.concat(taken), name, mimeType);
	}

	streams(): Promise<boolean> {
		return Promise.resolve(this.streaming);
	}
}

const row = (at: number, length = 20): FileRow => ({
	line: at,
	cells: [String(at), 'x'.repeat(length)],
	json: {},
});
const csv = () => new CsvWriter(stringify, ['id', 'text'], ',', true, undefined);
const writeAll = async (file: ResultFile, count: number, length?: number) => {
	for (let at = 1; at <= count; at++) {
		if (file.isFull) await file.drained();
		file.write(row(at, length));
	}
	return await file.close();
};
const idsIn = (text: string) =>
	text
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => Number(line.split(',')[0]));
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe.each([true, false])('a result file, where n8n streams to disk: %s', (streaming) => {
	it.each([0, 1, 249, 250, 251, 100_000])('holds each of %d rows once, in order', async (count) => {
		const store = new MemoryStore(streaming);
		const parts = await writeAll(new ResultFile(store, csv(), 'a-failed', '.csv'), count);
		expect(parts).toHaveLength(1);
		expect(store.names).toEqual(['a-failed.csv']);
		expect(store.texts[0].startsWith('id,text\n')).toBe(true);
		expect(idsIn(store.texts[0])).toEqual(upTo(count));
	});

	it('is a list of JSON with an end', async () => {
		for (const count of [0, 3, 60_000]) {
			const store = new MemoryStore(streaming);
			const file = new ResultFile(store, new JsonWriter(true, 'delivery'), 'a', '.json');
			for (let at = 0; at < count; at++)
				file.write({ line: at, json: { at, text: 'x'.repeat(30) } });
			await file.close();
			expect(JSON.parse(store.texts[0])).toHaveLength(count);
		}
	});

	it('tells of a failure to store only at its end, and is not full for ever', async () => {
		for (const count of [10, 300_000]) {
			const store = new MemoryStore(streaming);
			store.failure = new Error('disk full');
			const file = new ResultFile(store, csv(), 'a', '.csv');
			await expect(writeAll(file, count, 50)).rejects.toThrow('disk full');
			expect(file.isFull).toBe(false);
		}
	});
});

it('says it is full while more than 8 MB wait to be stored, and when they are gone', async () => {
	const store = new MemoryStore(true);
	let letGo = () => {};
	store.hold = new Promise((resolve) => (letGo = resolve));
	const file = new ResultFile(store, csv(), 'a', '.csv');
	let count = 0;
	while (!file.isFull) {
		file.write(row(++count, 1000));
		if (count % 200 === 0) await new Promise(setImmediate);
	}
	expect(count).toBeGreaterThan(7_000);
	expect(count).toBeLessThan(9_500);
	const drained = file.drained();
	letGo();
	await drained;
	expect(file.isFull).toBe(false);
	await file.close();
	expect(idsIn(store.texts[0])).toEqual(upTo(count));
});

it('comes in whole parts of at most 64 MB where n8n would hold a stream in memory', async () => {
	const store = new MemoryStore(false);
	const parts = await writeAll(new ResultFile(store, csv(), 'a', '.csv'), 100_000, 1_500);
	expect(parts.map(({ fileName }) => fileName)).toEqual(['a-1.csv', 'a-2.csv', 'a-3.csv']);
	expect(store.largest).toBeLessThanOrEqual(65 * 1024 * 1024);
	for (const text of store.texts) expect(text.startsWith('id,text\n')).toBe(true);
	expect(store.texts.flatMap(idsIn)).toEqual(upTo(100_000));
});

describe('what is written', () => {
	const cell = fc
		.array(
			fc.constantFrom(
				'=',
				'+',
				'-',
				'@',
				"'",
				'\t',
				'\r',
				'\n',
				'"',
				',',
				';',
				' ',
				'a',
				'0',
				'\ufeff',
				'é',
			),
			{
				maxLength: 5,
			},
		)
		.map((parts) => parts.join(''));
	const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
	const settlement = {
		outcome: 'failed' as const,
		cause: 'rejected' as const,
		reason: '=no, "never"',
		httpStatus: 422,
		attempts: 1,
		batch: 1,
	};

	it('as a table is read back cell by cell, whatever it looks like to a spreadsheet', async () => {
		await fc.assert(
			fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (cells, delimiter) => {
				const writer: RowWriter = new CsvWriter(stringify, ['id', 'a', 'b'], delimiter, true, [
					'status_code',
				]);
				const text =
					writer.begin() +
					writer.rows(
						cells.map((own, at) => ({
							row: { line: at + 2, cells: [`x${at}`, ...own], json: {} },
							settlement,
						})),
					);
				const shown = (parse(text, { delimiter }) as string[][]).flat();
				expect(shown.filter((one) => /^[=+\-@\t\r]/.test(one))).toEqual([]);
				const { rows: read } = await readAll(text, {}, 'a.csv');
				expect(read.map((row) => row.cells)).toEqual(cells.map((own, at) => [`x${at}`, ...own]));
			}),
			{ numRuns: 300 },
		);
	});
});
