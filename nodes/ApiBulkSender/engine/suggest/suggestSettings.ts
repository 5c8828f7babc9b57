import { compileSettings, type RawSettings } from '../settings';
import { SettingError } from '../settingError';
import { asText } from '../text';
import { candidatesOf, type Candidate } from './candidates';
import { readExample, type Example, type ReadExample } from './example';
import { isHardened } from './hardened';
import { linksOf } from './links';
import { isReasonName } from './names';
import { openWordsOf, tellsOfFailures } from './openWords';
import { otherCountOf } from './otherCount';
import { placesOf, type Place } from './places';
import { withProposal } from './proposal';
import { lastName } from './leaves';
import type { Structure } from './structure';
import { structuresOf } from './structures';
import { present, type Suggestion } from './suggestion';
import { tryExample } from './trial';
import { bodySample } from './wholeFields';

/** Of longer requests what changes in an answer is not tried out. */
const MOST_HARDENED = 500;
const MOST_TRIED = 400;

/**
 * Settings under which the engine reads the examples rightly, found by trying what fits their
 * structure (answers.md rules 24 and 25).
 *
 * @param examples answers of one API, the more kinds the better
 * @param settings the panel's; what the answers say nothing of stays as it is there
 */
export function suggestSettings(examples: readonly Example[], settings: RawSettings): Suggestion {
	const read = examples.map(readExample);
	const codes = compileSettings(withoutAnswer(settings)).codes;
	const places = settings.bulkSupport ? placesOf(read) : [];
	const structures = structuresOf(places, read);
	let tried = 0;
	const openWords = openWordsOf(places, read);
	if (openWords.length > 0) return present(undefined, read, settings, { openWords });
	const otherCount = otherCountOf(places, read);
	const isPartly =
		otherCount !== undefined || namesSomeRecords(places, read) || tellsOfFailures(places, read);
	for (const structure of structures) {
		// What names some of the records has something to say of them.
		if (isPartly && structure.reports === 'wholeRequest') continue;
		for (const candidate of candidatesOf(structure, read, codes, settings)) {
			if (++tried > MOST_TRIED) break;
			const raw = withProposal(settings, candidate.proposal);
			if (isRight(candidate, raw, read)) return present(candidate, read, settings);
		}
	}
	return present(undefined, read, settings, { otherCount });
}

/** Whether a good answer has a place that names some of its records, and others not. */
function namesSomeRecords(places: readonly Place[], examples: readonly ReadExample[]): boolean {
	return places.some((place) => {
		if (place.kind === 'whole') return false;
		const [link] = linksOf(place, examples).filter(({ by }) => by === 'key');
		if (link === undefined) return false;
		return place.found.some(({ example }, at) => {
			const { isSuccess, records } = examples[example];
			const named = new Set(link.at[at].flat());
			return isSuccess && named.size > 0 && named.size < records.length;
		});
	});
}

/** Whatever is wrong with the present way to read answers is no matter here. */
function withoutAnswer(settings: RawSettings): RawSettings {
	return {
		...settings,
		responseReports: 'wholeRequest',
		recordOutcome: 'errorCode',
		specifyParsePathMap: 'fields',
		parsePathMap: {},
		options: { ...settings.options, requestCodePath: '' },
	};
}

function isRight(
	candidate: Candidate,
	raw: RawSettings,
	examples: readonly ReadExample[],
): boolean {
	try {
		if (!examples.every((example, at) => readsRightly(candidate, raw, example, at))) return false;
		const isLong = examples.some(({ records }) => records.length > MOST_HARDENED);
		return isLong || isHardened(candidate, raw, examples);
	} catch (error) {
		if (error instanceof SettingError) return false;
		throw error;
	}
}

function readsRightly(
	{ structure }: Candidate,
	raw: RawSettings,
	example: ReadExample,
	at: number,
): boolean {
	const { fates, stop, unread } = tryExample(example, raw);
	const isJudged = example.isSuccess || namesSome(structure, at);
	if (!isJudged) return fates.every((fate) => fate !== 'succeeded' && fate !== 'invalid');
	if (unread !== undefined || (stop !== undefined && example.isSuccess)) return false;
	if (fates.some((fate) => fate === 'unclear' || fate === 'invalid')) return false;
	if (hasOddCode(example) && structure.reports === 'wholeRequest')
		return fates.every((fate) => fate !== 'succeeded');
	if (example.failed !== undefined) {
		const { failed } = example;
		return fates.every((fate, one) =>
			fate === 'succeeded' ? !failed.includes(one) : failed.includes(one) || fate === 'sentAgain',
		);
	}
	return structure.told
		.filter((one) => one.example === at)
		.every(({ records, isNo }) => records.every((one) => (fates[one] === 'succeeded') === !isNo));
}

/** A code of which nobody knows whether it means yes or no, or a reason for whatever. */
function hasOddCode(example: ReadExample): boolean {
	return [...bodySample(example).leaves].some(([path, [value]]) => {
		const name = lastName(path);
		const isReason = isReasonName(name) && !/^message$/i.test(name);
		if (isReason && asText(value) !== '') return true;
		if (typeof value !== 'number' || !/code$/i.test(name)) return false;
		return value !== 0 && value !== 1 && !(value >= 200 && value <= 299);
	});
}

function namesSome({ told }: Structure, example: number): boolean {
	return told.some((one) => one.example === example);
}
