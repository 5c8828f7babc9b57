import type { Answer, Call } from '../core/endpoint.ts';
import { listAnswer, oneAnswer, pick } from './collection.ts';
import type { Context } from './context.ts';
import type { Flow } from './flows/storedFlow.ts';
import type { Fields } from './json.ts';
import { newEntity } from './newEntity.ts';
import { newestFirst } from './newestFirst.ts';
import { outcomeOf, runView } from './runView.ts';
import type { StoredRun } from './storedRun.ts';

export function startRun(
	context: Context,
	flow: Flow,
	audiences: string[],
	other: Partial<StoredRun> = {},
): StoredRun {
	const { state, now } = context;
	const { flowSpec } = flow;
	const { startedAt = now } = other;
	const entity = newEntity(context, { name: '', flowId: flow.id, flowSpec });
	const run = {
		entity: Object.assign(entity, { createdAt: startedAt }),
		flowId: flow.id,
		audiences,
		sourceId: flow.sourceConnectionIds[0],
		targetId: flow.targetConnectionIds[0],
		startedAt,
		finishesAt: startedAt + state.settings.runMs,
		content: { received: 1250, exported: 1200 },
		...other,
	};
	context.space.runs.set(entity.id, run);
	return run;
}

/** One that Adobe starts for audiences; it fails if the next one is to. */
export function startExport(context: Context, flow: Flow, audiences: string[]): StoredRun {
	return startRun(context, flow, audiences, { failure: context.state.runFailures.shift() });
}

/** Those that are still kept. */
function runsNewestFirst({ space, state, now }: Context): StoredRun[] {
	const byEntity = new Map([...space.runs.values()].map((run) => [run.entity, run]));
	return newestFirst(byEntity.keys())
		.map((entity) => byEntity.get(entity)!)
		.filter(({ startedAt }) => startedAt > now - state.settings.runsKeptMs)
		.toSorted((left, right) => right.startedAt - left.startedAt);
}

export function listRuns(context: Context, call: Call): Answer {
	const items: Fields[] = runsNewestFirst(context).map((run) => runView(run, context));
	return listAnswer(context, call, 'runs', items);
}

export function getRun(context: Context, { params }: Call): Answer {
	return oneAnswer(runView(pick(context.space.runs, 'runs', params['id']), context));
}

export function lastRunDetails(context: Context, flowId: string): Fields {
	const run = runsNewestFirst(context).find((one) => one.flowId === flowId);
	if (!run) return {};
	const state = outcomeOf(run, context);
	const finished = state === 'inProgress' ? {} : { completedAtUTC: run.finishesAt };
	const details = { id: run.entity.id, state, startedAtUTC: run.startedAt, ...finished };
	return { lastRunDetails: details };
}
