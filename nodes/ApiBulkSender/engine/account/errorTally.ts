import { asText } from '../text';
import type { Settlement } from '../types';

export interface ErrorCount {
	code: string;
	message: string;
	count: number;
	/** Of the file, on which the first record of this kind begins. */
	line?: number;
	/** Of a merged Summary: where that line stands. */
	file?: string;
	part?: number;
}

export const MOST_KINDS = 50;
/** Kinds beyond them. */
export const OTHER = { code: 'other', message: 'Other reasons' };

const OUR_CODES = /^(?:rejected|unclear|unreachable|invalid|stopped|unreadable|other|\d{3}|)$/;

/** Whether it may be ours, or an HTTP status: errors without a code of the destination have one. */
export function isOurCode(code: string): boolean {
	return OUR_CODES.test(code);
}

/** What errors are one kind by, as far as they still say it. */
export function kindOf({ code, message }: ErrorCount): string {
	return isOurCode(code) ? `${code}\n${message}` : code;
}

/**
 * Counts failures by code, or by message where there is no code; kinds beyond the first 50 are
 * counted as "other".
 */
export class ErrorTally {
	private readonly kinds = new Map<string, ErrorCount>();
	private other = 0;

	/**
	 * @param line of the record, where it came from a file
	 * @param kind counts instead of the message, which is then one of several
	 */
	add(settlement: Settlement, line?: number, kind?: string): void {
		const code = codeOf(settlement);
		const message = messageOf(settlement);
		const key = hasOwnCode(settlement) ? code : `${code}\n${kind ?? message}`;
		const known = this.kinds.get(key);
		if (known !== undefined) known.count++;
		else if (this.kinds.size < MOST_KINDS) {
			this.kinds.set(key, { code, message, count: 1, ...(line !== undefined && { line }) });
		} else this.other++;
	}

	/** Most frequent first, "other" last. */
	list(): ErrorCount[] {
		const kinds = [...this.kinds.values()].sort((a, b) => b.count - a.count);
		if (this.other === 0) return kinds;
		return [...kinds, { ...OTHER, count: this.other }];
	}
}

/** A code of the destination's own; its messages may name single records. */
function hasOwnCode({ parsed }: Settlement): boolean {
	return asText(parsed?.status_code) !== '';
}

function codeOf({ parsed, httpStatus, cause }: Settlement): string {
	const code = asText(parsed?.status_code);
	if (code !== '') return code;
	return httpStatus !== null && httpStatus >= 300 ? String(httpStatus) : (cause ?? '');
}

function messageOf({ parsed, reason }: Settlement): string {
	return asText(parsed?.error_message) || (reason ?? '');
}
