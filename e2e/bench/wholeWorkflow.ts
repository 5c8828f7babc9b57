import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';

import { startN8n } from '../n8n/n8n.ts';
import { Session } from '../n8n/session.ts';
import type { Workflow } from '../n8n/types.ts';
import { peakMemory, resetPeakMemory } from './peakMemory.ts';
import { loads, median } from './settings.ts';
import type { BenchDestination } from './startDestination.ts';
import { trigger, wayWorkflow, ways, type Way } from './ways.ts';

export interface WayResult {
	way: Way;
	records: number;
	/** What the way adds to a workflow that only makes the items. */
	seconds?: number;
	megabytes?: number;
	sockets: number;
	/** Why it did not finish. */
	failure?: string;
	arrived: number;
}

interface Running {
	session: Session;
	pid: number;
}

interface Timing {
	milliseconds: number;
	failure?: string;
}

export interface WholeWorkflowSetup {
	n8nFolder: string;
	userFolder: string;
	destination: BenchDestination;
	quick: boolean;
}

// A run this long is not repeated.
const longMilliseconds = 20_000;

const isRunning = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/** How the execution stands; an n8n that is too busy to answer leaves it unknown. */
async function statusOf(session: Session, workflowId: string, id: string): Promise<string> {
	const query = encodeURIComponent(JSON.stringify({ workflowId }));
	try {
		// The list does not carry the run's data, so asking often costs n8n little.
		const { results } = await session.call<{ results: Array<{ id: string; status: string }> }>(
			'GET',
			`/executions?limit=1&filter=${query}`,
		);
		return results.find((execution) => execution.id === id)?.status ?? 'new';
	} catch (error) {
		if (error instanceof TypeError) return 'unknown';
		throw error;
	}
}

export async function timeRun(
	{ session, pid }: Running,
	workflow: Workflow & { id: string },
): Promise<Timing> {
	const started = performance.now();
	const id = await session.start(workflow, trigger);
	for (;;) {
		const status = await statusOf(session, workflow.id, id);
		const milliseconds = performance.now() - started;
		if (status === 'success') return { milliseconds };
		if (!isRunning(pid)) return { milliseconds, failure: 'n8n itself crashed' };
		if (!['new', 'running', 'waiting', 'unknown'].includes(status)) {
			const { error } = (await session.execution(id)).data.resultData;
			return { milliseconds, failure: error?.message ?? status };
		}
		await sleep(25);
	}
}

async function medianTime(running: Running, workflow: Workflow, rounds: number): Promise<Timing> {
	const stored = await running.session.createWorkflow(workflow);
	const times: number[] = [];
	while (times.length < rounds) {
		const { milliseconds, failure } = await timeRun(running, stored);
		if (failure) return { milliseconds, failure };
		times.push(milliseconds);
		if (milliseconds > longMilliseconds) break;
	}
	return { milliseconds: median(times) };
}

async function measureInside(
	running: Running,
	way: Way,
	{ destination, quick }: WholeWorkflowSetup,
): Promise<WayResult> {
	const { session, pid } = running;
	const { url } = destination;
	const credential = await session.createCredential({
		name: 'Bench',
		type: 'destinationApi',
		data: { apiBaseUrl: url, authentication: 'none' },
	});
	const load = loads.find(({ recordsPerRequest }) => recordsPerRequest === way.recordsPerRequest)!;
	const records = quick ? way.records.quick : way.records.full;
	const steps = way.steps({ url, credential, load });
	const rounds = quick ? 1 : 3;

	await medianTime(running, wayWorkflow('Warm-up', 200, steps, way.loops), 1);
	const itemsOnly = await medianTime(running, wayWorkflow('Items', records, []), rounds);
	await destination.takeStats();
	resetPeakMemory(pid);
	const whole = await medianTime(running, wayWorkflow('Way', records, steps, way.loops), rounds);
	const stats = await destination.takeStats();
	return {
		way,
		records,
		seconds: whole.failure ? undefined : (whole.milliseconds - itemsOnly.milliseconds) / 1000,
		megabytes: peakMemory(pid),
		sockets: stats.maxOpen,
		failure: whole.failure,
		arrived: stats.records,
	};
}

/** Each way in a freshly started n8n, so that none inherits the memory of another. */
export async function measureWays(setup: WholeWorkflowSetup): Promise<WayResult[]> {
	const results: WayResult[] = [];
	for (const way of ways) {
		console.log(`  ${way.name}, ${way.recordsPerRequest} per request ...`);
		const n8n = await startN8n(setup.n8nFolder, setup.userFolder, {
			env: {
				N8N_CUSTOM_EXTENSIONS: join(import.meta.dirname, 'nodes'),
				N8N_RUNNERS_TASK_TIMEOUT: '900',
			},
		});
		try {
			const session = new Session(n8n.url);
			await (results.length === 0 ? session.createOwner() : session.login());
			results.push(await measureInside({ session, pid: n8n.pid }, way, setup));
		} finally {
			await n8n.stop();
		}
	}
	return results;
}
