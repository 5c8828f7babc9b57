import { ApiProblem } from '../../http/apiProblem';
import type { AdobeClient } from '../client/adobeClient';
import { otherSubjects } from '../client/subjects';
import type { AudienceValue } from '../types';
import type { Evaluations } from './expected/evaluationTimetable';
import { readSchedule } from './expected/schedule';

const JOBS = '/data/core/ups/segment/jobs';
const SCHEDULES = '/data/core/ups/config/schedules';
/** One a day, and a job names all audiences: more would be a large answer. */
const MOST_JOBS = 10;

/** Source: segmentation.yaml. */
interface Job {
	status?: string;
	source?: string;
	creationTime?: number;
	updateTime?: number;
	metrics?: { totalTime?: { endTimeInMs?: number } };
}

interface Schedule {
	type?: string;
	state?: string;
	/** Quartz cron in UTC, e.g. `0 0 1 * * ?`. */
	schedule?: string;
}

/** When audiences were evaluated, as far as the credential may read it. */
export async function readEvaluations(client: AdobeClient): Promise<Evaluations> {
	const jobs = await childrenOf<Job>(client, JOBS, {
		status: 'SUCCEEDED',
		sort: 'creationTime:desc',
		limit: MOST_JOBS,
	});
	const schedules = await childrenOf<Schedule>(client, SCHEDULES, { limit: 100 });
	const daily = (jobs ?? []).filter(
		({ status, source = 'scheduler' }) => status === 'SUCCEEDED' && source === 'scheduler',
	);
	const active = schedules?.find(
		({ type, state }) => type === 'batch_segmentation' && state === 'active',
	);
	const ends = daily.map(endOf).filter((end) => end > 0);
	return {
		ends: ends.length > 0 ? ends.sort((left, right) => left - right) : undefined,
		startMinute: startMinute(active?.schedule) ?? minuteOfDay(daily[0]?.creationTime),
	};
}

/** Asked for only where one of the audiences is exported after the daily evaluation. */
export async function evaluationsFor(
	client: AdobeClient,
	audiences: AudienceValue[],
	read = async () => await readEvaluations(client),
): Promise<Evaluations> {
	const isNeeded = audiences
		.map(readSchedule)
		.some((schedule) => typeof schedule !== 'string' && schedule.timeOfDay === undefined);
	return isNeeded ? await read() : {};
}

/** Undefined when the credential may not read them, or Adobe does not answer. */
async function childrenOf<T>(
	client: AdobeClient,
	path: string,
	query: Record<string, string | number>,
): Promise<T[] | undefined> {
	try {
		const { children } = await client.get<{ children?: T[] }>(path, otherSubjects.evaluations, {
			query,
		});
		return children ?? [];
	} catch (error) {
		if (!(error instanceof ApiProblem) || error.status === 401) throw error;
		client.ports.log(`${error.message}; once a day is assumed`);
		return undefined;
	}
}

function endOf({ metrics, updateTime = 0 }: Job): number {
	return metrics?.totalTime?.endTimeInMs || updateTime;
}

/** Only what runs once a day, which is all that Adobe allows. */
function startMinute(cron = ''): number | undefined {
	const [, minute, hour] = /^\s*\d+\s+(\d+)\s+(\d+)\s/.exec(cron) ?? [];
	return minute === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

function minuteOfDay(ms: number | undefined): number | undefined {
	return ms === undefined ? undefined : Math.floor(ms / 60_000) % (24 * 60);
}
