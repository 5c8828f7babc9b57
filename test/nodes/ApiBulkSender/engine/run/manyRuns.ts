import type { Journal } from '../../../../../nodes/ApiBulkSender/engine/journal/journal';
import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { deliver, type RunResult } from '../../../../../nodes/ApiBulkSender/engine/run/delivery';
import type { Limit, Limiter } from '../../../../../nodes/ApiBulkSender/engine/run/limiter';
import { compileSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import { SettlementList } from '../../../../../nodes/ApiBulkSender/engine/sink';
import { sourceOf } from '../../../../../nodes/ApiBulkSender/engine/source';
import type { Answer, Progress } from '../../../../../nodes/ApiBulkSender/engine/types';
import { Clock, START } from '../clock';
import { rawSettings, type Overrides } from '../harness';

export interface Start {
	/** Of the runs, from 0. */
	run: number;
	/** ms since START. */
	at: number;
}

export interface OneRun extends Overrides {
	/** Requests to send. */
	requests: number;
	limit: Limit;
	/** Begins so late (ms). */
	beginsAt?: number;
	/** Its own clock is ahead by this (ms). */
	ahead?: number;
	/** How long (ms) its journal takes to write. */
	journalTakes?: () => number;
}

type Reply = { after: number; status?: number; retryAfter?: number };

/** Several runs at once on one virtual time, each under the limiter that it is given. */
export class ManyRuns {
	readonly clock = new Clock();
	readonly starts: Start[] = [];
	readonly progress: Progress[][] = [];

	constructor(
		private readonly limiterOf: (limit: Limit, run: number, now: () => number) => Limiter,
		private readonly reply: (start: Start, nth: number) => Reply = () => ({ after: 5 }),
	) {}

	async play(runs: readonly OneRun[]): Promise<RunResult[]> {
		const results = Promise.all(runs.map(async (one, run) => await this.deliver(one, run)));
		return await this.clock.drive(results);
	}

	private async deliver(one: OneRun, run: number): Promise<RunResult> {
		const { requests, limit, beginsAt = 0, ahead = 0, journalTakes, ...overrides } = one;
		if (beginsAt > 0) await this.clock.sleep(beginsAt);
		const settings = compileSettings(
			rawSettings({
				groupingLimit: 1,
				requestsPerPeriod: limit.starts,
				period: limit.periodMs / 1000,
				periodUnit: 'seconds',
				...overrides,
			}),
		);
		const factory = new RecordFactory(settings, 'https://api.example.com');
		const records = Array.from({ length: requests }, (_, at) =>
			factory.fromRecord(at, { id: String(at) }, { endpoint: '/r', headers: [] }),
		);
		const now = () => this.clock.time + ahead;
		const progress = (this.progress[run] = [] as Progress[]);
		const ports = {
			send: async () => await this.answer(run),
			authorizer: {
				renewable: false,
				authorize: () => Promise.resolve({ headers: {}, expiresAt: Infinity }),
			},
			limiter: this.limiterOf(limit, run, now),
			sleep: this.clock.sleep,
			now,
			date: this.clock.now,
			random: () => 0.5,
			newIdempotencyKey: () => 'key',
			onProgress: (one: Progress) => void progress.push(one),
		};
		const journal = journalTakes && this.journal(journalTakes);
		return await deliver(sourceOf(records), new SettlementList(), settings, ports, { journal });
	}

	private async answer(run: number): Promise<Answer> {
		const start = { run, at: this.clock.time - START };
		this.starts.push(start);
		const { after, status = 200, retryAfter } = this.reply(start, this.starts.length);
		await this.clock.sleep(after);
		const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
		return { kind: 'response', status, headers, body: status === 200 ? '[{}]' : '' };
	}

	private journal(takes: () => number): Journal {
		return {
			before: {
				has: () => false,
				outcomeOf: () => undefined,
				openEntryOf: () => undefined,
				isBody: () => true,
			},
			going: async () => await this.clock.sleep(takes()),
			opened: () => Promise.resolve(),
			lost: () => undefined,
			waits: () => undefined,
			settled: () => undefined,
		};
	}
}

/** Most starts in any window of `periodMs`; a window holds its beginning, not its end. */
export function mostIn(starts: readonly Start[], periodMs: number): number {
	const counts = starts.map(
		({ at }) => starts.filter((other) => other.at >= at && other.at < at + periodMs).length,
	);
	return Math.max(0, ...counts);
}

/** How many of the starts before `until` (ms) were of each run. */
export function sharesOf(starts: readonly Start[], runs: number, until = Infinity): number[] {
	const early = starts.filter(({ at }) => at < until);
	return Array.from({ length: runs }, (_, run) => early.filter((one) => one.run === run).length);
}
