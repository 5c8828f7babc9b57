import type { Batch } from '../request/batch';
import type { Parsed } from '../answer/rules/parseMap';
import type { Cause, Outcome, Settlement } from '../types';

/** What an answer or failure means for one record. */
export interface Account {
	cause: Cause;
	httpStatus: number | null;
	reason: string;
	parsed?: Parsed;
	response?: unknown;
}

const MAYBE_APPLIED =
	'An earlier attempt got no clear answer, so it may have been applied all the same';

interface Details {
	cause?: Cause;
	reason?: string;
	parsed?: Parsed;
	warnings?: readonly unknown[];
	response?: unknown;
}

/** In the order in which the fields are seen; what is empty is left out. */
function settlement(
	outcome: Outcome,
	httpStatus: number | null,
	batch: Pick<Batch, 'attempts' | 'number'>,
	{ cause, reason, parsed, warnings = parsed?.warnings, response }: Details,
): Settlement {
	const { attempts, number } = batch;
	const found = parsed !== undefined && hasAny(parsed.fields) ? parsed.fields : undefined;
	// There are as many of the first kind as records: written at once they take the least memory.
	const made: Settlement =
		cause === undefined && reason === undefined && found !== undefined
			? { outcome, httpStatus, attempts, batch: number, parsed: found }
			: {
					outcome,
					...(cause !== undefined && { cause }),
					...(reason !== undefined && { reason }),
					httpStatus,
					attempts,
					batch: number,
					...(found !== undefined && { parsed: found }),
				};
	if (warnings !== undefined && warnings.length > 0) made.warnings = [...warnings];
	if (response !== undefined) made.response = response;
	return made;
}

function hasAny(fields: object): boolean {
	for (const name in fields) if (Object.hasOwn(fields, name)) return true;
	return false;
}

/** @param details cause `accepted` when the destination only took it in */
export function succeeded(batch: Batch, httpStatus: number, details: Details = {}): Settlement {
	return settlement('succeeded', httpStatus, batch, details);
}

/**
 * @param settles whether this answer also settles an earlier attempt of which nobody knows whether
 * it was applied; when it does not, the record stays unclear
 */
export function failed(
	batch: Pick<Batch, 'attempts' | 'number' | 'doubtful'>,
	account: Account,
	settles: boolean,
): Settlement {
	const { cause, reason, httpStatus, parsed, response } = account;
	const doubtful = batch.doubtful && cause !== 'unclear' && !settles;
	return settlement('failed', httpStatus, batch, {
		cause: doubtful ? 'unclear' : cause,
		reason: doubtful ? `${MAYBE_APPLIED}. ${reason}` : reason,
		parsed,
		response,
	});
}

const NEVER_SENT = { attempts: 0, number: null };

export function invalid(reason: string): Settlement {
	return settlement('failed', null, NEVER_SENT, { cause: 'invalid', reason });
}

export function unsent(reason: string): Settlement {
	return settlement('unsent', null, NEVER_SENT, { cause: 'stopped', reason });
}

/** The account itself was lost, so nobody knows whether the record was sent. */
export function lost(reason: string): Settlement {
	return settlement('failed', null, NEVER_SENT, { cause: 'unclear', reason });
}
