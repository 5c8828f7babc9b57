import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import { isNew, remembering, type Memory } from './memory';
import type { EventName } from './settings';

export interface Taken {
	run: ExportRun;
	event: EventName;
}

/**
 * The runs that start the workflow now, and what is to be known at the next poll.
 *
 * @param runs all that were read in this poll
 * @param eventsOf what a run that has ended is an event of, what says most of it first
 */
export function takeNew(
	memory: Memory,
	runs: ExportRun[],
	eventsOf: (run: ExportRun) => EventName[],
	now: number,
): { taken: Taken[]; next: Memory } {
	const isWanted = (event: EventName, { endedAt = 0 }: ExportRun) =>
		endedAt > (memory.since[event] ?? Infinity);
	const taken = runs
		.filter((run) => isNew(run, memory, now))
		.flatMap((run) => {
			const event = eventsOf(run).find((each) => isWanted(each, run));
			return event === undefined ? [] : [{ run, event }];
		});
	return { taken, next: remembering(memory, runs, now) };
}
