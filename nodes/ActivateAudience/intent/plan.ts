import type { InputError } from '../../shared/inputError';
import type { Activation } from './activation';

export type StepKind =
	'audience' | 'attribute' | 'columnOrder' | 'mandatoryAttribute' | 'deduplicationKey';
export type StepAction = 'add' | 'update' | 'remove' | 'keep' | 'skip' | 'absent';

/** What happens to one audience, attribute or key, or to the order of the columns. */
export interface Step {
	kind: StepKind;
	action: StepAction;
	/** Of an audience its id, of an attribute its source. */
	id: string;
	name?: string;
	/** Input items that asked for it; none for what is removed by mirroring. */
	items: number[];
	/** What an update changes, in words. */
	changes: string[];
}

export interface Refusal {
	error: InputError;
	items: number[];
}

export interface Plan {
	/** What the dataflow is to be. */
	next: Activation;
	steps: Step[];
	/** What cannot be done; the rest is planned without it. */
	refused: Refusal[];
	/** What people should know of the outcome. */
	warnings: string[];
}

export function step(
	kind: StepKind,
	action: StepAction,
	id: string,
	more: Partial<Pick<Step, 'name' | 'items' | 'changes'>> = {},
): Step {
	const { name, items = [], changes = [] } = more;
	return { kind, action, id, ...(name === undefined ? {} : { name }), items, changes };
}

/** @throws InputError for what cannot be done, where nothing is to be done without it */
export function approved(plan: Plan): Plan {
	if (plan.refused.length > 0) throw plan.refused[0].error;
	return plan;
}

const changing: readonly StepAction[] = ['add', 'update', 'remove'];

export function isChange({ action }: Step): boolean {
	return changing.includes(action);
}

export function hasChanges({ steps }: Plan): boolean {
	return steps.some(isChange);
}
