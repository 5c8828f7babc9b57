import type { Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { judge } from '../generic/judge.ts';

/** How a job ends: one that is forgotten is known no more once it is over. */
export type Ending = 'done' | 'failed' | 'forgotten';
export type Stage = 'queued' | 'running' | Ending;

export interface Job {
	id: string;
	/** Of which API it is. */
	collection: string;
	records: unknown[];
	/** What is wrong with each record, if anything. */
	refusals: Array<Refusal | undefined>;
	startedAt: number;
	ending: Ending;
}

export interface JobSettings {
	/** How long a job waits for its turn, in ms. */
	queuedMs: number;
	/** How long it takes then, in ms. */
	runsMs: number;
	/** Jobs that may be open at once. */
	mostOpen: number;
	/** How the next jobs end, one each; then all are done. */
	endings: Ending[];
}

interface JobState {
	settings: JobSettings;
	jobs: Map<string, Job>;
}

export function jobState(world: World): JobState {
	const memory = world.memory<JobState>('jobs');
	let state = memory.get('state');
	if (!state) {
		const settings = { queuedMs: 50, runsMs: 100, mostOpen: 30, endings: [] };
		state = { settings, jobs: new Map() };
		memory.set('state', state);
	}
	return state;
}

/** @returns undefined when too many jobs are open; records of a job that fails are not accepted */
export function openJob(
	world: World,
	call: Call,
	collection: string,
	records: unknown[],
	allOrNone = false,
): Job | undefined {
	const refusals = records.map((record, index) => judge(world, collection, call, record, index));
	return openJudged(world, collection, records, refusals, allOrNone);
}

/** As `openJob`, with records that were looked at. */
export function openJudged(
	world: World,
	collection: string,
	records: unknown[],
	refusals: Job['refusals'],
	allOrNone = false,
): Job | undefined {
	const { settings, jobs } = jobState(world);
	if (openJobs(world) >= settings.mostOpen) return undefined;
	const isRefused = allOrNone && refusals.some((refusal) => refusal !== undefined);
	const ending = settings.endings.shift() ?? 'done';
	const job: Job = {
		id: String(7001 + jobs.size),
		collection,
		records,
		refusals,
		startedAt: world.now(),
		ending: isRefused ? 'failed' : ending,
	};
	jobs.set(job.id, job);
	if (job.ending !== 'failed') {
		records
			.filter((_, at) => refusals[at] === undefined)
			.forEach((record) => world.accepted.add(collection, record));
	}
	return job;
}

export function openJobs(world: World): number {
	const jobs = [...jobState(world).jobs.values()];
	return jobs.filter((job) => ['queued', 'running'].includes(stageOf(world, job))).length;
}

export function stageOf(world: World, { startedAt, ending }: Job): Stage {
	const { queuedMs, runsMs } = jobState(world).settings;
	const age = world.now() - startedAt;
	if (age < queuedMs) return 'queued';
	return age < queuedMs + runsMs ? 'running' : ending;
}

/** The job and how far it is; undefined when there is none of that API, or it is forgotten. */
export function findJob(
	world: World,
	collection: string,
	{ params }: Call,
): { job: Job; stage: Exclude<Stage, 'forgotten'> } | undefined {
	const job = jobState(world).jobs.get(params['id'] ?? '');
	if (job?.collection !== collection) return undefined;
	const stage = stageOf(world, job);
	return stage === 'forgotten' ? undefined : { job, stage };
}
