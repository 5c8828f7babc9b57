import type { ReadExample } from './example';
import type { Linked } from './linked';
import type { Place } from './places';
import { structureOf, type Structure } from './structure';

/** Answers that name only records that failed. */
export function failedOnly(
	linked: readonly Linked[],
	places: readonly Place[],
	examples: readonly ReadExample[],
): Structure[] {
	const failures = linked.filter(({ isFailures }) => isFailures);
	if (failures.length === 0) return [];
	const cut = failures.filter(({ place }) => place.kind !== 'whole');
	const whole = failures.filter(({ place }) => place.kind === 'whole');
	// Of two that hold the same, such as an object and the lists in it, one is enough. Lists under
	// one name of failures are read together, so that other ones of that name are read too.
	const without = (kind: Place['kind']) =>
		cut.filter(
			({ place }) => !(place.kind === kind && cut.some((one) => isInside(one.place, place))),
		);
	const outermost = cut.filter(
		({ place }) =>
			place.kind !== 'map' &&
			!cut.some((one) => one.place.kind === 'lists' && isInside(place, one.place)),
	);
	const variants = [
		outermost,
		without('map'),
		without('lists'),
		...(cut.length > 1 ? cut.map((one) => [one]) : []),
		whole,
	];
	return variants
		.filter((some) => some.length > 0)
		.map((some, at) => ({
			...structureOf('failedRecordsOnly', some, places, examples),
			score: MOST_VARIANTS - at,
		}));
}

/** More than there can be. */
const MOST_VARIANTS = 20;

function isInside(inner: Place, outer: Place): boolean {
	const before = outer.path.replace(/(\.\*|\[\*\])+$/, '');
	return inner !== outer && inner.path.startsWith(before) && inner.path !== before;
}
