import { byPosition, everyRecord } from './everyRecord';
import type { ReadExample } from './example';
import { failedOnly } from './failedOnly';
import { matchGroups } from './linked';
import type { Place } from './places';
import type { Structure } from './structure';

/** All structures that the examples may have, the likeliest first. */
export function structuresOf(
	places: readonly Place[],
	examples: readonly ReadExample[],
): Structure[] {
	const whole: Structure = {
		reports: 'wholeRequest',
		places: [],
		failures: new Set(),
		match: undefined,
		told: [],
		score: 0,
	};
	const grouped = matchGroups(places, examples);
	return [
		...grouped.flatMap((linked) => everyRecord(linked, places, examples)),
		...places.flatMap((place) => byPosition(place, examples)),
		...grouped.flatMap((linked) => failedOnly(linked, places, examples)),
		whole,
	].sort((a, b) => rankOf(b) - rankOf(a));
}

/** What names every record is preferred to what names some, and a name to a place. */
function rankOf({ reports, match, score }: Structure): number {
	const kind = { everyRecord: 200, failedRecordsOnly: 100, wholeRequest: 0 }[reports];
	const by = { key: 40, index: 20, position: 0 }[match?.by ?? 'position'];
	return kind + by + score;
}
