import type { Batch } from '../request/batch';
import type { Verdict } from '../answer/judgePart';
import type { Parsed } from '../answer/parseMap';
import type { Cause, Settlement } from '../types';

/** An answer's or failure's account of one record. */
export interface Account {
	cause: Cause;
	httpStatus: number | null;
	reason: string;
	parsed?: Parsed;
	response?: unknown;
}

const MAYBE_APPLIED =
	'An earlier attempt got no clear answer, so it may have been applied all the same';

export function succeeded(
	batch: Batch,
	httpStatus: number,
	parsed: Parsed | undefined,
	warnings: readonly unknown[],
): Settlement {
	return {
		outcome: 'succeeded',
		cause: null,
		httpStatus,
		attempts: batch.attempts,
		batch: batch.number,
		parsed: parsed?.fields ?? {},
		reason: null,
		warnings: [...warnings],
	};
}

/**
 * @param settles whether this answer also settles an earlier attempt of which nobody knows whether
 * it was applied; when it does not, the record stays unclear
 */
export function failed(batch: Batch, account: Account, settles: boolean): Settlement {
	const doubtful = batch.doubtful && account.cause !== 'unclear';
	const settlement: Settlement = {
		outcome: 'failed',
		cause: doubtful && !settles ? 'unclear' : account.cause,
		httpStatus: account.httpStatus,
		attempts: batch.attempts,
		batch: batch.number,
		parsed: account.parsed?.fields ?? {},
		reason: doubtful ? `${MAYBE_APPLIED}. ${account.reason}` : account.reason,
		warnings: [...(account.parsed?.warnings ?? [])],
	};
	if (account.response !== undefined) settlement.response = account.response;
	return settlement;
}

export function failedByVerdict(batch: Batch, httpStatus: number, verdict: Verdict): Settlement {
	const cause = verdict.result === 'unclear' ? 'unclear' : 'rejected';
	const reason = verdict.reason ?? '';
	return failed(batch, { cause, httpStatus, reason, parsed: verdict.parsed }, cause === 'rejected');
}

export function invalid(reason: string): Settlement {
	return neverSent('failed', 'invalid', reason);
}

export function unsent(reason: string): Settlement {
	return neverSent('unsent', 'stopped', reason);
}

/** The account itself was lost, so nobody knows whether the record was sent. */
export function lost(reason: string): Settlement {
	return neverSent('failed', 'unclear', reason);
}

function neverSent(outcome: 'failed' | 'unsent', cause: Cause, reason: string): Settlement {
	return {
		outcome,
		cause,
		httpStatus: null,
		attempts: 0,
		batch: null,
		parsed: {},
		reason,
		warnings: [],
	};
}
