import { isDeepStrictEqual } from '../../shared/deepEqual';

import { InputError } from '../../shared/inputError';
import type { Refusal } from './plan';
import {
	emptyWant,
	type AttributeWant,
	type AudienceWant,
	type RemovalWant,
	type Want,
} from './want';

/**
 * The wishes of several input items for one dataflow as one. The same wish twice is one; two that
 * contradict each other are refused for the later item.
 */
export function mergeWants(wants: Array<Partial<Want>>): { want: Want; refused: Refusal[] } {
	const merged = emptyWant();
	const refused: Refusal[] = [];
	for (const want of wants) {
		for (const audience of want.audiences ?? []) addAudience(merged.audiences, audience, refused);
		for (const attribute of want.attributes ?? []) {
			addAttribute(merged.attributes, attribute);
		}
		for (const removal of want.removeAudiences ?? []) addRemoval(merged.removeAudiences, removal);
		for (const removal of want.removeAttributes ?? []) {
			addRemoval(merged.removeAttributes, removal);
		}
		merged.addMandatory.push(...(want.addMandatory ?? []));
		merged.addKeys.push(...(want.addKeys ?? []));
		if (want.mandatory) merged.mandatory = [...(merged.mandatory ?? []), ...want.mandatory];
		if (want.keys) merged.keys = [...(merged.keys ?? []), ...want.keys];
		merged.ordersColumns ||= want.ordersColumns ?? false;
		merged.mirrorAudiences ||= want.mirrorAudiences ?? false;
		merged.mirrorAttributes ||= want.mirrorAttributes ?? false;
	}
	return { want: merged, refused };
}

function addAudience(merged: AudienceWant[], audience: AudienceWant, refused: Refusal[]): void {
	const same = merged.find(({ id }) => id === audience.id);
	if (same === undefined) {
		merged.push({ ...audience, items: [...audience.items] });
		return;
	}
	if (isDeepStrictEqual(comparable(same), comparable(audience))) {
		same.items.push(...audience.items);
		return;
	}
	const error = new InputError(
		'Audience',
		`The audience '${audience.name ?? audience.id}' is asked for twice, with different settings`,
		'Name it once for each dataflow',
	);
	refused.push({ error, items: audience.items });
}

function comparable({ asked, ifPresent, adds }: AudienceWant): object {
	return { asked, ifPresent, adds };
}

/** One that names a column counts more than one that leaves it as it is. */
function addAttribute(merged: AttributeWant[], attribute: AttributeWant): void {
	const at = merged.findIndex(
		({ source, target, keepsColumn }) =>
			source === attribute.source &&
			(target === attribute.target || keepsColumn || attribute.keepsColumn),
	);
	if (at < 0) {
		merged.push({ ...attribute, items: [...attribute.items] });
		return;
	}
	const same = merged[at];
	const deciding = same.keepsColumn ? attribute : same;
	merged[at] = { ...deciding, items: [...same.items, ...attribute.items] };
}

function addRemoval(merged: RemovalWant[], removal: RemovalWant): void {
	const same = merged.find(({ id }) => id === removal.id);
	if (same) same.items.push(...removal.items);
	else merged.push({ ...removal, items: [...removal.items] });
}
