import { normalKey } from '../answer/words/vocabulary';
import type { ReadExample } from './example';
import { lastName, type Leaves } from './leaves';
import { mapEntries, type Link } from './link';
import { codeRank, idRank, isKeyName, isPlaceName } from './names';
import type { Place } from './places';
import { requestPathsOf } from './requestPaths';

/** Values of the entries that are those of records. */
export function keyLinks(
	place: Place,
	response: string,
	entries: readonly Leaves[],
	examples: readonly ReadExample[],
): Link[] {
	const requests = requestPathsOf(place, examples);
	return requests.flatMap(({ request, maps }): Link[] => {
		const at = mapEntries(place, response, entries, (texts, example) => {
			const records = texts.map((text) => maps.get(example)?.get(text));
			return records.every((one) => one !== undefined) ? records : undefined;
		});
		if (at === undefined) return [];
		const texts = entries.flatMap((one) => (one.get(response) ?? []).map(String));
		const score = scoreOfKey(request, response, texts, place);
		return score < 0 ? [] : [{ by: 'key', request, response, at, score }];
	});
}

/** Two values may be equal by accident; equal names, long values and names of ids speak against it. */
function scoreOfKey(
	request: string,
	response: string,
	texts: readonly string[],
	place: Place,
): number {
	const [sent, got] = [lastName(request), lastName(response)];
	const isNamed = response === '~' || response === '$';
	const isSame = normalKey(sent) === normalKey(got) && got !== '';
	const isLong = texts.every((text) => text.length >= 4);
	if (isPlaceName(got) && !isSame && texts.every((text) => /^\d{1,6}$/.test(text))) return -1;
	if (codeRank(got) !== undefined && !isSame) return -1;
	const isText = texts.every((text) => /\D/.test(text));
	const isListed =
		isNamed && (place.tellsFailures || isText || idRank(lastName(place.path)) !== undefined);
	if (!isSame && !isLong && !isListed && !(idRank(sent) === 0 && idRank(got) !== undefined)) {
		if (!/ids?$/i.test(lastName(place.path)) || !isNamed) return -1;
	}
	// A number that may as well be a place is one, unless the list is called one of ids.
	const isCount = isNamed && texts.every((text) => /^\d{1,4}$/.test(text));
	if (isCount && place.kind !== 'map' && idRank(lastName(place.path)) === undefined) {
		if (!/ids?$/i.test(lastName(place.path))) return -1;
	}
	const depth = (request.match(/[.[]/g)?.length ?? 0) + (response.match(/[.[]/g)?.length ?? 0);
	return (
		10 +
		(isSame ? 4 : 0) +
		(idRank(sent) !== undefined ? 2 : 0) +
		(isKeyName(sent) ? 1 : 0) +
		(isLong ? 2 : 0) +
		(texts.some((text) => /\D/.test(text)) ? 1 : 0) -
		depth * 0.1
	);
}
