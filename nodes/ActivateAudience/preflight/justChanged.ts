import type { AudienceValue } from '../../shared/adobe/types';
import { isAudience, type Activation } from '../intent/activation';
import { isChange, type Plan } from '../intent/plan';

/**
 * What a dataflow is to be, with the audiences that change noted down as changed now: they take up to
 * an hour to take effect.
 *
 * @param now ms since 1970
 */
export function justChanged({ next, steps }: Plan, now: number): Activation {
	const changed = steps.filter((step) => step.kind === 'audience' && isChange(step));
	const audiences = next.audiences.map((audience) =>
		changed.some(({ id }) => isAudience(audience, id)) ? changedAt(audience, now) : audience,
	);
	return { ...next, audiences };
}

function changedAt(audience: AudienceValue, now: number): AudienceValue {
	return { ...audience, updateTime: String(now / 1000) };
}
