import type { Candidate } from './candidates';
import type { ReadExample } from './example';
import type { OtherCount } from './otherCount';

/** What the examples leave open, as sentences. */
export function cautionsOf(candidate: Candidate, examples: readonly ReadExample[]): string[] {
	const { structure } = candidate;
	const cautions: string[] = [];
	const isAnyGood = examples.some(({ isSuccess }) => isSuccess);
	if (!isAnyGood) {
		cautions.push(
			'No answer with an HTTP status from 200 to 299 was seen: add one, since a success may look quite different.',
		);
	} else if (!hasFailure(candidate, examples)) {
		cautions.push(
			'No failed record was seen: add an answer with one (or send a record that the API must refuse), since a failure may look quite different.',
		);
	}
	if (structure.match?.by === 'index' && structure.match.isGuess) {
		cautions.push(
			'Whether the API counts records from 0 or from 1 cannot be seen in the example: look it up, since the wrong one blames the neighbour.',
		);
	}
	if (structure.told.some(({ isOpen }) => isOpen)) {
		cautions.push(
			'Nobody knows whether some of the words in the example mean success, so they count as failures: look them up.',
		);
	}
	return cautions;
}

function hasFailure({ structure }: Candidate, examples: readonly ReadExample[]): boolean {
	if (structure.told.some(({ isNo }) => isNo)) return true;
	return examples.some(({ isSuccess, failed }) => !isSuccess || (failed?.length ?? 0) > 0);
}

/** What may stand in the way of a proposal. */
export interface WhyNothing {
	/** Words of which nobody knows what they mean. */
	openWords?: readonly string[];
	otherCount?: OtherCount;
}

/** Why there is no proposal, and what to do. */
export function whyNothing(
	examples: readonly ReadExample[],
	{ openWords = [], otherCount }: WhyNothing,
): string {
	if (otherCount !== undefined) {
		const { path, entries, records } = otherCount;
		const held = records === 1 ? '1 record is' : `${records} records are`;
		return `Nothing can be proposed: the answer has ${entries} parts at ${path}, but ${held} held against it, and no value of a record stands in them. Paste into 'Example Records' what was sent to get this answer.`;
	}
	if (openWords.length > 0) {
		return `Nothing can be proposed: nobody knows which of these mean success: ${openWords.join(', ')}. Set 'Record Outcome' By Field, with this field as 'Success Field' and the good ones as 'Success Values'.`;
	}
	const unreadable = examples.find(({ body }) => body.kind === 'unreadable');
	if (unreadable?.body.kind === 'unreadable') {
		return `Nothing can be proposed: the answer is ${unreadable.body.what}.`;
	}
	const several = examples.some(({ records }) => records.length > 1);
	const why = several
		? 'neither the number of its parts nor any value of the records fits what it says of failures'
		: 'it does not show whether the record succeeded';
	return `Nothing can be proposed from this answer: ${why}. Make sure that the records are those that were sent to get it, in the same order.`;
}
