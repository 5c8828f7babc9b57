import { CommonPace } from '../engine/run/commonPace';

interface Entry {
	pace: CommonPace;
	runs: number;
}

const all = new Map<string, Entry>();

/**
 * The pace of all runs of this process with the same key. It outlives its last run for as long as
 * what started counts.
 *
 * @param now ms, as `performance.now`
 */
export function joinCommonPace(key: string, now: number): { pace: CommonPace; leave: () => void } {
	for (const [other, { pace, runs }] of all) {
		if (runs === 0 && pace.isOver(now)) all.delete(other);
	}
	const entry = all.get(key) ?? { pace: new CommonPace(), runs: 0 };
	all.set(key, entry);
	entry.runs++;
	return { pace: entry.pace, leave: () => void entry.runs-- };
}
