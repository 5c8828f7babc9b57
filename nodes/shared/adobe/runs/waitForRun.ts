import { Patience } from '../change/settle';
import type { AdobeClient } from '../client/adobeClient';
import { isFinished, type Run } from './run';
import { simplifyRun } from './simplifyRun';

export interface RunWait {
	longestWaitMs: number;
	/** Takes the progress, one line each time that something is new. */
	log(line: string): void;
}

/** A line comes at least this often. */
const LONGEST_SILENCE_MS = 60_000;

/**
 * Reads a run until it has succeeded or failed.
 *
 * @returns `pending` when it still goes on after the longest wait
 */
export async function waitForRun(
	client: AdobeClient,
	runId: string,
	{ longestWaitMs, log }: RunWait,
): Promise<{ run: Run; pending: boolean }> {
	const patience = new Patience(client, longestWaitMs);
	const report = reporter(client, log);
	for (;;) {
		const run = await client.getOne<Run>('runs', runId);
		report(run);
		if (isFinished(run)) return { run, pending: false };
		if (!(await patience.wait())) return { run, pending: true };
	}
}

function reporter({ ports }: AdobeClient, log: RunWait['log']): (run: Run) => void {
	const start = ports.now();
	let lastNews = '';
	let lastTime = 0;
	return (run) => {
		const now = ports.now();
		const news = describe(run);
		if (news === lastNews && now - lastTime < LONGEST_SILENCE_MS) return;
		log(`${news} after ${Math.round((now - start) / 1000)} s`);
		lastNews = news;
		lastTime = now;
	};
}

function describe(run: Run): string {
	const { id, status, profilesExported } = simplifyRun(run);
	return `Run ${id}: ${status}, ${(profilesExported ?? 0).toLocaleString('en-US')} profiles exported`;
}
