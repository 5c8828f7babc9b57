import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import type { EventName, TriggerSettings } from './settings';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** An end, or a start, may become visible this much later than it was. */
const OVERLAP = HOUR;
/** Who was away for longer is not told of what happened before. */
const LONGEST_ABSENCE = 7 * DAY;
/** A run that goes on for longer is not waited for. */
const LONGEST_RUN = 3 * DAY;

/**
 * What is kept from one poll to the next; times in ms since 1970. n8n stores it together with what a
 * poll hands over, and when the workflow is activated, but not after a poll that hands over nothing.
 * So an older one must do: it makes a poll read more, never tell more.
 */
export interface Memory {
	/** The dataflow that is watched, or `all`. */
	watches: string;
	/** Since when each event is wanted. */
	since: Partial<Record<EventName, number>>;
	/** The newest end that was seen. */
	endedAt: number;
	/** Runs that ended not long before that, which were seen: their ends by their ids. */
	seen: Record<string, number>;
	/** Expected exports that were due by then were looked at. */
	dueAt: number;
	/** Runs that started before this had ended by the last poll. */
	from: number;
}

/** The memory for these settings; what they newly ask for begins now. */
export function remember(
	stored: Partial<Memory>,
	{ events, dataflowId = 'all' }: TriggerSettings,
	now: number,
): Memory {
	const isSame = stored.watches === dataflowId;
	const { since = {}, endedAt, seen, dueAt, from }: Partial<Memory> = isSame ? stored : {};
	return {
		watches: dataflowId,
		since: Object.fromEntries(events.map((event) => [event, since[event] ?? now])),
		endedAt: endedAt ?? now,
		seen: seen ?? {},
		dueAt: dueAt ?? now,
		from: from ?? now - LONGEST_RUN,
	};
}

/** From when on runs must be read to find all that ended since the last poll. */
export function runsFrom({ from }: Memory, now: number): number {
	return Math.max(from, now - LONGEST_ABSENCE - LONGEST_RUN);
}

/** From when on expected exports must have been due to be looked at now. */
export function dueFrom({ dueAt, since }: Memory, now: number): number {
	return Math.max(dueAt, since.late ?? now, now - LONGEST_ABSENCE);
}

/** Whether a run has ended since the last poll, or was not to be seen then. */
export function isNew({ id, endedAt }: ExportRun, memory: Memory, now: number): boolean {
	return endedAt !== undefined && endedAt > horizon(memory, now) && !(id in memory.seen);
}

/** @param runs all that were read in this poll */
export function remembering(memory: Memory, runs: ExportRun[], now: number): Memory {
	const ends = runs.filter(
		(run): run is ExportRun & { endedAt: number } => run.endedAt !== undefined,
	);
	const next = {
		...memory,
		endedAt: Math.max(memory.endedAt, ...ends.map(({ endedAt }) => endedAt)),
		dueAt: now,
		from: Math.min(now, ...openSince(runs, now)) - OVERLAP,
	};
	const seen = [
		...Object.entries(memory.seen),
		...ends.map(({ id, endedAt }) => [id, endedAt] as const),
	];
	const limit = horizon(next, now);
	return { ...next, seen: Object.fromEntries(seen.filter(([, endedAt]) => endedAt > limit)) };
}

function horizon({ endedAt }: Pick<Memory, 'endedAt'>, now: number): number {
	return Math.max(endedAt - OVERLAP, now - LONGEST_ABSENCE);
}

function openSince(runs: ExportRun[], now: number): number[] {
	return runs
		.filter(({ startedAt, endedAt }) => endedAt === undefined && startedAt >= now - LONGEST_RUN)
		.map(({ startedAt }) => startedAt);
}
