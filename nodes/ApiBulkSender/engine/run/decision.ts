import type { DeliveryRecord, JsonObject, Settlement } from '../types';

/** Why sending ends before all records were sent. */
export interface Stop {
	kind:
		/** 401 or 403: the credential was refused. */
		| 'refused'
		/** No token was given; the reason says what to look at. */
		| 'noToken'
		| 'unreachable'
		/** The first answers show that a setting is wrong. */
		| 'setting'
		| 'stopCode'
		| 'failures'
		/** The destination asks to wait for longer than the settings allow. */
		| 'waiting'
		/** The records cannot be read any further. */
		| 'source'
		| 'cancelled'
		/** n8n is shutting down. */
		| 'drained'
		/** The journal cannot be written, or is somebody else's by now. */
		| 'journal'
		/** This node itself failed; what was sent is accounted for all the same. */
		| 'fault';
	/** A sentence without a final stop. */
	reason: string;
	/** The answer that the settings could not read, as it came. */
	unread?: UnreadAnswer;
}

/** An answer to a batch whose records could not be judged. */
export interface UnreadAnswer {
	records: readonly JsonObject[];
	status: number;
	text: string;
	contentType: string | undefined;
}

/** Records to be sent again as a batch of exactly those. */
export interface Again {
	records: DeliveryRecord[];
	/** In the order of `records`: what they are called if the run ends first. */
	last: Settlement[];
	dueAt: number;
	/** Some wait without counting. */
	yielding: boolean;
}

/** A request that was refused as a whole, so that equal ones can be told. */
export interface RefusedWhole {
	status: number;
	/** What the destination said. */
	text: string;
}

/** What is worth a hint about how answers were read. */
export interface Notes {
	/** A body was believed only because it does not say no. */
	judgedByWords?: boolean;
	/** A list of failed records was there. */
	listFound?: boolean;
	/** A place that speaks of failures, though the one record of the request was accepted. */
	failuresAt?: string;
}

/** What follows from an answer. */
export type Decision =
	| {
			kind: 'settle';
			settled: readonly DeliveryRecord[];
			/** In the order of `settled`. */
			settlements: readonly Settlement[];
			again: readonly Again[];
			/** The destination asked to slow down: all requests wait until then (ms). */
			pauseUntil?: number;
			/** A good answer said that no request is left until then (ms). */
			restUntil?: number;
			stop?: Stop;
			refusedWhole?: RefusedWhole;
			notes?: Notes;
	  }
	/** 401, or a code that counts as one: the token may need to be renewed. */
	| { kind: 'unauthorized'; last: Settlement[] }
	| { kind: 'redirect'; url: string; last: Settlement[] }
	/** Refused as a whole with a status after which smaller pieces may pass. */
	| { kind: 'divisible'; last: Settlement[] }
	/** Taken in as a job, of which the destination says later what became. */
	| {
			kind: 'job';
			id: string;
			statusUrl: string;
			resultUrl: string | undefined;
			httpStatus: number;
			/** When it is asked for (ms). */
			dueAt: number;
			/** As of `settle`. */
			restUntil: number | undefined;
	  };

export type Settle = Extract<Decision, { kind: 'settle' }>;

export interface DecisionContext {
	now: number;
	/** Time of day (ms since 1970). */
	date: number;
	random: () => number;
	/** No batch of this run has been answered for good yet. */
	isFirst: boolean;
	/** No 2xx answer has been judged yet. */
	beforeFirstSuccess: boolean;
	/** The answer is what became of a job, so it starts none. */
	isJobDone?: true;
	/** What its status said when it was done, where its result is at an address of its own. */
	jobStatus?: unknown;
}
