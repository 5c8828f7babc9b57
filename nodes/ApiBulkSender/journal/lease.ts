import { writeFileSync, readFileSync, renameSync, rmSync } from 'node:fs';

import type { Owner } from './owner';

/** Without a beat for so long an owner has lost its journal. */
export const LEASE_MS = 20_000;
const BEAT_MS = 3_000;

/** A heartbeat in a file. */
export class Lease {
	private beats = 0;
	private beatenAt = performance.now();
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly path: string,
		private readonly owner: Owner,
		private readonly leaseMs: number,
	) {
		this.beat();
		this.timer = setInterval(() => this.beat(), Math.min(BEAT_MS, leaseMs / 6));
		this.timer.unref();
	}

	/** Well before anybody may take over. */
	get isFresh(): boolean {
		return performance.now() - this.beatenAt < this.leaseMs / 2;
	}

	release(): void {
		clearInterval(this.timer);
		// An owner that was believed dead must not take the lease of who came after it.
		if (readLease(this.path)?.owner?.id === this.owner.id) rmSync(this.path, { force: true });
	}

	private beat(): void {
		const at = performance.now();
		// After a long stop somebody may have taken over: such a lease is never fresh again.
		if (this.beats > 0 && !this.isFresh) return;
		try {
			const text = JSON.stringify({ ...this.owner, beat: ++this.beats });
			writeFileSync(`${this.path}.new`, text, { mode: 0o600 });
			renameSync(`${this.path}.new`, this.path);
			this.beatenAt = at;
		} catch {
			// The lease grows old, and sending stops with it.
		}
	}
}

/** What stands in a lease; undefined when there is none. */
export function readLease(path: string): { text: string; owner: Owner | undefined } | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
	try {
		return { text, owner: JSON.parse(text) as Owner };
	} catch {
		return { text, owner: undefined };
	}
}
