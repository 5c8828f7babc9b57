import type { Fields } from './json.ts';
import type { StoredRun } from './storedRun.ts';

export type Outcome = 'inProgress' | 'success' | 'failed';

const bytesOfRecord = 96;
const statuses: Record<Outcome, string> = {
	inProgress: 'Processing',
	success: 'success',
	failed: 'failed',
};
const activities = {
	building: {
		id: 'c4f238e3-7334-4933-8b56-64d7ea43ea54',
		name: 'Activation Batch XdmProcessor Activity',
	},
	delivering: {
		id: '51d82b36-6b8f-11eb-9439-0242ac130002',
		name: 'Activation Batch Publisher Activity',
	},
};

export function outcomeOf({ finishesAt, failure }: StoredRun, { now }: { now: number }): Outcome {
	if (now < finishesAt) return 'inProgress';
	return failure === undefined ? 'success' : 'failed';
}

/**
 * As the samples show runs (Batch_Flow_Run_Success and Batch_Flow_Run_Failure in destinations.yaml,
 * the run of nothing in the guide on exporting datasets): a failed one has neither sizes nor files
 * nor targets, one of nothing does not count what it exported.
 */
export function runView(run: StoredRun, { now }: { now: number }): Fields {
	const outcome = outcomeOf(run, { now });
	const entity: Fields = { ...run.entity };
	delete entity['name'];
	const end = outcome === 'inProgress' ? {} : { completedAtUTC: run.finishesAt };
	const durationSummary = { startedAtUTC: run.startedAt, ...end };
	return {
		...entity,
		updatedAt: outcome === 'inProgress' ? run.startedAt : run.finishesAt,
		state: outcome,
		metrics: {
			durationSummary,
			...measured(run, outcome),
			statusSummary: {
				status: statuses[outcome],
				...(outcome === 'failed' ? { errors: failureInfo(run) } : {}),
				activityRefs: [activities.building.id],
			},
		},
		activities: activitiesOf(run, outcome, durationSummary),
	};
}

function measured(run: StoredRun, outcome: Outcome): Fields {
	const { sourceId, targetId, content } = run;
	const audiences = run.nameless ? [] : run.audiences;
	const share = run.audiences.length;
	const summary = (id: string, counts: (share: number) => Fields) => ({
		id,
		...counts(share),
		entitySummaries: audiences.map((audience) => ({ id: `segment:${audience}`, ...counts(1) })),
	});
	const received = outcome === 'failed' ? 0 : content.received;
	const incoming = (of: number) => ({
		inputRecordCount: received * of,
		skippedRecordCount: outcome === 'success' ? (received - content.exported) * of : 0,
	});
	const source = summary(sourceId, incoming);
	if (outcome === 'failed') {
		return { recordSummary: { sourceSummaries: [source], failedInfo: failureInfo(run) } };
	}
	const inputBytes = share * received * bytesOfRecord;
	const outgoing = (of: number) => ({
		createdRecordCount: content.exported * of,
		outputRecordCount: content.exported * of,
	});
	if (outcome === 'inProgress') {
		const target = summary(targetId, () => ({}));
		return { recordSummary: { sourceSummaries: [source], targetSummaries: [target] } };
	}
	if (received === 0) {
		return {
			sizeSummary: { inputBytes },
			recordSummary: { ...incoming(share), sourceSummaries: [source] },
		};
	}
	return {
		sizeSummary: { inputBytes, outputBytes: share * content.exported * bytesOfRecord },
		recordSummary: {
			...incoming(share),
			...outgoing(share),
			...skippedInfo(incoming(share).skippedRecordCount),
			...failedParts(run),
			sourceSummaries: [source],
			targetSummaries: [summary(targetId, outgoing)],
		},
		fileSummary: {
			inputFileCount: share,
			outputFileCount: share - (content.failedFiles ?? 0),
			...(content.failedFiles ? { failedFileCount: content.failedFiles } : {}),
		},
	};
}

function skippedInfo(count: number): Fields {
	if (count === 0) return {};
	const message = "Records didn't match attribute filter.";
	return { skippedInfo: [{ code: 'ACTIVATION_BATCH-0000-SKIP', message, count }] };
}

function failedParts({ content: { failedRecords } }: StoredRun): Fields {
	if (!failedRecords) return {};
	const failedInfo = [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: 'Records failed.' }];
	return { failedRecordCount: failedRecords, failedInfo };
}

function failureInfo({ failure }: StoredRun): Fields[] {
	return [{ code: 'ACTIVATION_BATCH-0000-FAILED', message: failure }];
}

/** After a step that failed there is no other. */
function activitiesOf(
	{ failedWhile = 'building' }: StoredRun,
	outcome: Outcome,
	durationSummary: Fields,
): Fields[] {
	const steps = ['building', 'delivering'] as const;
	const done =
		outcome === 'failed' ? steps.slice(0, steps.indexOf(failedWhile) + 1) : steps.slice();
	return done.map((step) => ({
		...activities[step],
		updatedAtUTC: 0,
		durationSummary,
		statusSummary: {
			status: outcome === 'failed' && step !== failedWhile ? 'success' : statuses[outcome],
			extensions: {},
		},
	}));
}
