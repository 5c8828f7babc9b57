import { ApiProblem } from '../../shared/http/apiProblem';
import type { AudienceValue } from '../../shared/adobe/types';
import type { StartedRun } from './startedRun';

/** Adobe's sentences. Source: ad-hoc-activation.yaml, examples of status 400. */
const RUNNING = /already going on for audience (\S+).* run id (\S+)/i;
const NOT_NOW = /not part of this dataflow or out of schedule range/i;

const MOST_NAMED = 3;

/** The refusal of an export in words that say what to do, with the runs that were started before. */
export function explainExport(
	problem: ApiProblem,
	audiences: AudienceValue[],
	started: StartedRun[],
): ApiProblem {
	const explained = explainRefusal(problem, audiences);
	if (started.length === 0) return explained;
	const named = started.slice(0, MOST_NAMED).map(({ runId }) => runId);
	const more = started.length - named.length;
	const runs = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
	return new ApiProblem(
		explained.message,
		`These runs had been started before and go on: ${runs}. ${explained.description}`,
		problem.status,
		problem,
	);
}

function explainRefusal(problem: ApiProblem, audiences: AudienceValue[]): ApiProblem {
	const [, id, runId] = RUNNING.exec(problem.message) ?? [];
	if (runId !== undefined) {
		const audience = audiences.find((each) => [each.id, each.systemSegmentId].includes(id));
		return new ApiProblem(
			`The audience '${audience?.name ?? id}' is being exported already, by run '${runId}'`,
			'Wait until that run has finished, then export again. Adobe runs one export of an audience at a time',
			problem.status,
			problem,
		);
	}
	if (NOT_NOW.test(problem.message)) {
		return new ApiProblem(
			problem.message,
			'Adobe needs about an hour after an audience was added before it can export it, and the dataflow must be enabled. Then export again',
			problem.status,
			problem,
		);
	}
	return problem;
}
