import type { DeliveryRecord, Settlement } from '../types';

/** Why sending ends before all records were sent. */
export interface Stop {
	kind:
		/** 401 or 403: the credential was refused. */
		| 'refused'
		| 'unreachable'
		/** The first answer shows that a setting is wrong. */
		| 'setting'
		| 'stopCode'
		| 'failures'
		| 'yielding'
		| 'cancelled'
		/** This node itself failed; what was sent is accounted for all the same. */
		| 'fault';
	/** A sentence without a final stop. */
	reason: string;
}

/** Records to be sent again as a batch of exactly those. */
export interface Retry {
	records: DeliveryRecord[];
	/** In the order of `records`: what they are called if the run ends first. */
	last: Settlement[];
	dueAt: number;
	/** Some wait without counting. */
	yielding: boolean;
}

/** What follows from an answer. */
export type Decision =
	| {
			kind: 'settle';
			settled: readonly DeliveryRecord[];
			/** In the order of `settled`. */
			settlements: readonly Settlement[];
			retry?: Retry;
			/** All requests wait until then (ms). */
			pauseUntil?: number;
			stop?: Stop;
	  }
	/** 401: the token may need to be renewed. */
	| { kind: 'unauthorized'; last: Settlement[] }
	| { kind: 'redirect'; url: string; last: Settlement[] }
	/** Refused as a whole with a status after which smaller pieces may pass. */
	| { kind: 'divisible'; last: Settlement[] };

export interface DecisionContext {
	now: number;
	/** Time of day (ms since 1970). */
	date: number;
	random: () => number;
	/** No batch of this run has been answered for good yet. */
	isFirst: boolean;
	/** No 2xx answer has been judged yet. */
	beforeFirstSuccess: boolean;
}
