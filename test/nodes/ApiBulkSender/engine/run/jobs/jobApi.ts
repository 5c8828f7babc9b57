import {
	http,
	ok,
	type Loose,
	type Overrides,
	type Reply,
	type Sent,
	type World,
} from '../../harness';

/** Settings for the API below. */
export const later: Overrides = {
	answerComes: 'later',
	jobIdPath: '$.job',
	jobStatusEndpoint: '/jobs/{id}',
	jobStatusPath: '$.state',
	jobDoneValues: 'done',
	jobFailedValues: 'failed',
	responseSplitPath: '$.results[*]',
	groupingLimit: 2,
};

/** A job as the API knows it. */
export interface Job {
	id: string;
	ids: string[];
	openedAt: number;
	/** Looks at it so far, this one included. */
	looks: number;
	/** Looks at its result, this one included. */
	fetches: number;
}

interface Behaviour {
	/** To a batch; undefined: it becomes a job. */
	opens?: (request: Sent, nth: number) => Reply | undefined;
	/** To a look; by default the job is done at once and every record succeeded. */
	looks?: (job: Job, request: Sent) => Reply;
	result?: (job: Job, request: Sent) => Reply;
}

export const done = ({ ids }: Job, part: (id: string) => Loose = () => ({})) =>
	ok({ state: 'done', results: ids.map(part) });
export const running = ok({ state: 'running' });

/** An API that takes batches in as jobs j1, j2, … */
export function jobApi({ opens, looks = (job) => done(job), result }: Behaviour = {}) {
	const jobs: Job[] = [];
	const polls: Sent[] = [];
	const posts: Sent[] = [];
	const answers = (request: Sent): Reply => {
		const { method, url, at, ids } = request;
		if (method === 'GET') {
			polls.push(request);
			const [, id, rest] = /\/jobs\/(\w+)(\/result)?$/.exec(url) ?? [];
			const job = jobs.find((one) => one.id === id);
			if (job === undefined) return http(404, 'no such job');
			if (rest === undefined) job.looks++;
			else job.fetches++;
			return (rest === undefined ? looks : (result ?? looks))(job, request);
		}
		posts.push(request);
		const own = opens?.(request, posts.length);
		if (own !== undefined) return own;
		const job = { id: `j${jobs.length + 1}`, ids, openedAt: at, looks: 0, fetches: 0 };
		jobs.push(job);
		return http(202, { job: job.id, state: 'queued' });
	};
	const world = (more: World = {}): World => ({ answers, ...more });
	return { answers, world, jobs, polls, posts };
}
