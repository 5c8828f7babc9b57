import { Ledger, type RecordCounts } from '../account/ledger';
import { failed, invalid, unsent } from '../account/settlements';
import type { Journal, Waiting } from '../journal/journal';
import { deriveBatch, type Batch } from '../request/batch';
import { Batcher } from '../request/batcher';
import type { Settings } from '../settings';
import { isInvalid, type Settlement, type SourceRecord } from '../types';
import type { Again, Settle, Stop } from './decision';
import type { HalvingStep } from './halving';
import { shown } from './jobs/jobAddress';
import { OpenJobs, resumedJob } from './jobs/openJobs';
import { Resumption } from './resumption';
import { RetryQueue } from './retryQueue';
import type { Session } from './session';
import type { Sink } from '../sink';
import type { Source } from '../source';

/** Waiting repeats per parallel request beyond which no further records are taken up. */
const MOST_WAITING = 10;
/** Characters of bodies that wait to be sent again, beyond which none are taken up either. */
const MOST_WAITING_TEXT = 64 * 1024 * 1024;

/**
 * The records of a run: which batch goes next, and what becomes of each by the decisions on the
 * answers. It knows nothing of the network and starts nothing.
 */
export class Workload {
	readonly ledger: Ledger;
	/** Answers after which records were sent again, by kind. */
	readonly repeats = { retried: 0, yielded: 0 };
	/** Why no more is read; the sources that follow may be. */
	readingEnded: Stop | undefined;
	private readonly batcher: Batcher;
	/** Records of the sources before. */
	private readonly failedBefore: number;
	readonly jobs: OpenJobs;
	private readonly retries = new RetryQueue();
	private resumption: Resumption | undefined;
	/** Formed to see whether there is one. */
	private ahead: Batch | undefined;

	constructor(
		source: Source,
		sink: Sink,
		private readonly settings: Settings,
		private readonly session: Session,
		private readonly journal?: Journal,
	) {
		this.failedBefore = session.failed;
		this.ledger = new Ledger(sink);
		this.jobs = new OpenJobs(settings.jobs?.mostOpen ?? 0);
		this.batcher = new Batcher(source, settings, {
			onInvalid: (record, reason) => {
				this.ledger.settle(record, invalid(reason));
				this.stopAfterFailures();
			},
			...(journal !== undefined && { isTaken: this.resume(journal) }),
			onWithheld: (record) =>
				this.ledger.settle(record, unsent("Not sent: beyond 'Send Only First'")),
		});
	}

	/** Goes on where the run before ended. */
	private resume(journal: Journal): (record: SourceRecord) => boolean {
		const resumption = new Resumption(journal, {
			onSettled: (record, settlement) => this.ledger.settle(record, settlement),
			onLost: (records, settlements) => {
				records.forEach((record, at) => this.ledger.settle(record, settlements[at]));
				journal.settled(records, settlements);
				for (const record of records) if (!isInvalid(record)) this.batcher.settled(record);
			},
			onBatch: (batch) => this.retries.add(batch),
			onJob: (batch, id) => this.followAgain(batch, id),
		});
		this.resumption = resumption;
		return (record) => {
			if (!isInvalid(record) && journal.before.openEntryOf(record.index)) this.batcher.hold(record);
			return resumption.takes(record);
		};
	}

	/** A job of an earlier run is asked for at once, and awaited as long as a new one. */
	private followAgain(batch: Batch, id: string): void {
		const job = resumedJob(batch, id, this.settings.jobs);
		this.jobs.add(job);
		if (job.problem === undefined) this.jobs.wait(job, -Infinity);
		else this.session.stop ??= { kind: 'setting', reason: job.problem };
	}

	/**
	 * Whether a further batch may start.
	 *
	 * @param inFlight batches under way
	 */
	hasRoom(inFlight: number, careful: boolean): boolean {
		if (this.stop !== undefined || (careful && this.jobs.size > 0)) return false;
		return this.jobs.hasRoom(inFlight);
	}

	/** Why no more of these records is sent. */
	get stop(): Stop | undefined {
		return this.session.stop ?? this.readingEnded;
	}

	/** True when nothing is left to send. To know it, the next batch may have to be formed. */
	get isEmpty(): boolean {
		return this.retries.size === 0 && this.lookAhead() === undefined && this.batcher.isEmpty;
	}

	/** Nothing can be sent before the source has fetched more. */
	get needsMore(): boolean {
		return this.retries.size === 0 && this.lookAhead() === 'wait';
	}

	private lookAhead(): Batch | 'wait' | undefined {
		if (this.ahead !== undefined) return this.ahead;
		const next = this.batcher.next();
		if (next !== 'wait') this.ahead = next;
		return next;
	}

	/** When the earliest waiting repeat is due (ms). */
	get earliestRepeat(): number | undefined {
		return this.retries.earliest;
	}

	/**
	 * The next batch that may go now; `wait` when the source has first to fetch more.
	 *
	 * @param careful the destination has not answered well yet: no further records while one waits
	 */
	next(now: number, careful: boolean): Batch | 'wait' | undefined {
		const due = this.retries.takeDue(now);
		if (due !== undefined) return due;
		const fresh = this.holdsBack(careful) ? undefined : this.lookAhead();
		if (fresh === undefined || fresh === 'wait') return fresh;
		this.ahead = undefined;
		if (this.stop === undefined) return fresh;
		// Records that cannot be sent, met on the way to this batch, have ended the run.
		this.retries.add(fresh);
		return undefined;
	}

	/** Whether `next` gives a batch now. To know it, the next batch may have to be formed. */
	hasNext(now: number, careful: boolean): boolean {
		const { earliest = Infinity } = this.retries;
		if (earliest <= now) return true;
		const fresh = this.holdsBack(careful) ? undefined : this.lookAhead();
		return fresh !== undefined && fresh !== 'wait' && this.stop === undefined;
	}

	private holdsBack(careful: boolean): boolean {
		const { size } = this.retries;
		return careful ? size > 0 : this.isFull(size);
	}

	private isFull(waiting: number): boolean {
		if (waiting >= MOST_WAITING * this.settings.concurrency) return true;
		return waiting > 0 && this.retries.bodyLength > MOST_WAITING_TEXT;
	}

	private sendAgain(batch: Batch, last: readonly Settlement[], dueAt: number): void {
		batch.last = last;
		batch.dueAt = dueAt;
		this.retries.add(batch);
	}

	/** As `sendAgain` for a whole batch, after an answer that settled nothing. */
	sendWholeAgain(batch: Batch, last: readonly Settlement[], dueAt: number): void {
		this.journal?.waits({ batch, records: batch.records, last });
		this.sendAgain(batch, last, dueAt);
	}

	/** It was to leave and does not; what is known of it stays. */
	putBack(batch: Batch): void {
		this.retries.add(batch);
		this.journal?.waits({ batch, records: batch.records, last: batch.last });
	}

	settle(batch: Batch, decision: Settle, now: number): void {
		const { settled, settlements, again, stop } = decision;
		const waiting = {
			batch,
			records: again.flatMap(({ records }) => records),
			last: again.flatMap(({ last }) => last),
		};
		// It never arrived, and nobody may get to see this account: a second run may send it.
		if (stop?.kind === 'unreachable') {
			this.journal?.waits({ batch, records: settled, last: settlements });
			this.account(settled, settlements);
		} else this.settleAll(settled, settlements, waiting);
		if (settled.length > 0) this.session.isFirst = false;
		if (settlements.some(({ outcome }) => outcome === 'succeeded'))
			this.session.halving.accepted(batch);
		this.session.stop ??= stop ?? this.watchFirst(batch, decision);
		if (settled.length === 0 && waiting.records.length > 0) this.journal?.waits(waiting);
		for (const one of again) this.sendSomeAgain(batch, one);
		if (again.length === 0) {
			const refusedAlone = batch.records.length === 1 && settlements[0]?.cause === 'rejected';
			this.batchEnded(batch, refusedAlone, now);
		}
		this.stopAfterFailures();
	}

	private watchFirst(batch: Batch, { refusedWhole, settled }: Settle): Stop | undefined {
		if (refusedWhole !== undefined && this.settings.stopWhenUnclear) {
			return this.session.firstRefusals.note(batch, refusedWhole);
		}
		if (settled.length > 0) this.session.firstRefusals.end();
		return undefined;
	}

	/** The batch was refused as a whole; smaller pieces may pass. */
	divide(batch: Batch, last: readonly Settlement[], now: number): void {
		this.session.isFirst = false;
		this.journal?.waits({ batch, records: batch.records, last });
		this.halve(this.session.halving.refused(batch, last), now);
	}

	/** The batch is not sent again, and nothing else either. */
	stopAt(batch: Batch, last: readonly Settlement[], stop: Stop, now: number): void {
		this.session.stop ??= stop;
		// They were refused for the login: a second run may send them.
		this.journal?.waits({ batch, records: batch.records, last });
		this.settleOpen(batch.records, last);
		this.batchEnded(batch, false, now);
	}

	/** Nobody will know what became of these batches, since their answers are not awaited. */
	abandon(batches: Iterable<Batch>, reason: string): void {
		const account = { cause: 'unclear' as const, httpStatus: null, reason };
		for (const batch of batches) {
			this.settleOpen(
				batch.records,
				batch.records.map(() => failed(batch, account, false)),
			);
		}
	}

	/** Settles whatever is left of what was read. @returns the counts of all records */
	close(): RecordCounts {
		const reason = `Not sent: ${this.stop?.reason ?? 'the run ended'}`;
		// First, since records that are still read may put an open batch together.
		const rest = [...this.batcher.drain()];
		this.leaveJobs();
		const ahead = this.ahead === undefined ? [] : [this.ahead];
		const open = [...ahead, ...this.retries.takeAll(), ...this.session.halving.takeAll()];
		for (const { records, last } of open) {
			// A batch that was answered and waits for a repeat is failed, never unsent.
			this.settleOpen(records, last ?? records.map(() => unsent(reason)));
		}
		for (const record of rest) {
			this.ledger.settle(record, isInvalid(record) ? invalid(record.reason) : unsent(reason));
		}
		for (const record of this.resumption?.drain() ?? []) {
			const known = this.journal?.before.outcomeOf(record.index);
			this.ledger.settle(record, known ?? unsent(reason));
		}
		const { total, allRead } = this.batcher;
		this.session.failed = this.failedNow;
		return this.ledger.close(total, allRead);
	}

	/** What becomes of them is not awaited; a journal keeps them open, so that a second run asks again. */
	private leaveJobs(): void {
		const end = this.stop?.reason ?? 'it ended';
		const advice = this.journal === undefined ? '' : ', or run this again, which asks for it';
		for (const { id, batch, httpStatus, problem } of this.jobs.takeAll()) {
			const left = `The job ${shown(id)} was open when the run stopped (${end})`;
			const reason = `${problem ?? left}: look at the destination${advice}`;
			const account = failed(batch, { cause: 'unclear', httpStatus, reason }, false);
			this.settleOpen(
				batch.records,
				batch.records.map(() => account),
			);
		}
	}

	private sendSomeAgain(batch: Batch, { records, last, dueAt, yielding }: Again): void {
		this.repeats[yielding ? 'yielded' : 'retried']++;
		const whole = records.length === batch.records.length;
		const again = whole ? batch : deriveBatch(batch, records, last);
		if (yielding) again.yields++;
		this.sendAgain(again, last, dueAt);
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
		this.halve(this.session.halving.batchEnded(batch, refusedAlone), now);
	}

	private settleAll(
		records: Batch['records'],
		settlements: readonly Settlement[],
		waiting?: Waiting,
	): void {
		if (records.length > 0) this.journal?.settled(records, settlements, waiting);
		this.account(records, settlements);
	}

	private account(records: Batch['records'], settlements: readonly Settlement[]): void {
		records.forEach((record, at) => {
			this.ledger.settle(record, settlements[at]);
			this.batcher.settled(record);
		});
	}

	/** As `settleAll`, but a fault may have come when some of the records were settled already. */
	private settleOpen(records: Batch['records'], settlements: readonly Settlement[]): void {
		records.forEach((record, at) => {
			if (!this.ledger.isSettled(record.index)) this.ledger.settle(record, settlements[at]);
		});
	}

	/** Records that failed in this execution. */
	private get failedNow(): number {
		return this.failedBefore + this.ledger.failed - this.ledger.failedBefore;
	}

	private stopAfterFailures(): void {
		const { stopAfterFailures: most } = this.settings;
		const failed = this.failedNow;
		if (most === 0 || failed < most) return;
		this.session.stop ??= {
			kind: 'failures',
			reason: `${failed} records failed, and 'Stop After Failures' is ${most}`,
		};
	}
}
