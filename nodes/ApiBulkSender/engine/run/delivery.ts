import type { ErrorCount } from '../account/errorTally';
import type { RecordCounts } from '../account/ledger';
import { isSuccess, leavesDoubt } from '../answer/classes/statusRules';
import type { Batch } from '../request/batch';
import { buildRequest } from '../request/buildRequest';
import { sentenceOf } from '../settingError';
import type { Settings } from '../settings';
import type { Answer, Ports, Settlement } from '../types';
import type { Journal } from '../journal/journal';
import { decide } from './decide';
import type { Decision, DecisionContext, Notes, Settle, Stop } from './decision';
import { Polling } from './jobs/polling';
import { ProgressReport } from './progressReport';
import type { Sink } from '../sink';
import type { Source } from '../source';
import { Session } from './session';
import { NoTokenAnswer } from './tokenKeeper';
import { Wake } from './wake';
import { Workload } from './workload';
import { isYielding } from './yieldSeries';

export interface RunResult {
	records: RecordCounts;
	requests: {
		sent: number;
		retried: number;
		yielded: number;
		/** Requests that asked for jobs; only where answers come as jobs. */
		polled?: number;
	};
	durationMs: number;
	errors: ErrorCount[];
	/** Where Auto Concurrency settled. */
	concurrency?: number;
	/** Why sending ended early. */
	stop: Stop | undefined;
	/** What is worth a hint about how answers were read. */
	notes: Notes;
}

/**
 * Delivers records to one destination and accounts for every single one. It never throws for what
 * the destination does; only when it fails by itself and cannot close the account: then what `sink`
 * was told stands.
 *
 * An event loop of its own: `pump` starts what may start now, each answer is turned into a decision
 * and applied, and `pump` runs again; between events nothing is scheduled but one wake-up. Back-pressure
 * goes both ways: `source` is read as far as the next batches need, and nothing starts while `sink` is full.
 *
 * @param around what else it has to do with
 */
export function deliver(
	source: Source,
	sink: Sink,
	settings: Settings,
	ports: Ports,
	around: Around = {},
): Promise<RunResult> {
	return new Delivery(source, sink, settings, ports, around).run();
}

export interface Around {
	/** Ends the run at once: what is in flight is unclear, the rest unsent. */
	cancelled?: AbortSignal;
	/** Ends the run soon: nothing more leaves, what is in flight is awaited for some seconds. */
	drained?: AbortSignal;
	/** Of the sources before this one, where several follow one another. */
	session?: Session;
	/** Where the run is written down, and may have been begun. */
	journal?: Journal;
}

/** Records in a batch from which judging them is felt. */
const LARGE_BATCH = 1000;

/** How long answers are awaited when n8n ends. */
const DRAIN_MS = 10_000;

class Delivery {
	private readonly work: Workload;
	private readonly wake: Wake;
	private readonly progress: ProgressReport;
	private readonly inFlight = new Set<Batch>();
	/** Of those in flight, the ones that have not left: the journal does not know of them yet. */
	private readonly beingWritten = new Set<Batch>();
	private readonly startedAt: number;
	private readonly sentBefore: number;
	private readonly notes: Notes = {};
	private done = false;
	/** Reasons to wait whose end is awaited. */
	private readonly awaited = new Set<'source' | 'sink'>();
	private readonly session: Session;
	private readonly polling: Polling | undefined;
	private drainEnds: AbortController | undefined;
	/** Something is to be sent, and only its time has not come. */
	private waitsForStart = false;
	private readonly onStart = () => this.pump();
	private readonly onAbort = () => this.cancel();
	private readonly onDrain = () => this.drain();
	private resolve!: (result: RunResult) => void;
	private reject!: (error: unknown) => void;

	constructor(
		private readonly source: Source,
		private readonly sink: Sink,
		private readonly settings: Settings,
		private readonly ports: Ports,
		private readonly around: Around,
	) {
		const { session = new Session(settings, ports), journal } = around;
		this.session = session;
		this.sentBefore = session.sent;
		this.startedAt = ports.now();
		this.work = new Workload(source, sink, settings, session, journal);
		this.progress = new ProgressReport(ports, this.work.ledger);
		this.wake = new Wake(ports, () => this.pump());
		this.polling = settings.jobs && new Polling(settings.jobs, this.runOfJobs());
	}

	run(): Promise<RunResult> {
		const { cancelled, drained } = this.around;
		return new Promise((resolve, reject) => {
			this.resolve = resolve;
			this.reject = reject;
			cancelled?.addEventListener('abort', this.onAbort, { once: true });
			drained?.addEventListener('abort', this.onDrain, { once: true });
			if (cancelled?.aborted) this.cancel();
			else if (drained?.aborted) this.drain();
			else this.pump();
		});
	}

	private pump(): void {
		if (this.done) return;
		try {
			this.waitsForStart = false;
			while (this.mayGoOn && this.underWay < this.parallel()) {
				if (!this.startNext()) break;
			}
			if (!this.waitsForStart) this.session.pace.pass();
			if (this.underWay > 0) return;
			if (!this.mayGoOn || (this.isAllSent && this.work.jobs.size === 0)) this.finish();
		} catch (error) {
			this.fail(error);
		}
	}

	/** Requests of this source. */
	private get sent(): number {
		return this.session.sent - this.sentBefore;
	}

	/** Where no more can be read, the jobs that are open are followed all the same. */
	private get mayGoOn(): boolean {
		if (this.session.stop !== undefined) return false;
		return this.work.stop === undefined || this.work.jobs.size > 0;
	}

	/** To know it, the next batch may have to be formed, and jobs of an earlier run come up. */
	private get isAllSent(): boolean {
		return this.work.stop !== undefined || this.work.isEmpty;
	}

	/** Requests under way. */
	private get underWay(): number {
		return this.inFlight.size + (this.polling?.open ?? 0);
	}

	private parallel(): number {
		return this.session.careful ? 1 : this.session.concurrency.limit;
	}

	/** Starts one request if one may start now; otherwise sees to being woken. */
	private startNext(): boolean {
		if (this.sink.isFull) {
			this.await('sink', () => this.sink.drained());
			return false;
		}
		const now = this.ports.now();
		const authorization = this.session.tokens.current(now);
		if (authorization === undefined) {
			this.prepareToken(now);
			return false;
		}
		if (!this.hasItsTime(now)) return false;
		const job = this.work.jobs.takeDue(now);
		if (job !== undefined) {
			this.polling?.ask(job, authorization, now);
			return true;
		}
		const batch = this.hasRoom() ? this.work.next(now, this.session.careful) : undefined;
		if (batch === undefined || batch === 'wait') {
			if (batch === 'wait') this.awaitSource();
			const { earliestRepeat } = this.work;
			if (earliestRepeat !== undefined && this.hasRoom()) this.wake.at(earliestRepeat);
			return this.awaitJobs(now);
		}
		// Jobs of an earlier run may have come up on the way to it.
		if (!this.hasRoom()) {
			this.work.putBack(batch);
			return this.awaitJobs(now);
		}
		batch.authorization = authorization;
		this.start(batch, now);
		return true;
	}

	/** Whether a request may start now, if there is one; otherwise sees to being woken. */
	private hasItsTime(now: number): boolean {
		const { pace } = this.session;
		if (pace.isShared && !this.hasWork(now)) return true;
		const earliest = pace.nextStart(now, this.onStart);
		if (earliest <= now) return true;
		this.waitsForStart = true;
		this.wake.at(earliest);
		return false;
	}

	private hasWork(now: number): boolean {
		const { work, session } = this;
		return work.jobs.hasDue(now) || (this.hasRoom() && work.hasNext(now, session.careful));
	}

	private hasRoom(): boolean {
		return this.work.hasRoom(this.inFlight.size, this.session.careful);
	}

	/** @returns whether one is to be asked for now; otherwise sees to being woken */
	private awaitJobs(now: number): boolean {
		const { jobs } = this.work;
		if (jobs.hasDue(now)) return true;
		if (jobs.earliest !== undefined) this.wake.at(jobs.earliest);
		return false;
	}

	/** Buys a token when there is something to send. */
	private prepareToken(now: number): void {
		const needsMore = this.hasRoom() && this.work.needsMore;
		if (needsMore) this.awaitSource();
		const hasBatch = !needsMore && this.hasRoom() && !this.work.isEmpty;
		if (this.awaitJobs(now) || hasBatch) this.renewToken();
	}

	private awaitSource(): void {
		this.await('source', () =>
			this.source.more().catch((error: unknown) => {
				this.work.readingEnded = { kind: 'source', reason: sentenceOf(error) };
			}),
		);
	}

	/** Pumps again when what is waited for has come. */
	private await(what: 'source' | 'sink', comes: () => Promise<void>): void {
		if (this.awaited.has(what)) return;
		this.awaited.add(what);
		comes().then(
			() => {
				this.awaited.delete(what);
				this.pump();
			},
			(error) => this.fail(error),
		);
	}

	private start(batch: Batch, now: number): void {
		const { journal } = this.around;
		this.inFlight.add(batch);
		if (this.settings.idempotencyKeyHeader !== undefined) {
			batch.idempotencyKey ??= this.ports.newIdempotencyKey();
		}
		if (journal === undefined) {
			this.send(batch, now);
			return;
		}
		this.session.pace.reserve();
		this.beingWritten.add(batch);
		journal.going(batch).then(
			() => this.sendWritten(batch, journal),
			(error: unknown) => this.stopForJournal(batch, sentenceOf(error)),
		);
	}

	/** That it leaves is written down; now it must leave in the same tick in which the journal is ours. */
	private sendWritten(batch: Batch, journal: Journal): void {
		if (this.done) return;
		const lost = journal.lost();
		if (lost !== undefined) {
			this.stopForJournal(batch, lost);
			return;
		}
		const now = this.ports.now();
		if (this.work.stop !== undefined || !this.session.pace.holds(now)) {
			this.dontSend(batch);
			return;
		}
		this.beingWritten.delete(batch);
		this.session.pace.release();
		try {
			this.send(batch, now);
		} catch (error) {
			this.fail(error);
			return;
		}
		// What waited for this start under the rate limit may have its time now.
		this.pump();
	}

	private stopForJournal(batch: Batch, reason: string): void {
		if (this.done) return;
		this.session.stop ??= { kind: 'journal', reason };
		this.dontSend(batch);
	}

	private dontSend(batch: Batch): void {
		this.putBack(batch);
		this.pump();
	}

	private putBack(batch: Batch): void {
		this.session.pace.release();
		this.beingWritten.delete(batch);
		this.inFlight.delete(batch);
		this.work.putBack(batch);
	}

	private send(batch: Batch, now: number): void {
		this.session.pace.started(now);
		batch.number = ++this.session.sent;
		batch.startedAt = now;
		batch.attempts++;
		const request = buildRequest(batch, this.settings, batch.authorization ?? { headers: {} });
		this.ports.send(request).then(
			(answer) => this.onAnswer(batch, answer),
			(error) => this.fail(error),
		);
	}

	private onAnswer(batch: Batch, answer: Answer): void {
		if (this.done) return;
		try {
			const now = this.ports.now();
			const decision = decide(batch, answer, this.settings, this.contextAt(now));
			this.noteAuthorized(batch, answer, decision);
			this.noteSpeed(batch, answer, decision, now);
			if (isJudged(answer, decision)) this.session.careful = false;
			batch.doubtful ||= leavesDoubt(answer);
			this.follow(batch, answer, decision, now);
		} catch (error) {
			this.fail(error);
			return;
		}
		// The next batch is as long to form as this one was to judge: other work comes in between.
		if (batch.records.length >= LARGE_BATCH) this.wake.at(this.ports.now());
		else this.pump();
	}

	private contextAt(now: number): DecisionContext {
		return {
			now,
			date: this.ports.date(),
			random: this.ports.random,
			isFirst: this.session.isFirst,
			beforeFirstSuccess: this.session.careful,
		};
	}

	private follow(batch: Batch, answer: Answer, decision: Decision, now: number): void {
		const { succeeded, failed } = this.work.ledger;
		this.apply(batch, decision, now);
		this.inFlight.delete(batch);
		this.progress.report(this.sent);
		this.tell(batch, answer, decision, { succeeded, failed }, now);
	}

	private runOfJobs(): ConstructorParameters<typeof Polling>[1] {
		const { settings, session, ports, work, around } = this;
		return {
			settings,
			session,
			ports,
			jobs: work.jobs,
			journal: around.journal,
			context: (now) => this.contextAt(now),
			isOver: () => this.done,
			pause: (until) => this.pause(until),
			ended: (batch, answer, decision, now) => {
				if (decision.kind === 'settle' && !isYielding(decision)) session.careful = false;
				this.follow(batch, answer, decision, now);
			},
			pump: () => this.pump(),
			fail: (error) => this.fail(error),
		};
	}

	/** What is only told must not end what is done. */
	private tell(
		batch: Batch,
		answer: Answer,
		decision: Decision,
		before: { succeeded: number; failed: number },
		now: number,
	): void {
		if (this.ports.onAnswered === undefined) return;
		const { startedAt, work } = this;
		const until = decision.kind === 'settle' ? decision.pauseUntil : undefined;
		try {
			this.ports.onAnswered({
				number: batch.number ?? 0,
				records: batch.records.length,
				status: answer.kind === 'response' ? answer.status : null,
				startedAt: batch.startedAt - startedAt,
				endedAt: now - startedAt,
				succeeded: work.ledger.succeeded - before.succeeded,
				failed: work.ledger.failed - before.failed,
				...(until !== undefined && { waitUntil: until - startedAt }),
			});
		} catch {
			// The report lacks this answer.
		}
	}

	/** What goes one at a time tells nothing of how many the destination takes. */
	private noteSpeed({ startedAt }: Batch, answer: Answer, decision: Decision, now: number): void {
		if (this.session.careful) return;
		const timedOut = answer.kind === 'failure' && answer.failure === 'timeout';
		const trouble = timedOut || isYielding(decision);
		this.session.concurrency.answered({ startedAt, endedAt: now, trouble }, this.underWay);
	}

	private noteAuthorized(batch: Batch, answer: Answer, decision: Decision): void {
		if (decision.kind === 'unauthorized' || answer.kind === 'failure') return;
		batch.unauthorized = false;
		this.session.tokens.accepted(batch.authorization);
	}

	private apply(batch: Batch, decision: Decision, now: number): void {
		switch (decision.kind) {
			case 'unauthorized':
				this.applyUnauthorized(batch, decision.last, now);
				break;
			case 'redirect':
				batch.redirects++;
				batch.url = decision.url;
				this.work.sendWholeAgain(batch, decision.last, now);
				break;
			case 'divisible':
				this.work.divide(batch, decision.last, now);
				break;
			case 'job':
				this.polling?.follow(batch, decision, now);
				this.pause(decision.restUntil);
				break;
			case 'settle':
				this.work.settle(batch, decision, now);
				this.noteHints(decision);
				this.pause(decision.pauseUntil);
				this.pause(decision.restUntil);
		}
		this.session.stop ??= this.session.yields.note(decision, now);
	}

	private applyUnauthorized(batch: Batch, last: readonly Settlement[], now: number): void {
		if (!batch.unauthorized && this.session.tokens.refused(batch.authorization)) {
			batch.unauthorized = true;
			this.work.sendWholeAgain(batch, last, now);
			return;
		}
		const reason = `The destination answered ${last[0].reason}`;
		this.work.stopAt(batch, last, { kind: 'refused', reason }, now);
	}

	private pause(until: number | undefined): void {
		if (until === undefined) return;
		this.session.pace.pauseUntil(until);
		this.progress.report(this.sent, until);
	}

	private noteHints({ notes }: Settle): void {
		for (const [name, value] of Object.entries(notes ?? {})) {
			if (value) Object.assign(this.notes, { [name]: value });
		}
	}

	private renewToken(): void {
		this.session.tokens.renew(
			() => this.pump(),
			(error) => {
				const kind = error instanceof NoTokenAnswer ? 'unreachable' : 'noToken';
				this.session.stop ??= { kind, reason: error.message };
				this.pump();
			},
		);
	}

	private cancel(): void {
		const reason = 'The execution was cancelled while the answer was awaited';
		this.breakOff({ kind: 'cancelled', reason: 'The execution was cancelled' }, reason);
	}

	private drain(): void {
		if (this.done) return;
		this.session.stop ??= { kind: 'drained', reason: 'n8n is shutting down' };
		this.pump();
		if (this.done) return;
		const late = new AbortController();
		this.drainEnds = late;
		this.ports.sleep(DRAIN_MS, late.signal).then(
			() =>
				this.breakOff(
					{ kind: 'drained', reason: 'n8n is shutting down' },
					'n8n was shut down while the answer was awaited',
				),
			() => {},
		);
	}

	/** A fault of this node: nothing more is sent, and what was sent is accounted for all the same. */
	private fail(error: unknown): void {
		// Closing the account itself failed; nothing true can be said any more.
		if (this.done) return this.giveUp(error);
		const reason = `This node failed by itself (${sentenceOf(error)})`;
		this.breakOff({ kind: 'fault', reason }, reason);
	}

	/** Ends the run at once: nobody will know what became of the batches in flight. */
	private breakOff(stop: Stop, inFlightReason: string): void {
		if (this.done) return;
		this.done = true;
		try {
			this.session.stop = stop;
			for (const batch of this.beingWritten) this.putBack(batch);
			this.work.abandon(this.inFlight, inFlightReason);
			this.finish();
		} catch (error) {
			this.giveUp(error);
		}
	}

	private giveUp(error: unknown): void {
		this.reject(error);
	}

	/** Settles whatever is left and hands the account out. */
	private finish(): void {
		this.done = true;
		this.session.pace.pass();
		this.wake.cancel();
		this.drainEnds?.abort();
		this.around.cancelled?.removeEventListener('abort', this.onAbort);
		this.around.drained?.removeEventListener('abort', this.onDrain);
		const { ledger, repeats, stop } = this.work;
		this.resolve({
			records: this.work.close(),
			requests: {
				sent: this.sent,
				...repeats,
				...(this.polling && { polled: this.polling.asked }),
			},
			durationMs: Math.round(this.ports.now() - this.startedAt),
			errors: ledger.errorCounts(),
			...(this.settings.autoConcurrency && { concurrency: this.session.concurrency.limit }),
			stop,
			notes: this.notes,
		});
	}
}

/** Whether a good answer was read, so that the destination takes requests. */
function isJudged(answer: Answer, decision: Decision): boolean {
	return (
		answer.kind === 'response' &&
		isSuccess(answer.status) &&
		decision.kind === 'settle' &&
		!isYielding(decision)
	);
}
