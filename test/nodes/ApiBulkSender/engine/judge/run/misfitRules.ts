import { eachRecord, type Invariant } from './common';
import type { Evidence } from './run';
import { signs } from '../rules/signs';

/** A record that was not taken, is called succeeded, and of whose refusal nothing could be heard. */
export function isBelieved(evidence: Evidence, row: number): boolean {
	const last = evidence.journeys[row].at(-1);
	return last !== undefined && !signs(last.text, last.rows.length);
}

/** What holds where the settings do not fit the destination. */
export const misfitInvariants: readonly Invariant[] = [
	[
		'nothing is called succeeded that was not taken, where the answer bears any sign of it',
		(evidence) =>
			eachRecord(evidence, ({ outcome }, row) => {
				if (outcome !== 'succeeded' || evidence.taken.has(row)) return undefined;
				return !isBelieved(evidence, row) && 'never taken';
			}),
	],
	[
		'nothing is called rejected that was taken, where all was and the answer bears no sign',
		(evidence) =>
			eachRecord(evidence, ({ cause }, row) => {
				const last = evidence.journeys[row].at(-1);
				if (cause !== 'rejected' || last === undefined || last.status >= 300) return undefined;
				const isGood = last.took.length === last.rows.length;
				return isGood && !signs(last.text, last.rows.length) && 'all were taken';
			}),
	],
];
