import type { Limiter } from './run/limiter';

export type JsonObject = Record<string, unknown>;

export type Outcome = 'succeeded' | 'failed' | 'unsent';

/** Why a record did not succeed, or in which way it did. */
export type Cause =
	/** The destination said no. */
	| 'rejected'
	/** Sent, but there is no proof either way: look before resending. */
	| 'unclear'
	/** It provably never arrived. */
	| 'unreachable'
	/** The record cannot be sent as it is. */
	| 'invalid'
	/** The run ended before it was sent. */
	| 'stopped'
	/** Of a success: the destination took it in, to be processed later. */
	| 'accepted';

/**
 * What became of one record, as it leaves the node under the result field. What is empty is left
 * out. Records of a batch may share one, so it must not be changed.
 */
export interface Settlement {
	outcome: Outcome;
	cause?: Cause;
	/** Why it did not succeed. */
	reason?: string;
	/** HTTP status of the last answer; null when there was none. */
	httpStatus: number | null;
	/** Requests the record was in. */
	attempts: number;
	/** Number of the last request it was in, counted from 1 over the run. */
	batch: number | null;
	/** What the Parse Path Map found, by name. */
	parsed?: JsonObject;
	warnings?: unknown[];
	/** The record's part of the answer, when it was asked for. */
	response?: unknown;
	/** An earlier run settled it; this one did not send it. */
	fromJournal?: true;
}

/**
 * Where a request goes and what surrounds its records. Records may share a request only when they
 * have the same target (compared by identity).
 */
export interface Target {
	url: string;
	/** The credential's. */
	baseUrl: string;
	headers: Readonly<Record<string, string>>;
	envelope: Envelope;
	/** Most records in one request. */
	maxRecords: number;
}

/**
 * What stands on a line before a record, of the record as it came in, or a sentence why it has none.
 * `exact`: numbers of the record are those that were written.
 */
export type ActionLine = (
	record: JsonObject,
	exact: boolean,
) => { text: string } | { reason: string };

/** What stands around the records in a request body. */
export type Envelope =
	/** `open` + the array of records + `close`. */
	| { kind: 'array'; open: string; close: string }
	/** `open` + the one record + `close`. */
	| { kind: 'single'; open: string; close: string }
	/** The one record's own fields over these. */
	| { kind: 'merge'; fields: JsonObject }
	/** The same as a form. */
	| { kind: 'form'; fields: JsonObject }
	/** A line for each record; `perRecord` is 2 where an action line stands before it. */
	| { kind: 'lines'; perRecord: 1 | 2 }
	/** No body at all. */
	| { kind: 'none' };

/** One record on its way to the destination. */
export interface DeliveryRecord {
	/** Position in the run's input; its settlement is found by it. */
	readonly index: number;
	readonly json: JsonObject;
	/** What the request says instead of `json`: the same, but numbers with the digits they came with. */
	readonly written?: JsonObject;
	/** What stands on the line before it. */
	readonly actionLine?: string;
	readonly target: Target;
	/** Recoverable repeats used so far. */
	retries: number;
	/** Texts by which a part of the answer may name it; empty when not matching by key. */
	readonly matchKeys: readonly string[];
	/** Records with the same text are never in flight together. */
	readonly serialKey: string | undefined;
	/** Of the file, on which it begins. */
	line?: number;
	/** What the sink needs to write it again as it came. */
	origin?: unknown;
}

/** A record that cannot be sent, and why. */
export interface InvalidRecord {
	readonly index: number;
	readonly reason: string;
	/** What counts as the same error, where the reason names a value of the record. */
	readonly kind?: string;
	line?: number;
	origin?: unknown;
}

export type SourceRecord = DeliveryRecord | InvalidRecord;

export function isInvalid(record: SourceRecord): record is InvalidRecord {
	return 'reason' in record;
}

/** What leaves the engine for the network. */
export interface OutgoingRequest {
	method: string;
	url: string;
	headers: Record<string, string>;
	body: string | undefined;
}

/** Names in lower case; a header that came several times is a list. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What came back. `send` resolves with one of these and never rejects. */
export type Answer =
	| {
			kind: 'response';
			status: number;
			/** Lower-case names. */
			headers: AnswerHeaders;
			body: string;
			/** Why the body could not be read, so that it fits after "The answer is". */
			unreadable?: string;
	  }
	| {
			kind: 'failure';
			/** `unreachable` only when it is sure that nothing arrived. */
			failure: 'unreachable' | 'timeout' | 'reset';
			message: string;
	  };

export type Send = (request: OutgoingRequest) => Promise<Answer>;

export interface NamedValue {
	name: string;
	value: string;
}

/** What a credential puts into a request. */
export interface Login {
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** A parameter of the address. */
	query?: NamedValue;
	/** A field at the top of the body. */
	bodyField?: NamedValue;
}

/** What authorizes a request; a new object for each new token. */
export interface Authorization extends Login {
	/** Time (ms, as `now`) at which it stops being valid; Infinity when it does not. */
	expiresAt: number;
}

/** How requests are authorized. `renewable` is false for kinds without a token exchange. */
export interface Authorizer {
	renewable: boolean;
	/**
	 * @param used the one that has served its time: another is given
	 * @throws Error whose message is a sentence for the user; NoTokenAnswer when the network is to blame
	 */
	authorize(used?: Authorization): Promise<Authorization>;
}

/** What the engine needs from outside; tests inject exact ones. */
export interface Ports {
	send: Send;
	authorizer: Authorizer;
	/** Of the settings' limit, where other runs share it. */
	limiter?: Limiter;
	/** Resolves after `ms`; rejects when the signal is aborted. */
	sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	/** Milliseconds of a clock that nobody sets; all waiting goes by it. */
	now: () => number;
	/** Milliseconds since 1970, only to read dates of answers. */
	date: () => number;
	/** In [0, 1). */
	random: () => number;
	newIdempotencyKey: () => string;
	/**
	 * The rows of a CSV text by the names in its first line.
	 *
	 * @throws Error whose message says what is wrong with it
	 */
	readTable?: (text: string) => JsonObject[];
	/** Called now and then on long runs. */
	onProgress?: (progress: Progress) => void;
	/** Called after each answer. */
	onAnswered?: (event: AnswerEvent) => void;
}

/** An answer as a report tells it; times in ms from the start of the run. */
export interface AnswerEvent {
	/** Of the request, counted from 1. */
	number: number;
	/** Records in it. */
	records: number;
	/** HTTP status; null when there was no answer. */
	status: number | null;
	startedAt: number;
	endedAt: number;
	/** Records settled by it. */
	succeeded: number;
	failed: number;
	/** Until then all requests wait, since the destination asked for it. */
	waitUntil?: number;
}

export interface Progress {
	succeeded: number;
	failed: number;
	requests: number;
	durationMs: number;
	/** Set while all requests wait: how long (ms) from now. */
	pauseMs?: number;
}
