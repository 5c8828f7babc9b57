import { isDeepStrictEqual } from '../../shared/deepEqual';

import type { AudienceValue } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { differencesBetween } from '../../shared/operations/differences';
import { isAudience } from './activation';
import { step, type Plan, type Step } from './plan';
import type { AudienceWant, Want } from './want';

/** The audiences as they are to be, the steps that lead there, and what is refused. */
export function planAudiences(current: AudienceValue[], want: Want, plan: Plan): AudienceValue[] {
	const next = [...current];
	for (const audience of want.audiences) {
		try {
			putAudience(next, audience, plan.steps);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			plan.refused.push({ error, items: audience.items });
		}
	}
	const wanted = new Set(want.audiences.map(({ id }) => id));
	const surplus = want.mirrorAudiences
		? current.filter((audience) => !isAmong(audience, wanted))
		: [];
	const removals = [
		...want.removeAudiences,
		...surplus.map(({ id, name }) => ({ id, name, items: [] })),
	];
	for (const { id, name, items } of removals) {
		const found = next.filter((audience) => isAudience(audience, id));
		const action = found.length > 0 ? 'remove' : 'absent';
		plan.steps.push(step('audience', action, id, { name: found[0]?.name ?? name, items }));
		for (const audience of found) next.splice(next.indexOf(audience), 1);
	}
	return next;
}

function putAudience(next: AudienceValue[], want: AudienceWant, steps: Step[]): void {
	const index = next.findIndex((audience) => isAudience(audience, want.id));
	const existing = next[index] as AudienceValue | undefined;
	const name = want.name ?? existing?.name;
	const { items } = want;
	if (existing === undefined) {
		if (!want.adds) throw notThere(want);
		next.push(want.shape(undefined));
		steps.push(step('audience', 'add', want.id, { name, items }));
		return;
	}
	if (want.ifPresent === 'fail') throw alreadyThere(want);
	if (want.ifPresent === 'skip') {
		steps.push(step('audience', 'skip', want.id, { name, items }));
		return;
	}
	const shaped = want.shape(existing);
	const changes = changesBetween(existing, shaped);
	const isSame = isDeepStrictEqual(shaped, existing);
	if (!isSame) next[index] = shaped;
	const action = isSame ? 'keep' : 'update';
	steps.push(step('audience', action, want.id, { name, items, changes }));
}

/** In words; a field of the schedule that goes counts as becoming empty. */
function changesBetween(existing: AudienceValue, shaped: AudienceValue): string[] {
	if (shaped.schedule === undefined) return differencesBetween(shaped, existing);
	const gone = Object.keys(existing.schedule ?? {}).map((name) => [name, '']);
	const schedule = { ...Object.fromEntries(gone), ...shaped.schedule };
	return differencesBetween({ ...shaped, schedule }, existing);
}

function isAmong({ id, systemSegmentId }: AudienceValue, ids: Set<string>): boolean {
	return ids.has(id) || ids.has(String(systemSegmentId));
}

function alreadyThere({ id, name }: AudienceWant): InputError {
	return new InputError(
		'If Already Activated',
		`The audience '${name ?? id}' is already in the dataflow`,
		"It is left as it is. Set 'If Already Activated' to Update or Skip, or take it out of the list",
	);
}

function notThere({ id, name }: AudienceWant): InputError {
	return new InputError(
		'Audience',
		`The audience '${name ?? id}' is not in the dataflow`,
		'Add it with the operation Add first, or choose another audience',
	);
}
