import type { Answer, Call } from '../core/endpoint.ts';
import { listAnswer, oneAnswer, pick } from './collection.ts';
import type { Context } from './context.ts';
import type { Flow } from './flows/storedFlow.ts';
import type { Fields } from './json.ts';
import { newEntity } from './newEntity.ts';
import { newestFirst } from './newestFirst.ts';
import type { StoredRun } from './storedRun.ts';

type Outcome = 'inProgress' | 'success' | 'failed';

const recordsOfAudience = 1250;
const skippedOfAudience = 50;
const bytesOfRecord = 96;
const statuses: Record<Outcome, string> = {
	inProgress: 'Processing',
	success: 'Success',
	failed: 'Failed',
};

export function startRun(context: Context, flow: Flow, audiences: string[]): StoredRun {
	const { state, now } = context;
	const { flowSpec } = flow;
	const entity = newEntity(context, { name: '', flowId: flow.id, flowSpec });
	const run = {
		entity,
		flowId: flow.id,
		audiences,
		sourceId: flow.sourceConnectionIds[0],
		targetId: flow.targetConnectionIds[0],
		startedAt: now,
		finishesAt: now + state.settings.runMs,
		failure: audiences.length > 0 ? state.runFailures.shift() : undefined,
	};
	context.space.runs.set(entity.id, run);
	return run;
}

export function outcomeOf({ finishesAt, failure }: StoredRun, { now }: { now: number }): Outcome {
	if (now < finishesAt) return 'inProgress';
	return failure === undefined ? 'success' : 'failed';
}

function recordSummary(run: StoredRun, outcome: Outcome): Fields {
	const input = run.audiences.length * recordsOfAudience;
	const skipped = outcome === 'success' ? run.audiences.length * skippedOfAudience : 0;
	const created = outcome === 'success' ? input - skipped : 0;
	const counts = (share: number, done: boolean) => ({
		inputRecordCount: recordsOfAudience * share,
		...(done ? { createdRecordCount: (recordsOfAudience - skippedOfAudience) * share } : {}),
	});
	const entitySummaries = run.audiences.map((id) => ({
		id: `segment:${id}`,
		...counts(1, outcome === 'success'),
	}));
	const failedInfo = failureInfo(run, outcome);
	return {
		inputRecordCount: input,
		createdRecordCount: created,
		outputRecordCount: created,
		skippedRecordCount: skipped,
		failedRecordCount: outcome === 'failed' ? input : 0,
		sourceSummaries: [{ id: run.sourceId, inputRecordCount: input, entitySummaries }],
		targetSummaries: [{ id: run.targetId, outputRecordCount: created, entitySummaries }],
		...(failedInfo.length > 0 ? { failedInfo } : {}),
	};
}

function failureInfo({ failure }: StoredRun, outcome: Outcome): Fields[] {
	if (outcome !== 'failed') return [];
	return [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: failure }];
}

function metrics(run: StoredRun, outcome: Outcome): Fields {
	const finished = outcome === 'inProgress' ? {} : { completedAtUTC: run.finishesAt };
	const records = recordSummary(run, outcome);
	const files = outcome === 'success' ? run.audiences.length : 0;
	const outputBytes = Number(records['outputRecordCount']) * bytesOfRecord;
	return {
		durationSummary: { startedAtUTC: run.startedAt, ...finished },
		sizeSummary: {
			inputBytes: run.audiences.length * recordsOfAudience * bytesOfRecord,
			outputBytes,
		},
		recordSummary: records,
		fileSummary: { inputFileCount: run.audiences.length, outputFileCount: files },
		statusSummary: { status: statuses[outcome], errors: failureInfo(run, outcome) },
	};
}

export function runView(context: Context, run: StoredRun): Fields {
	const outcome = outcomeOf(run, context);
	const measured = metrics(run, outcome);
	const entity: Fields = { ...run.entity };
	delete entity['name'];
	const activity = {
		id: `activity-${run.entity.id}`,
		name: 'Activation Batch Publisher Activity',
		durationSummary: measured['durationSummary'],
		statusSummary: measured['statusSummary'],
	};
	const updatedAt = outcome === 'inProgress' ? run.startedAt : run.finishesAt;
	return { ...entity, updatedAt, state: outcome, metrics: measured, activities: [activity] };
}

function runsNewestFirst({ space }: Context): StoredRun[] {
	const byEntity = new Map([...space.runs.values()].map((run) => [run.entity, run]));
	return newestFirst(byEntity.keys()).map((entity) => byEntity.get(entity)!);
}

export function listRuns(context: Context, call: Call): Answer {
	const items = runsNewestFirst(context).map((run) => runView(context, run));
	return listAnswer(context, call, 'runs', items);
}

export function getRun(context: Context, { params }: Call): Answer {
	return oneAnswer(runView(context, pick(context.space.runs, 'runs', params['id'])));
}

export function lastRunDetails(context: Context, flowId: string): Fields {
	const run = runsNewestFirst(context).find((one) => one.flowId === flowId);
	if (!run) return {};
	const state = outcomeOf(run, context);
	const finished = state === 'inProgress' ? {} : { completedAtUTC: run.finishesAt };
	const details = { id: run.entity.id, state, startedAtUTC: run.startedAt, ...finished };
	return { lastRunDetails: details };
}
