import { isDeepStrictEqual } from '../../shared/deepEqual';

import type { AudienceValue } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { differencesBetween } from '../../shared/operations/differences';
import { isAudience, type Activation, type AttributeRow } from './activation';
import { checkActivation } from '../attributes/rules';
import { nameOfKey } from '../attributes/deduplicationKey';
import type { AudienceWant, Want } from './want';

export type StepKind = 'audience' | 'attribute' | 'mandatoryAttribute' | 'deduplicationKey';
export type StepAction = 'add' | 'update' | 'remove' | 'keep' | 'skip' | 'absent';

/** What happens to one audience, attribute or key. */
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
}

/**
 * What a dataflow becomes and the steps that lead there. Nothing that is not wanted changes.
 *
 * @throws InputError when the outcome as a whole breaks a rule of the destination
 */
export function planActivation(current: Activation, want: Want): Plan {
	const plan: Plan = { next: { ...current }, steps: [], refused: [] };
	plan.next.audiences = planAudiences(current.audiences, want, plan);
	plan.next.attributes = planAttributes(current.attributes, want, plan);
	planKeys(current, want, plan);
	if (plan.refused.length === 0) checkActivation(plan.next, current);
	return plan;
}

function planAudiences(current: AudienceValue[], want: Want, plan: Plan): AudienceValue[] {
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
		plan.steps.push(step('audience', action, id, found[0]?.name ?? name, items));
		for (const audience of found) next.splice(next.indexOf(audience), 1);
	}
	return next;
}

function putAudience(next: AudienceValue[], want: AudienceWant, steps: Step[]): void {
	const index = next.findIndex((audience) => isAudience(audience, want.id));
	const existing = next[index] as AudienceValue | undefined;
	const name = want.name ?? existing?.name;
	if (existing === undefined) {
		if (!want.adds) throw notThere(want);
		next.push(want.shape(undefined));
		steps.push(step('audience', 'add', want.id, name, want.items));
		return;
	}
	if (want.ifPresent === 'fail') throw alreadyThere(want);
	if (want.ifPresent === 'skip') {
		steps.push(step('audience', 'skip', want.id, name, want.items));
		return;
	}
	const shaped = want.shape(existing);
	const changes = changesBetween(existing, shaped);
	const isSame = isDeepStrictEqual(shaped, existing);
	if (!isSame) next[index] = shaped;
	const action = isSame ? 'keep' : 'update';
	steps.push({ ...step('audience', action, want.id, name, want.items), changes });
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

function planAttributes(current: AttributeRow[], want: Want, plan: Plan): AttributeRow[] {
	const next = [...current];
	for (const { source, target, items } of want.attributes) {
		const rows = next.filter((row) => row.source === source);
		const before = rows.find((row) => row.target === target) ?? rows[0];
		const action = !before ? 'add' : before.target === target ? 'keep' : 'update';
		if (action === 'add') next.push({ source, target });
		if (action === 'update') next[next.indexOf(before)] = { source, target };
		const changes =
			action === 'update' ? [`target is '${before.target}' there and '${target}' here`] : [];
		plan.steps.push({ ...step('attribute', action, source, undefined, items), changes });
	}
	const wanted = new Set(want.attributes.map(({ source }) => source));
	const surplus = want.mirrorAttributes ? current.filter(({ source }) => !wanted.has(source)) : [];
	const removals = [
		...want.removeAttributes,
		...surplus.map(({ source }) => ({ id: source, items: [] })),
	];
	for (const { id, items } of removals) {
		const found = next.filter(({ source }) => source === id);
		const action = found.length > 0 ? 'remove' : 'absent';
		plan.steps.push(step('attribute', action, id, undefined, items));
		for (const row of found) next.splice(next.indexOf(row), 1);
	}
	return next;
}

/** Mandatory attributes and deduplication keys; those of removed attributes go with them. */
function planKeys(current: Activation, want: Want, plan: Plan): void {
	const { next, steps } = plan;
	const gone = new Set(
		steps
			.filter(({ kind, action }) => kind === 'attribute' && action === 'remove')
			.map(({ id }) => id),
	);
	const staysAmong = (wanted: string[] | undefined) => (name: string) =>
		wanted ? wanted.includes(name) : !gone.has(name);
	next.mandatory = completed(
		current.mandatory.filter(staysAmong(want.mandatory)),
		want.mandatory ?? want.addMandatory,
		(source) => source,
	);
	const keyStays = staysAmong(want.keys?.map(nameOfKey));
	next.keys = completed(
		current.keys.filter((key) => keyStays(nameOfKey(key))),
		want.keys ?? want.addKeys,
		nameOfKey,
	);
	steps.push(
		...changesOfSet('mandatoryAttribute', current.mandatory, next.mandatory),
		...changesOfSet('deduplicationKey', current.keys.map(nameOfKey), next.keys.map(nameOfKey)),
	);
}

/** What is there stays as it is, in its order; what is new comes after it, once. */
function completed<T>(kept: T[], wanted: T[], nameOf: (element: T) => string): T[] {
	const all = [...kept];
	for (const element of wanted) {
		if (!all.some((each) => nameOf(each) === nameOf(element))) all.push(element);
	}
	return all;
}

function changesOfSet(kind: StepKind, before: string[], after: string[]): Step[] {
	return [
		...after.filter((id) => !before.includes(id)).map((id) => step(kind, 'add', id)),
		...before.filter((id) => !after.includes(id)).map((id) => step(kind, 'remove', id)),
	];
}

function step(
	kind: StepKind,
	action: StepAction,
	id: string,
	name?: string,
	items: number[] = [],
): Step {
	return { kind, action, id, ...(name === undefined ? {} : { name }), items, changes: [] };
}

export function hasChanges({ steps }: Plan): boolean {
	return steps.some(({ action }) => ['add', 'update', 'remove'].includes(action));
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
