import type { Batch } from '../../request/batch';
import { shown } from './jobAddress';
import type { JobRules } from './jobSettings';

/** A batch that the destination took in as a job, and of which it has not yet said what became. */
export interface OpenJob {
	readonly id: string;
	readonly batch: Batch;
	readonly statusUrl: string;
	readonly resultUrl: string | undefined;
	/** It is awaited until then (ms). */
	deadline: number | undefined;
	/** When it is asked for next (ms). */
	dueAt: number;
	/** Its status says that it is done: what is left is to fetch its result. */
	isDone: boolean;
	/** What its status said then. */
	doneStatus?: unknown;
	/** Looks at it, one after the other, that told nothing. */
	misses: number;
	/** Its last answer was 401. */
	unauthorized: boolean;
	/** HTTP status of the last answer; null when there was none. */
	httpStatus: number | null;
	/** Why it is not followed any further. */
	problem?: string;
}

/** What an id comes to: the addresses of a job, or a sentence why it cannot be followed. */
export function locateJob(
	{ statusAddress, resultAddress }: JobRules,
	id: string,
	base: string,
): Pick<OpenJob, 'id' | 'statusUrl' | 'resultUrl'> | { reason: string } {
	const status = statusAddress(id, base);
	if ('reason' in status) return status;
	const result = resultAddress?.(id, base);
	if (result !== undefined && 'reason' in result) return result;
	return { id, statusUrl: status.url, resultUrl: result?.url };
}

export function newJob(
	located: Pick<OpenJob, 'id' | 'statusUrl' | 'resultUrl'>,
	batch: Batch,
	httpStatus: number | null,
): OpenJob {
	return {
		...located,
		batch,
		deadline: undefined,
		dueAt: -Infinity,
		isDone: false,
		misses: 0,
		unauthorized: false,
		httpStatus,
	};
}

/** A job that an earlier run left open. */
export function resumedJob(batch: Batch, id: string, rules: JobRules | undefined): OpenJob {
	const located =
		rules === undefined
			? { reason: "'Answer Comes' is not Later any more" }
			: locateJob(rules, id, batch.target.baseUrl);
	if (!('reason' in located)) return newJob(located, batch, null);
	const problem = `The job ${shown(id)} of an earlier run cannot be followed. ${located.reason}`;
	return { ...newJob({ id, statusUrl: '', resultUrl: undefined }, batch, null), problem };
}

/** Characters of bodies in open jobs beyond which no further batch starts. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Jobs that are open; those that wait to be asked for, earliest first. */
export class OpenJobs {
	private readonly all = new Set<OpenJob>();
	private readonly waiting: OpenJob[] = [];
	private text = 0;

	/** @param mostOpen 0 means any number */
	constructor(private readonly mostOpen: number) {}

	get size(): number {
		return this.all.size;
	}

	/** When the next one is to be asked for. */
	get earliest(): number | undefined {
		return this.waiting[0]?.dueAt;
	}

	hasDue(now: number): boolean {
		return this.waiting.length > 0 && this.waiting[0].dueAt <= now;
	}

	/**
	 * Whether a further batch may start.
	 *
	 * @param inFlight requests each of which may become a job
	 */
	hasRoom(inFlight: number): boolean {
		if (this.mostOpen > 0 && this.size + inFlight >= this.mostOpen) return false;
		return this.size === 0 || this.text <= MOST_TEXT;
	}

	/** It is open, and not yet to be asked for. */
	add(job: OpenJob): void {
		this.all.add(job);
		this.text += job.batch.body?.length ?? 0;
	}

	wait(job: OpenJob, dueAt: number): void {
		job.dueAt = dueAt;
		let at = this.waiting.length;
		while (at > 0 && this.waiting[at - 1].dueAt > dueAt) at--;
		this.waiting.splice(at, 0, job);
	}

	takeDue(now: number): OpenJob | undefined {
		return this.hasDue(now) ? this.waiting.shift() : undefined;
	}

	end(job: OpenJob): void {
		if (this.all.delete(job)) this.text -= job.batch.body?.length ?? 0;
	}

	takeAll(): OpenJob[] {
		const open = [...this.all];
		this.all.clear();
		this.waiting.length = 0;
		return open;
	}
}
