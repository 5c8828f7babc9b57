import type { Ledger } from '../account/ledger';
import type { Ports } from '../types';

const EVERY_MS = 5000;

/** Tells how a long run goes: every few seconds, and whenever all requests must wait. */
export class ProgressReport {
	private readonly startedAt: number;
	private reportedAt: number;

	constructor(
		private readonly ports: Pick<Ports, 'onProgress' | 'now'>,
		private readonly ledger: Ledger,
	) {
		this.startedAt = this.reportedAt = ports.now();
	}

	/** @param pausedUntil time (ms) until which all requests wait */
	report(requests: number, pausedUntil?: number): void {
		const now = this.ports.now();
		if (pausedUntil === undefined && now - this.reportedAt < EVERY_MS) return;
		this.reportedAt = now;
		const pauseMs = pausedUntil === undefined ? undefined : pausedUntil - now;
		const { succeeded, failed } = this.ledger;
		const durationMs = now - this.startedAt;
		try {
			this.ports.onProgress?.({ succeeded, failed, requests, durationMs, pauseMs });
		} catch {
			// What is only told must not end what is done.
		}
	}
}
