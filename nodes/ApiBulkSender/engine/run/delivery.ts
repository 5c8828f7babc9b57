import { deriveBatch, type Batch } from '../request/batch';
import { Batcher } from '../request/batcher';
import { buildRequest } from '../request/buildRequest';
import { decide } from './decide';
import type { Decision, Retry, Stop } from './decision';
import type { ErrorCount } from '../account/errorTally';
import { Halving, type HalvingStep } from './halving';
import { Ledger, type RecordCounts } from '../account/ledger';
import { Pace } from './pace';
import { ProgressReport } from './progressReport';
import { RetryQueue } from './retryQueue';
import { failed, invalid, unsent } from '../account/settlements';
import type { Settings } from '../settings';
import { isAmbiguous, isSuccess, leavesDoubt } from '../answer/statusRules';
import { TokenKeeper } from './tokenKeeper';
import { isInvalid, type Answer, type Ports, type Settlement, type SourceRecord } from '../types';
import { Wake } from './wake';

export interface RunResult {
	/** By record index. */
	settlements: Settlement[];
	records: RecordCounts;
	requests: { sent: number; retried: number; yielded: number };
	durationMs: number;
	errors: ErrorCount[];
	/** Why sending ended early. */
	stop: Stop | undefined;
	/** True once a record may have arrived, or was answered other than by 401 or 403. */
	reached: boolean;
}

/** Waiting repeats per parallel request beyond which no further records are taken up. */
const MOST_WAITING = 10;

/**
 * Delivers records to one destination and accounts for every single one. It never throws for what
 * the destination does.
 *
 * An event loop of its own: `pump` starts what may start now, each answer is turned into a decision
 * and applied, and `pump` runs again; between events nothing is scheduled but one wake-up.
 *
 * @param signal ends the run at once: what is in flight is unclear, the rest unsent
 */
export function deliver(
	records: Iterable<SourceRecord>,
	settings: Settings,
	ports: Ports,
	signal?: AbortSignal,
): Promise<RunResult> {
	return new Delivery(records, settings, ports).run(signal);
}

class Delivery {
	private readonly batcher: Batcher;
	private readonly ledger = new Ledger();
	private readonly retries = new RetryQueue();
	private readonly halving = new Halving();
	private readonly pace: Pace;
	private readonly tokens: TokenKeeper;
	private readonly wake: Wake;
	private readonly inFlight = new Set<Batch>();
	private readonly requests = { sent: 0, retried: 0, yielded: 0 };
	private readonly startedAt: number;
	private readonly progress: ProgressReport;
	/** Batches go one at a time until the first 2xx answer has been judged. */
	private careful = true;
	private isFirst = true;
	private reached = false;
	private stop: Stop | undefined;
	private lastNonYieldAt: number;
	private done = false;
	private resolve!: (result: RunResult) => void;
	private reject!: (error: unknown) => void;

	constructor(
		records: Iterable<SourceRecord>,
		private readonly settings: Settings,
		private readonly ports: Ports,
	) {
		this.startedAt = this.lastNonYieldAt = ports.now();
		this.progress = new ProgressReport(ports, this.ledger);
		this.batcher = new Batcher(records, settings, {
			onInvalid: (index, reason) => {
				this.ledger.settle(index, invalid(reason));
				this.stopAfterFailures();
			},
			onWithheld: (index) =>
				this.ledger.settle(index, unsent("Not sent: beyond 'Send Only First'")),
		});
		this.pace = new Pace(settings.requestsPerPeriod, settings.periodMs);
		this.tokens = new TokenKeeper(ports.authorizer, ports.now);
		this.wake = new Wake(ports, () => this.pump());
	}

	run(signal: AbortSignal | undefined): Promise<RunResult> {
		return new Promise((resolve, reject) => {
			this.resolve = resolve;
			this.reject = reject;
			signal?.addEventListener('abort', () => this.cancel(), { once: true });
			if (signal?.aborted) this.cancel();
			else this.pump();
		});
	}

	private pump(): void {
		if (this.done) return;
		try {
			while (this.stop === undefined && this.inFlight.size < this.parallel()) {
				if (!this.startNext()) break;
			}
			const stopped = this.stop !== undefined && this.inFlight.size === 0;
			if ((stopped || this.isExhausted()) && !this.tokens.isBusy) this.finish();
		} catch (error) {
			this.fail(error);
		}
	}

	private parallel(): number {
		return this.careful ? 1 : this.settings.concurrency;
	}

	private isExhausted(): boolean {
		return this.inFlight.size === 0 && this.retries.size === 0 && this.batcher.isEmpty;
	}

	/** Starts one request if one may start now; otherwise sees to being woken. */
	private startNext(): boolean {
		const now = this.ports.now();
		const authorization = this.tokens.current(now);
		if (authorization === undefined) {
			if (!this.isExhausted()) this.renewToken();
			return false;
		}
		const earliest = this.pace.nextStart();
		if (earliest > now) {
			if (!this.isExhausted()) this.wake.at(earliest);
			return false;
		}
		const batch = this.nextBatch(now);
		if (batch === undefined) return false;
		batch.authorization = authorization;
		this.start(batch, now);
		return true;
	}

	private nextBatch(now: number): Batch | undefined {
		const due = this.retries.takeDue(now);
		if (due !== undefined) return due;
		const { earliest } = this.retries;
		// A destination that has not answered well yet gets no further records while one waits.
		const holdBack = this.careful || this.retries.size >= MOST_WAITING * this.settings.concurrency;
		const fresh = earliest !== undefined && holdBack ? undefined : this.batcher.next();
		if (fresh === undefined && earliest !== undefined) this.wake.at(earliest);
		if (fresh === undefined || this.stop === undefined) return fresh;
		// Records that cannot be sent, met on the way to this batch, have ended the run.
		this.retries.add(fresh);
		return undefined;
	}

	private start(batch: Batch, now: number): void {
		this.pace.started(now);
		batch.number = ++this.requests.sent;
		batch.attempts++;
		this.inFlight.add(batch);
		if (this.settings.idempotencyKeyHeader !== undefined) {
			batch.idempotencyKey ??= this.ports.newIdempotencyKey();
		}
		const request = buildRequest(batch, this.settings, batch.authorization?.headers ?? {});
		this.ports.send(request).then(
			(answer) => this.onAnswer(batch, answer),
			(error) => this.fail(error),
		);
	}

	private onAnswer(batch: Batch, answer: Answer): void {
		if (this.done) return;
		try {
			this.inFlight.delete(batch);
			const now = this.ports.now();
			this.note(batch, answer);
			const decision = decide(batch, answer, this.settings, {
				now,
				random: this.ports.random,
				isFirst: this.isFirst,
				beforeFirstSuccess: this.careful,
			});
			if (answer.kind === 'response' && isSuccess(answer.status)) this.careful = false;
			batch.doubtful ||= leavesDoubt(answer);
			batch.ambiguous ||= isAmbiguous(answer);
			this.apply(batch, decision, now);
			this.progress.report(this.requests.sent);
		} catch (error) {
			this.fail(error);
			return;
		}
		this.pump();
	}

	private note(batch: Batch, answer: Answer): void {
		if (answer.kind === 'failure') {
			if (answer.failure !== 'unreachable') this.reached = true;
			return;
		}
		if (answer.status === 401) return;
		batch.unauthorized = false;
		this.tokens.accepted(batch.authorization);
		if (answer.status !== 403) this.reached = true;
	}

	private apply(batch: Batch, decision: Decision, now: number): void {
		if (decision.kind !== 'settle') this.lastNonYieldAt = now;
		switch (decision.kind) {
			case 'unauthorized':
				return this.applyUnauthorized(batch, decision.last, now);
			case 'redirect':
				batch.redirects++;
				batch.url = decision.url;
				return this.sendAgain(batch, decision.last, now);
			case 'divisible':
				this.isFirst = false;
				return this.halve(this.halving.refused(batch, decision.last), now);
			case 'settle':
				return this.applySettlements(batch, decision, now);
		}
	}

	private sendAgain(batch: Batch, last: readonly Settlement[], dueAt: number): void {
		batch.last = last;
		batch.dueAt = dueAt;
		this.retries.add(batch);
	}

	private applyUnauthorized(batch: Batch, last: readonly Settlement[], now: number): void {
		if (!batch.unauthorized && this.tokens.refused(batch.authorization)) {
			batch.unauthorized = true;
			this.sendAgain(batch, last, now);
			return;
		}
		this.stop ??= { kind: 'refused', reason: `The destination answered ${last[0].reason}` };
		this.settleAll(batch.records, last);
		this.batchEnded(batch, false, now);
	}

	private applySettlements(
		batch: Batch,
		decision: Extract<Decision, { kind: 'settle' }>,
		now: number,
	): void {
		const { settled, settlements, retry, pauseUntil, stop } = decision;
		this.settleAll(settled, settlements);
		const accepted = settlements.some(({ outcome }) => outcome === 'succeeded');
		if (settled.length > 0) this.isFirst = false;
		if (accepted) this.halving.accepted(batch);
		if (stop !== undefined) this.stop ??= stop;
		if (retry === undefined || settled.length > 0) this.lastNonYieldAt = now;
		if (pauseUntil !== undefined) this.pause(pauseUntil);
		if (retry === undefined) {
			const refusedAlone = batch.records.length === 1 && settlements[0]?.cause === 'rejected';
			this.batchEnded(batch, refusedAlone, now);
		} else this.retry(batch, retry);
		this.stopAfterFailures();
	}

	private retry(batch: Batch, retry: Retry): void {
		if (retry.yielding) this.requests.yielded++;
		else {
			this.requests.retried++;
			this.lastNonYieldAt = this.ports.now();
		}
		const whole = retry.records.length === batch.records.length;
		const again = whole ? batch : deriveBatch(batch, retry.records, retry.last);
		if (retry.yielding) again.yields++;
		this.sendAgain(again, retry.last, retry.dueAt);
	}

	private pause(until: number): void {
		this.pace.pauseUntil(until);
		const { maxYieldMs } = this.settings;
		if (maxYieldMs > 0 && until > this.lastNonYieldAt + maxYieldMs) {
			this.stop ??= {
				kind: 'yielding',
				reason: `The destination asked to wait for longer than 'Max Yield Time' (${maxYieldMs / 1000} s)`,
			};
		}
		this.progress.report(this.requests.sent, until);
	}

	private stopAfterFailures(): void {
		const { stopAfterFailures: most } = this.settings;
		if (most === 0 || this.ledger.failed < most) return;
		this.stop ??= {
			kind: 'failures',
			reason: `${this.ledger.failed} records failed, and 'Stop After Failures' is ${most}`,
		};
	}

	private halve({ send, settle }: HalvingStep, now: number): void {
		for (const batch of send) this.sendAgain(batch, batch.last ?? [], now);
		for (const batch of settle) {
			this.settleAll(batch.records, batch.last ?? []);
			this.batchEnded(batch, false, now);
		}
		if (settle.length > 0) this.stopAfterFailures();
	}

	private batchEnded(batch: Batch, refusedAlone: boolean, now: number): void {
		this.halve(this.halving.batchEnded(batch, refusedAlone), now);
	}

	private settleAll(records: Batch['records'], settlements: readonly Settlement[]): void {
		records.forEach((record, at) => {
			this.ledger.settle(record.index, settlements[at]);
			this.batcher.settled(record);
		});
	}

	private renewToken(): void {
		this.tokens.renew(
			() => this.pump(),
			(error) => {
				this.stop ??= { kind: 'refused', reason: error.message };
				this.pump();
			},
		);
	}

	private cancel(): void {
		if (this.done) return;
		try {
			this.stop = { kind: 'cancelled', reason: 'The execution was cancelled' };
			this.settleInFlight();
			this.finish();
		} catch (error) {
			this.fail(error);
		}
	}

	private settleInFlight(): void {
		const reason = 'The execution was cancelled while the answer was awaited';
		const account = { cause: 'unclear' as const, httpStatus: null, reason };
		for (const batch of this.inFlight) {
			this.settleAll(
				batch.records,
				batch.records.map(() => failed(batch, account, false)),
			);
		}
		this.inFlight.clear();
	}

	/** Settles whatever is left and hands the account out. */
	private finish(): void {
		this.done = true;
		this.wake.cancel();
		const reason = `Not sent: ${this.stop?.reason ?? 'the run ended'}`;
		for (const { records, last } of [...this.retries.takeAll(), ...this.halving.takeAll()]) {
			// A batch that was answered and waits for a repeat is failed, never unsent.
			this.settleAll(records, last ?? records.map(() => unsent(reason)));
		}
		for (const record of this.batcher.drain()) {
			this.ledger.settle(record.index, isInvalid(record) ? invalid(record.reason) : unsent(reason));
		}
		this.resolve({
			settlements: this.ledger.settlements,
			records: this.ledger.close(this.batcher.total),
			requests: this.requests,
			durationMs: this.ports.now() - this.startedAt,
			errors: this.ledger.errorCounts(),
			stop: this.stop,
			reached: this.reached,
		});
	}

	/** For faults of the engine itself, which must not be taken for an outcome. */
	private fail(error: unknown): void {
		this.done = true;
		this.wake.cancel();
		this.reject(error);
	}
}
