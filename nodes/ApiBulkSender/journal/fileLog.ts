import { closeSync, createReadStream, fsyncSync, openSync, readSync } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Frame } from '../engine/journal/frames';
import { Replay } from '../engine/journal/replay';
import type { JournalLog } from '../engine/journal/writtenJournal';
import { frameOf, lineOf, type SealFrame } from './frameLines';
import { Lease, LEASE_MS, readLease } from './lease';
import { fateOf, newOwner, retire } from './owner';
import { JournalBusy } from './problems';

type Handle = Awaited<ReturnType<typeof open>>;

/** Places count on from file to file, so that those of different files do not meet. */
const FILE_SIZE = 2 ** 40;
/** The longest (ms) that an answer is known in memory only. */
const FLUSH_MS = 50;
/** Finished journals of other inputs that are kept. */
const KEPT = 3;

const TAKEN_OVER = 'Another execution has taken over the journal of this run';
const STOOD_STILL =
	'This process, or its disk, stood still for so long that another execution may take over the journal of this run';

/**
 * Frames in files that only grow, one for each owner (epoch). Whoever makes the next file has taken
 * over: its first frame says how much of the earlier ones counts, so what an owner that was believed
 * dead writes later destroys nothing. One file for all destroyed itself (tried).
 */
export class FileLog implements JournalLog {
	/** What earlier owners left. */
	replay = new Replay();
	private lines: string[] = [];
	private waiting: Array<{ resolve: () => void; reject: (error: unknown) => void }> = [];
	private flushing: Promise<void> | undefined;
	private failure: Error | undefined;
	private timer: NodeJS.Timeout | undefined;
	private isLost = false;
	private hasFrames = false;
	private readonly readers = new Map<number, number>();

	private constructor(
		private readonly base: string,
		private readonly epoch: number,
		private readonly earlier: readonly number[],
		private readonly handle: Handle,
		private readonly lease: Lease,
		private readonly retireOwner: () => void,
	) {}

	/**
	 * Takes the journal over from whoever had it before, once that one is gone.
	 *
	 * @param base path that all its files begin with
	 * @throws JournalBusy, or what the file system says
	 */
	static async open(base: string, leaseMs = LEASE_MS): Promise<FileLog> {
		await mkdir(dirname(base), { recursive: true, mode: 0o700 });
		const earlier = await epochsOf(base);
		const last = earlier.at(-1) ?? 0;
		if (last > 0) await waitForEnd(leaseOf(base, last), base, leaseMs);
		const epoch = last + 1;
		const handle = await open(fileOf(base, epoch), 'ax', 0o600).catch(
			(error: NodeJS.ErrnoException) => {
				throw error.code === 'EEXIST' ? new JournalBusy(base) : error;
			},
		);
		const owner = newOwner();
		const lease = new Lease(leaseOf(base, epoch), owner, leaseMs);
		const log = new FileLog(base, epoch, earlier, handle, lease, () => retire(owner));
		let isOpen = false;
		try {
			await log.readEarlier();
			syncFolder(dirname(base));
			isOpen = true;
			return log;
		} finally {
			if (!isOpen) await log.close();
		}
	}

	/** All its files, to be shown. */
	get path(): string {
		return `${this.base}.*.journal`;
	}

	append(frame: Frame): void {
		this.hasFrames = true;
		this.lines.push(lineOf(frame));
		// Also when no request follows for a long time: an answer must not be lost with the process.
		this.timer ??= setTimeout(() => void this.durable().catch(() => {}), FLUSH_MS).unref();
	}

	async durable(): Promise<void> {
		const done = new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
		this.flushing ??= this.flush();
		await done;
	}

	lost(): string | undefined {
		if (this.isLost) return TAKEN_OVER;
		if (this.failure !== undefined) return this.failure.message;
		return this.lease.isFresh ? undefined : STOOD_STILL;
	}

	frameAt(place: number): Frame {
		const epoch = this.earlier[Math.floor(place / FILE_SIZE)];
		return this.frameIn(epoch, place % FILE_SIZE) as Frame;
	}

	/** Nothing of what earlier owners left counts. */
	startAnew(): Replay {
		this.replay = new Replay();
		return this.replay;
	}

	/**
	 * Earlier frames belong to another input: they are kept beside, the newest of them. A head of our own
	 * is durable by then, so that an end in between leaves nothing that could be taken for ours.
	 */
	async setAside(isFinished: boolean): Promise<void> {
		const mark = `${isFinished ? 'finished' : 'unfinished'}-${Date.now()}`;
		for (const epoch of this.earlier) {
			await rename(fileOf(this.base, epoch), `${this.base}.${mark}.${epoch}.journal`).catch(
				() => {},
			);
			await rm(leaseOf(this.base, epoch), { force: true });
		}
		await this.removeOld();
	}

	/** Writes what is open, and lets the journal go. */
	async close(): Promise<void> {
		await this.durable().catch(() => {});
		clearTimeout(this.timer);
		await this.removeIfEmpty();
		this.lease.release();
		this.retireOwner();
		for (const file of this.readers.values()) closeSync(file);
		await this.handle.close();
	}

	private async removeIfEmpty(): Promise<void> {
		// Nothing was begun: whoever comes next finds what was there before.
		if (!this.hasFrames && !this.isLost) await rm(fileOf(this.base, this.epoch), { force: true });
	}

	private async flush(): Promise<void> {
		// What is asked for in this tick is served by this flush.
		await null;
		clearTimeout(this.timer);
		this.timer = undefined;
		while (this.waiting.length > 0) {
			const waiting = this.waiting;
			const text = this.lines.join('');
			this.waiting = [];
			this.lines = [];
			try {
				if (this.failure !== undefined) throw this.failure;
				if (text !== '') {
					await this.handle.appendFile(text);
					await this.handle.datasync();
				}
				await this.assertOurs();
				for (const { resolve } of waiting) resolve();
			} catch (error) {
				this.failure ??= new Error(
					this.isLost ? TAKEN_OVER : `The journal cannot be written: ${(error as Error).message}`,
				);
				for (const { reject } of waiting) reject(this.failure);
			}
		}
		this.flushing = undefined;
	}

	private async assertOurs(): Promise<void> {
		try {
			await access(fileOf(this.base, this.epoch + 1));
		} catch {
			return;
		}
		this.isLost = true;
		throw new Error('lost');
	}

	private async readEarlier(): Promise<void> {
		const lengths = new Map<number, number>();
		for (const epoch of this.earlier) {
			lengths.set(epoch, (await stat(fileOf(this.base, epoch))).size);
		}
		// A later owner says how much of those before it counts.
		for (const epoch of this.earlier) {
			const first = lengths.get(epoch) === 0 ? undefined : this.frameIn(epoch, 0);
			if (first?.t !== 'seal') continue;
			for (const [sealed, bytes] of first.lengths) {
				lengths.set(sealed, Math.min(lengths.get(sealed) ?? 0, bytes));
			}
		}
		for (const [at, epoch] of this.earlier.entries()) {
			await this.replayFile(epoch, at * FILE_SIZE, lengths.get(epoch) ?? 0);
		}
		this.lines.push(lineOf({ t: 'seal', lengths: [...lengths] }));
		await this.durable();
	}

	private async replayFile(epoch: number, start: number, length: number): Promise<void> {
		if (length === 0) return;
		let place = start;
		let open: Buffer = Buffer.alloc(0);
		const pieces = createReadStream(fileOf(this.base, epoch), { end: length - 1 });
		for await (const piece of pieces as AsyncIterable<Buffer>) {
			const bytes = open.length === 0 ? piece : Buffer.concat([open, piece]);
			let from = 0;
			for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
				const frame = frameOf(bytes.toString('utf8', from, end));
				// A torn end: nothing after it was promised.
				if (frame === undefined) return;
				if (frame.t !== 'seal') this.replay.add(frame, place);
				place += end + 1 - from;
				from = end + 1;
			}
			open = bytes.subarray(from);
		}
	}

	private frameIn(epoch: number, at: number): Frame | SealFrame | undefined {
		const file = this.reader(epoch);
		const parts: Buffer[] = [];
		for (let from = at; ;) {
			const piece = Buffer.allocUnsafe(16 * 1024);
			const length = readSync(file, piece, 0, piece.length, from);
			const end = piece.subarray(0, length).indexOf(10);
			parts.push(piece.subarray(0, end < 0 ? length : end));
			if (end >= 0 || length === 0) break;
			from += length;
		}
		return frameOf(Buffer.concat(parts).toString('utf8'));
	}

	private reader(epoch: number): number {
		let file = this.readers.get(epoch);
		if (file === undefined) {
			file = openSync(fileOf(this.base, epoch), 'r');
			this.readers.set(epoch, file);
		}
		return file;
	}

	private async removeOld(): Promise<void> {
		const marks = (await namesBeside(this.base))
			.map((name) => /^\.finished-(\d+)\.\d+\.journal$/.exec(name)?.[1])
			.filter((mark) => mark !== undefined);
		const old = [...new Set(marks)].sort((a, b) => Number(b) - Number(a)).slice(KEPT);
		for (const name of await namesBeside(this.base)) {
			if (old.some((mark) => name.startsWith(`.finished-${mark}.`))) await rm(this.base + name);
		}
	}
}

function fileOf(base: string, epoch: number): string {
	return `${base}.${epoch}.journal`;
}

function leaseOf(base: string, epoch: number): string {
	return `${base}.${epoch}.lease`;
}

/** What follows the base in the names of its files. */
async function namesBeside(base: string): Promise<string[]> {
	const own = basename(base);
	const names = await readdir(dirname(base));
	return names.filter((name) => name.startsWith(`${own}.`)).map((name) => name.slice(own.length));
}

async function epochsOf(base: string): Promise<number[]> {
	const names = await namesBeside(base);
	return names
		.map((name) => Number(/^\.(\d+)\.journal$/.exec(name)?.[1]))
		.filter((epoch) => epoch > 0)
		.sort((a, b) => a - b);
}

/** @throws JournalBusy when the owner lives */
async function waitForEnd(path: string, base: string, leaseMs: number): Promise<void> {
	const first = readLease(path);
	if (first === undefined) return;
	const fate = first.owner && fateOf(first.owner);
	if (fate === 'alive') throw new JournalBusy(base);
	if (fate === 'dead') return;
	const until = performance.now() + leaseMs;
	while (performance.now() < until) {
		await wait(Math.min(500, leaseMs / 10));
		const now = readLease(path);
		if (now === undefined) return;
		if (now.text !== first.text) throw new JournalBusy(base);
	}
}

/** That the file is there must be durable too. */
function syncFolder(folder: string): void {
	try {
		const handle = openSync(folder, 'r');
		try {
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
	} catch {
		// Not every system has this.
	}
}
