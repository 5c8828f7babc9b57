import type { Ports } from '../types';

/** One wake-up at a time: the earliest that was asked for. */
export class Wake {
	private pending: { at: number; abort: AbortController } | undefined;

	constructor(
		private readonly ports: Pick<Ports, 'sleep' | 'now'>,
		private readonly onWake: () => void,
	) {}

	at(time: number): void {
		if (this.pending !== undefined && this.pending.at <= time) return;
		this.cancel();
		const pending = { at: time, abort: new AbortController() };
		this.pending = pending;
		this.ports.sleep(Math.max(0, time - this.ports.now()), pending.abort.signal).then(
			() => {
				if (this.pending !== pending) return;
				this.pending = undefined;
				this.onWake();
			},
			() => undefined,
		);
	}

	cancel(): void {
		this.pending?.abort.abort();
		this.pending = undefined;
	}
}
