import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { otherSubjects } from '../../shared/adobe/client/subjects';
import type { AudienceValue, Flow } from '../../shared/adobe/types';
import { ApiProblem } from '../../shared/http/apiProblem';
import type { Governance, Violation } from './governance';
import type { Facts } from './readAudienceFacts';

const BULK_EVAL = '/data/foundation/dulepolicy/bulk-eval';

interface Job {
	audience: AudienceValue;
	evalRef: string;
	labels: string[];
}

interface Evaluated {
	status?: number;
	body?: { violatedPolicies?: Array<{ id?: string; name?: string }> };
}

/** Asked audience by audience: a policy may want several labels to meet in one. Source: policy-service.yaml. */
export async function readGovernance(
	client: AdobeClient,
	flow: Flow,
	audiences: readonly AudienceValue[],
	facts: Facts,
): Promise<Governance> {
	const actions = marketingActionsOf(flow);
	if (actions.length === 0) {
		return notChecked('the dataflow names no marketing action to hold labels against');
	}
	const unknown = audiences.filter(({ id }) => !facts.has(id));
	const jobs: Job[] = audiences.flatMap((audience) => {
		const labels = facts.get(audience.id)?.labels ?? [];
		return labels.length === 0 ? [] : actions.map((evalRef) => ({ audience, evalRef, labels }));
	});
	const answers = await evaluate(client, jobs);
	if (typeof answers === 'string') return notChecked(answers);
	const violations = answers.flatMap(({ body }, at) => violationsOf(jobs[at], body));
	if (violations.length > 0) {
		const message = `The audiences' own labels break ${violations.length} times a policy for a marketing action of the dataflow`;
		return { result: 'violations', message, violations };
	}
	const failed = answers.find(({ status }) => status !== 200);
	if (failed !== undefined) return notChecked(`Adobe answered ${failed.status} to a part of it`);
	if (unknown.length > 0) return notChecked(`${unknown.length} audiences could not be read`);
	const message =
		"The audiences' own labels break no policy that is enabled. Labels of the attributes cannot be read, so this is no permission";
	return { result: 'noneFound', message, violations: [] };
}

function notChecked(why: string): Governance {
	return {
		result: 'notChecked',
		message: `Data governance was not checked: ${why}`,
		violations: [],
	};
}

/** As the Policy Service takes them; some tools write them without `/constraints`. */
function marketingActionsOf({ policy }: Flow): string[] {
	const refs: unknown = policy?.enforcementRefs;
	if (!Array.isArray(refs)) return [];
	return refs.map((ref) => String(ref).replace(/\/?(?:\/constraints)?\/?$/, '/constraints'));
}

/** @returns the answers in the order of the jobs, or why there are none */
async function evaluate(client: AdobeClient, jobs: Job[]): Promise<Evaluated[] | string> {
	if (jobs.length === 0) return [];
	const body = jobs.map(({ evalRef, labels }) => ({ evalRef, labels, includeDraft: false }));
	try {
		const answers = await client.post<Evaluated[]>(BULK_EVAL, body, otherSubjects.governance, {
			repeatable: true,
		});
		const isWhole = Array.isArray(answers) && answers.length === jobs.length;
		return isWhole ? answers : 'Adobe did not answer all of it';
	} catch (error) {
		if (!(error instanceof ApiProblem)) throw error;
		return error.message;
	}
}

function violationsOf({ audience, evalRef }: Job, body: Evaluated['body']): Violation[] {
	return (body?.violatedPolicies ?? []).map(({ id = '', name = id }) => ({
		audienceId: audience.id,
		audienceName: audience.name ?? '',
		marketingAction: evalRef.split('/').at(-2) ?? evalRef,
		policy: name,
	}));
}
