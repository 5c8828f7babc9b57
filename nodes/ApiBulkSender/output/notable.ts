import { asText } from '../engine/text';
import type { Settlement } from '../engine/types';

/** What these say is said whether or not the answer has a code. */
const LOGIN_REFUSED: ReadonlyArray<number | null> = [401, 403];

/** What is worth a hint of the accounts of single records. */
export class Notable {
	/** Records that could not be sent, and why the first of them. */
	readonly invalid = { count: 0, first: '' };
	/** A record was rejected, and neither a code nor a message was found. */
	unexplained = false;

	/** @param line of the record, where it came from a file */
	add({ cause, reason, parsed, httpStatus }: Settlement, line?: number): void {
		if (cause === 'invalid' && this.invalid.count++ === 0) {
			this.invalid.first = line === undefined ? (reason ?? '') : `Line ${line}: ${reason}`;
		}
		this.unexplained ||=
			cause === 'rejected' &&
			!LOGIN_REFUSED.includes(httpStatus) &&
			asText(parsed?.status_code) === '' &&
			asText(parsed?.error_message) === '';
	}
}

export function notableOf(settlements: Iterable<Settlement>): Notable {
	const notable = new Notable();
	for (const settlement of settlements) notable.add(settlement);
	return notable;
}
