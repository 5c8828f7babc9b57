/** n8n ends: a deployment, or a worker that is taken away. */
export interface Shutdown {
	readonly signal: AbortSignal;
	/** The run has ended. */
	release(): void;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Of this process; it ends only once. */
const ending = new AbortController();
let runs = 0;

const onSignal = () => ending.abort();

/**
 * Tells a run when n8n ends: n8n itself waits for runs then, but tells them nothing. There is one
 * listener for all runs of the process. It is added only beside n8n's own, which n8n removes when it
 * ends: a listener that came later would swallow the second signal, which is to kill at once.
 */
export function watchShutdown(): Shutdown {
	if (runs++ === 0 && !ending.signal.aborted) {
		for (const signal of SIGNALS) {
			if (process.listenerCount(signal) > 0) process.on(signal, onSignal);
		}
	}
	let isReleased = false;
	return {
		signal: ending.signal,
		release: () => {
			if (isReleased) return;
			isReleased = true;
			if (--runs > 0) return;
			for (const signal of SIGNALS) process.removeListener(signal, onSignal);
		},
	};
}
