import type { Activation } from './activation';
import { mergeWants } from './mergeWants';
import type { Plan, Refusal } from './plan';
import { planActivation } from './planActivation';
import type { Want } from './want';

/** What one input item asks for. */
export interface ItemWish {
	item: number;
	want: Partial<Want>;
}

/**
 * What a dataflow becomes by the wishes of several input items. An item of which one part is refused
 * has no part in it at all, so that what is reported as failed has changed nothing.
 *
 * @throws InputError when the outcome as a whole breaks a rule of the destination
 */
export function planWishes(current: Activation, wishes: ItemWish[]): Plan {
	const refused: Refusal[] = [];
	for (let rest = wishes; ; rest = without(wishes, refused)) {
		const { want, refused: contradicting } = mergeWants(rest.map((wish) => wish.want));
		refused.push(...contradicting);
		if (contradicting.length > 0) continue;
		const plan = planActivation(current, want);
		if (plan.refused.length === 0) return { ...plan, refused };
		refused.push(...plan.refused);
	}
}

/** The wishes of the items that are not refused. */
export function without(wishes: ItemWish[], refused: Refusal[]): ItemWish[] {
	const gone = new Set(refused.flatMap(({ items }) => items));
	return wishes.filter(({ item }) => !gone.has(item));
}

/** Once a patch has left, an audience that is there is taken for the one it added. */
export function asOurs(wishes: ItemWish[]): ItemWish[] {
	return wishes.map(({ item, want }) => {
		const audiences = want.audiences?.map((audience) =>
			audience.ifPresent === 'fail' ? { ...audience, ifPresent: 'update' as const } : audience,
		);
		return { item, want: { ...want, ...(audiences ? { audiences } : {}) } };
	});
}
