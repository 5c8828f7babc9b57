import type { Answer, Call } from '../core/endpoint.ts';
import { queryOf } from './context.ts';
import type { Context } from './context.ts';
import type { Fields } from './json.ts';
import { limitOf, ordered } from './paging.ts';
import { adobeProblem, Refused } from './problems.ts';
import type { Evaluation } from './storedEvaluation.ts';

function assertAllowed({ state }: Context): void {
	if (state.settings.evaluationsReadable) return;
	throw new Refused(adobeProblem.generic(403, 'Forbidden', 'Missing access permissions'));
}

/** As the sample of `GET /segment/jobs` in segmentation.yaml, as far as one needs it. */
function jobView({ id, status, source, creationTime, updateTime }: Evaluation): Fields {
	return {
		id,
		profileInstanceId: 'ups',
		source,
		status,
		segments: [{ segmentId: '*' }],
		metrics: {
			totalTime: {
				startTimeInMs: creationTime,
				endTimeInMs: updateTime,
				totalTimeInMs: updateTime - creationTime,
			},
		},
		schema: { name: '_xdm.context.profile' },
		updateTime,
		creationTime,
		updateEpoch: Math.floor(updateTime / 1000),
	};
}

export function listEvaluations(context: Context, call: Call): Answer {
	assertAllowed(context);
	const query = queryOf(call);
	const status = query.get('status');
	const [field, direction] = (query.get('sort') ?? 'creationTime:desc').split(':');
	const found = context.state.evaluations
		.filter((evaluation) => status === null || evaluation.status === status)
		.map(jobView);
	const sorted = ordered(found, direction === 'desc' ? `-${field}` : field);
	const children = sorted.slice(0, limitOf(query, context.state.settings.pageSize));
	const _page = { totalCount: found.length, pageSize: children.length };
	return { status: 200, body: { _page, children } };
}

export function listEvaluationSchedules(context: Context): Answer {
	assertAllowed(context);
	const { evaluationCron } = context.state.settings;
	const children = [
		{
			id: '4e538382-dbd8-449e-988a-4ac639ebe72b',
			name: 'profile-default',
			type: 'batch_segmentation',
			schedule: evaluationCron,
			state: 'active',
			properties: { segments: ['*'] },
		},
	];
	return { status: 200, body: { _page: { totalCount: 1, pageSize: 1 }, children } };
}
