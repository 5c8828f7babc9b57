import type { Answer, Call } from '../core/endpoint.ts';
import type { Context } from './context.ts';
import { adobeProblem, Refused } from './problems.ts';

interface Job {
	evalRef: string;
	labels: string[];
}

/** `POST /bulk-eval`: an answer for each job, in their order. Source: policy-service.yaml. */
export function evaluatePolicies({ state }: Context, call: Call): Answer {
	const { policies, policiesReadable } = state.settings;
	if (!policiesReadable) {
		throw new Refused(adobeProblem.generic(403, 'Forbidden', 'Missing access permissions'));
	}
	const answers = (call.body as Job[]).map(({ evalRef, labels }) => {
		const [, name] =
			/\/marketingActions\/(?:core|custom)\/([^/]+)\/constraints$/.exec(evalRef) ?? [];
		const known = policies.filter(({ marketingAction }) => marketingAction === name);
		if (known.length === 0) {
			const title = `Marketing action ${name} not found`;
			return { status: 404, error: { title, status: 404 } };
		}
		const violatedPolicies = known
			.filter((policy) => policy.labels.every((label) => labels.includes(label)))
			.map((policy) => ({ id: `policy-${policy.name}`, name: policy.name, status: 'ENABLED' }));
		return {
			status: 200,
			body: { marketingActionRef: evalRef, duleLabels: labels, violatedPolicies },
		};
	});
	return { status: 200, body: answers };
}
