import type { Decision, Stop } from './decision';

/** For how long the destination has done nothing but ask to wait. */
export class YieldSeries {
	private since: number | undefined;

	/** @param maxMs how long it may; 0 means for ever */
	constructor(private readonly maxMs: number) {}

	/** Notes what followed from an answer. @returns why the run ends rather than wait any longer */
	note(decision: Decision, now: number): Stop | undefined {
		if (!isYielding(decision)) this.since = undefined;
		else this.since ??= now;
		const until = decision.kind === 'settle' ? decision.pauseUntil : undefined;
		if (until === undefined || this.maxMs === 0) return undefined;
		if (until <= (this.since ?? now) + this.maxMs) return undefined;
		const reason = `The destination asked to wait for longer than 'Max Yield Time' (${this.maxMs / 1000} s)`;
		return { kind: 'waiting', reason };
	}
}

/** Whether an answer only asked to wait. */
export function isYielding(decision: Decision): boolean {
	return (
		decision.kind === 'settle' &&
		decision.settled.length === 0 &&
		decision.again.some(({ yielding }) => yielding)
	);
}
