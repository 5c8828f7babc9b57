import type { Plan, Step } from './plan';

export interface Comparison {
	valid: boolean;
	/** Wanted, but not in the dataflow. */
	missing: Step[];
	/** In the dataflow, but not wanted. */
	unexpected: Step[];
	/** There, with other settings. */
	different: Step[];
}

/**
 * What a plan that mirrors would have to change is what is not as wanted.
 *
 * @param allowUnexpected more than what is wanted may be there
 */
export function compare({ steps }: Plan, allowUnexpected: boolean): Comparison {
	const having = (wanted: Step['action']) => steps.filter(({ action }) => action === wanted);
	const missing = having('add');
	const unexpected = having('remove');
	const different = having('update');
	const valid =
		missing.length === 0 && different.length === 0 && (allowUnexpected || unexpected.length === 0);
	return { valid, missing, unexpected, different };
}
