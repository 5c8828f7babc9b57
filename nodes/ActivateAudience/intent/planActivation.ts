import { checkActivation } from '../attributes/rules';
import type { Activation } from './activation';
import type { Plan } from './plan';
import { planAttributes } from './planAttributes';
import { planAudiences } from './planAudiences';
import { planMarks } from './planMarks';
import type { Want } from './want';

/**
 * What a dataflow becomes and the steps that lead there. Nothing that is not wanted changes.
 *
 * @throws InputError when the outcome as a whole breaks a rule of the destination
 */
export function planActivation(current: Activation, want: Want): Plan {
	const plan: Plan = { next: { ...current }, steps: [], refused: [], warnings: [] };
	plan.next.audiences = planAudiences(current.audiences, want, plan);
	plan.next.attributes = planAttributes(current.attributes, want, plan);
	planMarks(current, want, plan);
	if (plan.refused.length === 0) checkActivation(plan.next, current);
	return plan;
}
