/** All virtual times are told in ms since this one. */
export const START = Date.UTC(2026, 0, 1);

/** Time that passes only when nothing else can happen. */
export class Clock {
	time = START;
	private timers: Array<{ at: number; ring: () => void }> = [];

	readonly now = () => this.time;

	readonly sleep = (ms: number, signal?: AbortSignal) =>
		new Promise<void>((resolve, reject) => {
			const timer = { at: this.time + ms, ring: resolve };
			if (ms !== Infinity) this.timers.push(timer);
			signal?.addEventListener('abort', () => {
				this.timers = this.timers.filter((other) => other !== timer);
				reject(new Error('aborted'));
			});
		});

	/** Runs until `work` is done. */
	async drive<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const finish = () => {
			done = true;
		};
		work.then(finish, finish);
		for (;;) {
			await new Promise(setImmediate);
			if (done) return work;
			this.ringNext();
		}
	}

	/** Lets happen whatever is still to come. */
	async runOut(): Promise<void> {
		while (this.timers.length > 0) {
			this.ringNext();
			await new Promise(setImmediate);
		}
	}

	private ringNext(): void {
		if (this.timers.length === 0) throw new Error('Stuck: nothing can happen any more');
		const next = this.timers.reduce((first, other) => (other.at < first.at ? other : first));
		this.timers = this.timers.filter((other) => other !== next);
		this.time = next.at;
		next.ring();
	}
}
