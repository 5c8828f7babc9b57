import { ApiProblem } from '../../shared/http/apiProblem';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { listAll } from '../../shared/adobe/client/pages';
import { otherSubjects } from '../../shared/adobe/client/subjects';
import type { Run } from '../../shared/adobe/runs/run';
import type { AudienceValue, Flow } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { explainExport } from './exportProblems';
import type { StartedRun } from './startedRun';

const ADHOC_RUN = '/data/core/activation/disflowprovider/adhocrun';
/** Without it version 1 applies, which wants export ids. Source: ad-hoc-activation.yaml. */
const ACCEPT = 'application/vnd.adobe.adhoc.activation+json; version=2';
/** Source: guardrails of destinations. */
const MOST_AUDIENCES = 80;

interface AdhocAnswer {
	order?: Array<{ segment?: string; statusURL?: string }>;
}

/**
 * Starts the export of these audiences, at most 80 in one job.
 *
 * @throws ApiProblem that names the runs started before, when a later job is refused
 */
export async function startExport(
	client: AdobeClient,
	flow: Flow,
	audiences: AudienceValue[],
): Promise<StartedRun[]> {
	const started: StartedRun[] = [];
	for (let at = 0; at < audiences.length; at += MOST_AUDIENCES) {
		const ids = audiences.slice(at, at + MOST_AUDIENCES).map(exportId);
		try {
			const runs = await startJob(client, flow, ids);
			started.push(...runs);
			assertAllStarted(ids, runs, audiences);
		} catch (error) {
			if (!(error instanceof ApiProblem)) throw error;
			throw explainExport(error, audiences, started);
		}
	}
	return started;
}

/** @throws ApiProblem for an audience that Adobe has left out */
function assertAllStarted(ids: string[], runs: StartedRun[], audiences: AudienceValue[]): void {
	const named = runs.flatMap(({ audienceIds }) => audienceIds);
	const missing = ids.find((id) => !named.includes(id));
	// As many under other ids are all of them.
	if (missing === undefined || named.length >= ids.length) return;
	const audience = audiences.find((each) => exportId(each) === missing);
	throw withoutRun(`the audience '${audience?.name ?? missing}'`);
}

/** Status 502: whether it has begun is not known. */
function withoutRun(what: string): ApiProblem {
	return new ApiProblem(
		`Adobe took the order to export ${what}, but named no run for it`,
		'Look at the runs of the dataflow before you export again',
		502,
	);
}

/** External audiences go by Adobe's own id here. Source: ad-hoc activation guide. */
export function exportId({ id, systemSegmentId }: AudienceValue): string {
	return typeof systemSegmentId === 'string' && systemSegmentId !== '' ? systemSegmentId : id;
}

async function startJob(client: AdobeClient, flow: Flow, ids: string[]): Promise<StartedRun[]> {
	const subject = { ...otherSubjects.exportNow, id: flow.id };
	const [newest] = await newestRuns(client, flow.id, 1);
	try {
		const { order = [] } = await client.post<AdhocAnswer>(
			ADHOC_RUN,
			{ activationInfo: { [flow.id]: ids } },
			subject,
			{ headers: { Accept: ACCEPT } },
		);
		const runs = runsOf(order, ids);
		if (runs.length > 0) return runs;
		throw withoutRun(`the dataflow '${flow.name ?? flow.id}'`);
	} catch (error) {
		if (!(error instanceof ApiProblem) || !error.ambiguous) throw error;
		// A second order would be a second export, so runs that have begun since are taken for ours.
		const begun = await runsSince(client, flow.id, newest?.id, ids);
		if (begun.length > 0) return begun;
		throw error;
	}
}

async function newestRuns(client: AdobeClient, flowId: string, limit: number): Promise<Run[]> {
	return await listAll<Run>(client, 'runs', { property: `flowId==${flowId}` }, limit);
}

/** Runs of none but these audiences; others may be exports on schedule. */
async function runsSince(
	client: AdobeClient,
	flowId: string,
	before: string | undefined,
	ids: string[],
): Promise<StartedRun[]> {
	const runs = await newestRuns(client, flowId, 2 * MOST_AUDIENCES);
	const end = before === undefined ? runs.length : runs.findIndex(({ id }) => id === before);
	return runs
		.slice(0, Math.max(0, end))
		.map((run) => ({ runId: run.id, audienceIds: audiencesOfRun(run) }))
		.filter(({ audienceIds }) => audienceIds.every((id) => ids.includes(id)))
		.map(({ runId, audienceIds }) => ({
			runId,
			audienceIds: audienceIds.length > 0 ? audienceIds : ids,
		}));
}

/** Several audiences may share one run. */
function runsOf(order: NonNullable<AdhocAnswer['order']>, ids: string[]): StartedRun[] {
	const runs = new Map<string, string[]>();
	for (const { segment, statusURL = '' } of order) {
		const runId = /\/runs\/([^/?#]+)/.exec(statusURL)?.[1];
		if (runId === undefined) continue;
		const among = runs.get(runId) ?? [];
		runs.set(runId, among);
		if (segment) among.push(segment);
	}
	return [...runs].map(([runId, audienceIds]) => ({
		runId,
		audienceIds: audienceIds.length > 0 ? audienceIds : ids,
	}));
}

/** Adobe names them `segment:<id>`; none while the run is new. Source: destinations.yaml. */
function audiencesOfRun({ metrics }: Run): string[] {
	const { targetSummaries = [] } = (metrics?.recordSummary ?? {}) as {
		targetSummaries?: Array<{ entitySummaries?: Array<{ id?: string }> }>;
	};
	return targetSummaries
		.flatMap(({ entitySummaries = [] }) => entitySummaries)
		.map(({ id = '' }) => id.replace(/^segment:/, ''));
}

/** @throws InputError for an audience whose schedule does not cover today: Adobe exports none then */
export function assertInSchedule(audiences: AudienceValue[], today: string): void {
	for (const { id, name, schedule = {} } of audiences) {
		const { startDate, endDate } = schedule as { startDate?: string; endDate?: string };
		const isOver = endDate !== undefined && endDate <= today;
		const isAhead = startDate !== undefined && startDate > today;
		if (!isOver && !isAhead) continue;
		throw new InputError(
			'Audience',
			`The audience '${name ?? id}' cannot be exported now: its schedule ${isAhead ? `begins on ${startDate}` : `ended on ${endDate}`}`,
			isAhead
				? "Change its 'Start Date' with the operation Update, or wait until then"
				: "Change its 'End Date' with the operation Update",
		);
	}
}
