import { failed } from '../account/settlements';
import type { Settlement } from '../types';
import { shown } from '../run/jobs/jobAddress';
import type { OpenEntry } from './replay';

const KEYLESS =
	"It was in a request when an earlier run ended, and without 'Idempotency Key Header' it cannot safely be sent again: look at the destination";
const OTHER_BODY =
	'It was in a request when an earlier run ended, and would now be sent with another content: look at the destination';
const NOT_YET =
	'It was in a request when an earlier run ended, and this run ended before it was sent again: run once more, and it is sent with the key it had';

const JOB_OPEN = 'was open when an earlier run ended: run once more, and it is asked for';
const JOB_GIVEN_UP =
	'was open when an earlier run ended, and cannot be read with the records as they are now: look at the destination';

/** What is known of records that were under way when a run ended. */
export function underWay(entry: OpenEntry): Settlement {
	if (entry.job !== undefined) return unclear(entry, `The job ${shown(entry.job)} ${JOB_OPEN}`);
	return unclear(entry, entry.key === undefined ? KEYLESS : NOT_YET);
}

/** As `underWay`, when they are given up. */
export function givenUp(entry: OpenEntry): Settlement {
	if (entry.job !== undefined) {
		return unclear(entry, `The job ${shown(entry.job)} ${JOB_GIVEN_UP}`);
	}
	return unclear(entry, entry.isGoing && entry.key === undefined ? KEYLESS : OTHER_BODY);
}

function unclear({ attempts, number }: OpenEntry, reason: string): Settlement {
	const batch = { attempts, number, doubtful: false };
	return failed(batch, { cause: 'unclear', httpStatus: null, reason }, false);
}
