import {
	appendFile,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	truncate,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Frame } from '../../../../nodes/ApiBulkSender/engine/journal/frames';
import type { Settlement } from '../../../../nodes/ApiBulkSender/engine/types';
import { FileLog } from '../../../../nodes/ApiBulkSender/journal/fileLog';
import {
	idOf,
	openJournal,
	type RunIdentity,
} from '../../../../nodes/ApiBulkSender/journal/openJournal';
import { JournalBusy, JournalRefused } from '../../../../nodes/ApiBulkSender/journal/problems';

let folder = '';
let base = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'journal-'));
	base = join(folder, 'run');
});
afterEach(async () => await rm(folder, { recursive: true }));

const start = (batch: number): Frame => ({
	t: 'start',
	batch,
	records: [[batch * 10, batch * 10 + 9]],
	hash: 'h',
});
const done = (batch: number): Frame => ({
	t: 'came',
	settled: [[batch * 10, batch * 10 + 9]],
	settlements: [{ outcome: 'succeeded', httpStatus: 200, attempts: 1, batch }],
});

async function write(...frames: Frame[]): Promise<void> {
	const log = await FileLog.open(base);
	for (const frame of frames) log.append(frame);
	await log.close();
}

const files = async () => (await readdir(folder)).sort();

describe('a journal in files', () => {
	it('begins a file for each owner and reads what those before wrote', async () => {
		await write(start(1), done(1));
		await write(start(2));
		const log = await FileLog.open(base);
		expect(log.replay.settled.size).toBe(10);
		expect([...log.replay.open.keys()]).toEqual([2]);
		expect(log.frameAt(log.replay.placeOf(15))).toEqual(done(1));
		await log.close();
		expect(await files()).toEqual(['run.1.journal', 'run.2.journal']);
	});

	it('is left as it was by an owner that wrote nothing, also when it ran a hundred times', async () => {
		await write(start(1), done(1));
		for (let time = 0; time < 100; time++) await write();
		expect(await files()).toEqual(['run.1.journal']);
	});

	it('tells a process of another container from one that has ended', async () => {
		const log = await FileLog.open(base, 400);
		const beat = JSON.parse(await readFile(`${base}.1.lease`, 'utf8')) as object;
		await log.close();
		await write(start(1));
		const elsewhere = { ...beat, space: 'pid:[1]', pid: 999_999_999 };
		await writeFile(`${base}.1.lease`, JSON.stringify({ ...elsewhere, beat: 1 }));
		const timer = setTimeout(
			() => void writeFile(`${base}.1.lease`, JSON.stringify({ ...elsewhere, beat: 2 })),
			100,
		);
		await expect(FileLog.open(base, 400)).rejects.toThrow(JournalBusy);
		clearTimeout(timer);
	});

	it('has an end that is torn at any byte, and is as good as before it', async () => {
		await write(start(1), done(1), start(2), done(2));
		const whole = await readFile(`${base}.1.journal`);
		for (let length = 0; length <= whole.length; length += 7) {
			await rm(folder, { recursive: true });
			folder = await mkdtemp(join(tmpdir(), 'journal-'));
			base = join(folder, 'run');
			await writeFile(`${base}.1.journal`, whole.subarray(0, length));
			const log = await FileLog.open(base);
			const lines = whole.subarray(0, length).toString().split('\n').length - 1;
			// The first line is the owner's own.
			expect(log.replay.lastBatch).toBe(lines >= 4 ? 2 : lines >= 2 ? 1 : 0);
			expect(log.replay.settled.size).toBe(lines >= 5 ? 20 : lines >= 3 ? 10 : 0);
			await log.close();
		}
	});

	it('ignores everything after a line that was damaged', async () => {
		await write(start(1), done(1), start(2));
		const path = `${base}.1.journal`;
		const text = (await readFile(path, 'utf8')).replace(
			'"batch":1,"records"',
			'"batch":9,"records"',
		);
		await writeFile(path, text);
		const log = await FileLog.open(base);
		expect(log.replay.lastBatch).toBe(0);
		await log.close();
	});

	it('is refused to a second execution while the first is at it', async () => {
		const first = await FileLog.open(base);
		await expect(FileLog.open(base)).rejects.toThrow(JournalBusy);
		await first.close();
		await (await FileLog.open(base)).close();
	});

	it('goes to the next when its owner is gone, whose later words do not count', async () => {
		const first = await FileLog.open(base, 200);
		first.append(start(1));
		await first.durable();
		// The owner stands still: no beat any more, and nobody can tell whether it lives.
		const { lease } = first as unknown as { lease: { timer: NodeJS.Timeout } };
		clearInterval(lease.timer);
		const beat = JSON.parse(await readFile(`${base}.1.lease`, 'utf8')) as object;
		await writeFile(`${base}.1.lease`, JSON.stringify({ ...beat, host: 'elsewhere' }));
		const second = await FileLog.open(base, 200);
		expect(second.replay.lastBatch).toBe(1);
		expect(first.lost()).toMatch(/stood still for so long that another execution may/);
		first.append(done(1));
		await expect(first.durable()).rejects.toThrow(/taken over/);
		second.append(start(2));
		await second.close();
		const third = await FileLog.open(base, 200);
		expect(third.replay.settled.size).toBe(0);
		expect([...third.replay.open.keys()]).toEqual([1, 2]);
		await third.close();
		await first.close();
	});

	it('is not taken from an owner elsewhere that still gives signs of life', async () => {
		await write(start(1));
		let beats = 0;
		const beat = async () =>
			await writeFile(
				`${base}.1.lease`,
				JSON.stringify({ id: 'x', host: 'elsewhere', beat: beats++ }),
			);
		await beat();
		const timer = setInterval(() => void beat(), 20);
		await expect(FileLog.open(base, 300)).rejects.toThrow(JournalBusy);
		clearInterval(timer);
	});

	it('tells when it cannot be written any more', async () => {
		const log = await FileLog.open(base);
		const { handle } = log as unknown as { handle: { appendFile: unknown } };
		handle.appendFile = () => Promise.reject(new Error('no space left on device'));
		log.append(start(1));
		await expect(log.durable()).rejects.toThrow('The journal cannot be written: no space left');
		expect(log.lost()).toMatch(/cannot be written: no space left/);
		await log.close();
	});

	it('makes an answer durable soon, though no request follows', async () => {
		const log = await FileLog.open(base);
		log.append(done(1));
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(await readFile(`${base}.1.journal`, 'utf8')).toContain('"settled":[[10,19]]');
		await log.close();
	});

	it('makes what waits durable in one write', async () => {
		const log = await FileLog.open(base);
		const { handle } = log as unknown as { handle: { datasync: () => Promise<void> } };
		const datasync = handle.datasync.bind(handle);
		let writes = 0;
		handle.datasync = async () => {
			writes++;
			await datasync();
		};
		await Promise.all(
			Array.from({ length: 100 }, async (_, at) => {
				log.append(start(at));
				await log.durable();
			}),
		);
		expect(writes).toBeLessThan(5);
		await log.close();
	});
});

const identity = { runKey: 'k', name: 'a.csv', input: 'one', settings: { Encoding: 's' } };
const mask = <T>(one: T) => one;
const open = async (other: Partial<RunIdentity> = {}, how: 'refuse' | 'setAside' = 'refuse') =>
	await openJournal(base, { ...identity, ...other }, how, mask);

describe('a journal of a run', () => {
	it('goes on with the same input and settings, with the same ids', async () => {
		const first = await open();
		await first.close(false);
		const second = await open();
		expect(second.id).toBe(first.id);
		expect(second.endedBefore).toBe(false);
		await second.close(true);
		const third = await open();
		expect(third.endedBefore).toBe(true);
		await third.close(true);
	});

	it.each([
		[
			'another input',
			{ input: 'two', name: 'b.csv' },
			/of a run with another input \(a\.csv, now b\.csv\)/,
		],
		[
			'other settings',
			{ settings: { Encoding: 't', 'Body Format': 'u' } },
			/the same input with other settings \(Encoding, Body Format\)/,
		],
	])('that has not ended is refused to %s, or set aside', async (_, other, sentence) => {
		await (await open()).close(false);
		await write(start(1), done(1));
		await expect(open(other)).rejects.toThrow(sentence);
		await expect(open(other)).rejects.toThrow(JournalRefused);
		const fresh = await open(other, 'setAside');
		expect(fresh.endedBefore).toBe(false);
		await fresh.close(true);
		expect((await files()).some((name) => /^run\.unfinished-\d+\.1\.journal$/.test(name))).toBe(
			true,
		);
	});

	const came = (settlement: Partial<Settlement>, more: object = {}): Frame => ({
		t: 'came',
		settled: [[10, 19]],
		settlements: [{ outcome: 'failed', httpStatus: 400, attempts: 1, batch: 1, ...settlement }],
		...more,
	});

	it('of which nothing arrived makes room for other settings, and names them', async () => {
		await (await open()).close(false);
		await write(start(1), came({ cause: 'rejected' }));
		const fresh = await open({ settings: { 'Body Format': 'u' } });
		expect(fresh.begunAnew).toEqual(['Encoding', 'Body Format']);
		expect(fresh.journal.before.has(10)).toBe(false);
		await fresh.close(false);
		const again = await open({ settings: { 'Body Format': 'u' } });
		expect(again.begunAnew).toEqual([]);
		await again.close(false);
	});

	it.each([
		['a record succeeded', [start(1), done(1)]],
		['a record is unclear', [start(1), came({ cause: 'unclear' })]],
		['a request was under way', [start(1), came({ cause: 'rejected' }), start(2)]],
		[
			'one that waits may have been applied',
			[
				start(1),
				came(
					{ cause: 'rejected' },
					{
						settled: [[10, 18]],
						waits: { batch: 1, records: [[19, 19]], attempts: 1, doubtful: true },
					},
				),
			],
		],
	])('is not given up for other settings when %s', async (_, frames) => {
		await (await open()).close(false);
		await write(...frames);
		await expect(open({ settings: {} })).rejects.toThrow(/other settings \(Encoding\)/);
	});

	it('goes on when an encoding is set that was none before', async () => {
		const first = await open({ settings: {} });
		await first.close(false);
		await write(start(1), done(1));
		const second = await open();
		expect(second.id).toBe(first.id);
		await second.close(false);
	});

	it('that has ended makes room for the next input, as every day needs, and few are kept', async () => {
		for (let day = 0; day < 8; day++) {
			const today = await open({ input: `day ${day}` });
			expect(today.endedBefore).toBe(false);
			await today.close(true);
			await new Promise((resolve) => setTimeout(resolve, 3));
		}
		const marks = (await files()).flatMap((name) => /finished-(\d+)/.exec(name)?.[1] ?? []);
		expect(new Set(marks).size).toBe(3);
	});

	it('of another Run Key is another one, though input and settings are the same', async () => {
		await (await open()).close(false);
		await expect(open({ runKey: 'l' })).rejects.toThrow(/a run with another Run Key \(k\)/);
	});

	it('counts none of the one before, also when the process ended before that was set aside', async () => {
		const first = await FileLog.open(base);
		first.append({ t: 'head', version: 1, id: 'i', ...identity, at: 'now' });
		first.append(start(1));
		first.append(done(1));
		first.append(start(2));
		await first.close();
		await (await open({ input: 'two' }, 'setAside')).close(false);
		for (const name of await files()) {
			const of = /unfinished-\d+(\.\d+\.journal)$/.exec(name);
			if (of) await rename(join(folder, name), base + of[1]);
		}
		const again = await FileLog.open(base);
		expect(again.replay.head?.input).toBe('two');
		expect([again.replay.settled.size, again.replay.open.size]).toEqual([0, 0]);
		await again.close();
		const resumed = await open({ input: 'two' });
		expect(resumed.journal.before.outcomeOf(10)).toBeUndefined();
		await resumed.close(true);
	});

	it('finds what was settled, however often owners changed', async () => {
		await (await open()).close(false);
		await write(start(1), done(1));
		await rename(`${base}.2.journal`, `${base}.123456.journal`);
		const late = await open();
		expect(late.journal.before.outcomeOf(13)).toMatchObject({ batch: 1, fromJournal: true });
		await late.close(true);
	});

	it('that is empty or cut off in its head is a new one', async () => {
		await (await open()).close(false);
		await truncate(`${base}.1.journal`, 60);
		await (await open({ input: 'two' })).close(true);
		await appendFile(`${base}.9.journal`, '');
		await (await open({ input: 'two' })).close(true);
	});
});

it('gives each record of a journal an id of its own, always the same', () => {
	const ids = Array.from({ length: 1000 }, (_, index) => idOf('j', index));
	expect(new Set(ids).size).toBe(1000);
	expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(idOf('j', 5)).toBe(ids[5]);
	expect(idOf('k', 5)).not.toBe(ids[5]);
});
