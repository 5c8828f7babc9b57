export interface PartCode {
	code: string | number;
	message?: string;
	/** Which records of the request: indexes, or a predicate (in-process only); all when left out. */
	records?: number[] | ((record: unknown, index: number) => boolean);
}

export interface StatusAnswer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

export interface FaultMatcher {
	method?: string;
	/** The exact path, without the query. */
	path?: string;
	pathPrefix?: string;
	/** On the parsed body; in-process only. */
	where?: (body: unknown) => boolean;
	times?: number | 'always';
	/** Skip this many matching requests first. */
	after?: number;
	beforeAuth?: boolean;
}

/** What happens before, or instead of, the processing of the request. */
export interface FaultCourse {
	tokenRevoked?: boolean;
	delayMs?: number;
	hang?: boolean;
	/** Cut the connection without processing. */
	reset?: boolean;
	/** Process, then cut the connection. */
	resetAfterProcessing?: boolean;
	/** Answer this and process nothing. */
	status?: number;
	redirect?: { status: number; location: string };
	/** Process, then answer this. */
	applyThenStatus?: number | StatusAnswer;
	partCode?: PartCode | PartCode[];
}

/** What becomes of the answer, be it the real one or that of `status`. */
export interface FaultDistortion {
	body?: unknown;
	headers?: Record<string, string>;
	/** Seconds, or an HTTP date. */
	retryAfter?: number | string;
	dropParts?: number;
	extraParts?: number;
	/** No part stays at its place; a number is the seed of the order. */
	shuffleParts?: boolean | number;
	truncate?: boolean;
	malformed?: boolean;
	html?: boolean | string;
	plainText?: boolean | string;
	emptyBody?: boolean;
	/** Pad the answer to this many bytes; JSON stays valid. */
	hugeBody?: number;
}

export interface Fault extends FaultMatcher, FaultCourse, FaultDistortion {}

const fieldNames: Record<keyof Fault, true> = {
	method: true,
	path: true,
	pathPrefix: true,
	where: true,
	times: true,
	after: true,
	beforeAuth: true,
	tokenRevoked: true,
	delayMs: true,
	hang: true,
	reset: true,
	resetAfterProcessing: true,
	status: true,
	redirect: true,
	applyThenStatus: true,
	partCode: true,
	body: true,
	headers: true,
	retryAfter: true,
	dropParts: true,
	extraParts: true,
	shuffleParts: true,
	truncate: true,
	malformed: true,
	html: true,
	plainText: true,
	emptyBody: true,
	hugeBody: true,
};

const courses = ['hang', 'reset', 'resetAfterProcessing', 'status', 'redirect', 'applyThenStatus'];

export function assertFault(fault: Fault): void {
	const names = Object.keys(fault);
	const unknown = names.filter((name) => !Object.hasOwn(fieldNames, name));
	if (unknown.length > 0) throw new TypeError(`Unknown field of a fault: ${unknown.join(', ')}`);
	const chosen = courses.filter((name) => {
		const value = fault[name as keyof Fault];
		return value !== undefined && value !== false;
	});
	if (chosen.length > 1) throw new TypeError(`A fault can have one of ${chosen.join(', ')}`);
}
