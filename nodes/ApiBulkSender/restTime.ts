/** Reading the rest of a file that is not sent must not take long. */
const REST_MS = 10_000;
/** When n8n ends, answers have been awaited for up to ten seconds already. */
const REST_AT_SHUTDOWN_MS = 2_000;

/** How long the rest of files may be read once sending has ended; all files share it. */
export class RestTime {
	private readonly over = new AbortController();
	private timer: NodeJS.Timeout | undefined;

	/** @param cancelled then it is over at once */
	constructor(
		private readonly shutdown: AbortSignal,
		private readonly cancelled: AbortSignal | undefined,
	) {}

	/** Runs from the first time that it is asked for. @returns aborted when it is over */
	begin(): AbortSignal {
		if (this.timer === undefined) {
			this.endIn(REST_MS);
			const shorten = () => this.endIn(REST_AT_SHUTDOWN_MS);
			if (this.shutdown.aborted) shorten();
			else this.shutdown.addEventListener('abort', shorten, { signal: this.over.signal });
		}
		const { signal } = this.over;
		return this.cancelled === undefined ? signal : AbortSignal.any([signal, this.cancelled]);
	}

	close(): void {
		clearTimeout(this.timer);
		this.over.abort();
	}

	private endIn(ms: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.over.abort(), ms);
	}
}
