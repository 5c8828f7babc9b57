import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
	code: string | number;
	message: string;
}

export interface Call {
	method: string;
	path: string;
	/** With the query, as it came in. */
	url: string;
	params: Record<string, string>;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	body: unknown;
	/** The code that an ordered fault gives to this record, if any. */
	forced(record: unknown, index: number): Refusal | undefined;
}

/** A string body leaves as plain text or what `type` says, any other as JSON, none without a body. */
export interface Answer {
	status: number;
	body?: unknown;
	/** The content type of a string body. */
	type?: string;
	headers?: Record<string, string>;
}

export type BodyProblem = 'invalidJson' | 'mediaType';

export interface Endpoint {
	methods: string[];
	path: string;
	body: 'json' | 'form' | 'text' | 'none';
	/** Where the answer lists its parts, as keys from the top of the body. */
	parts?: string[][];
	/** A token endpoint meets only faults that name its path. */
	issuesTokens?: boolean;
	/** The answer to a request that may not come in. */
	authorize?(headers: IncomingHttpHeaders): Answer | undefined;
	/** The answer to a body that is not JSON, or whose content type does not say JSON. */
	refuseBody?(problem: BodyProblem): Answer;
	/** The documented answer with a status that a fault orders without a body. */
	ordered?(status: number): Answer | undefined;
	/** Headers of every answer, also of one that a fault orders. */
	headers?(): Record<string, string>;
	handle(call: Call): Answer;
}
