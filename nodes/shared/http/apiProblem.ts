/** What is known of a refusal besides its sentences. */
interface Particulars {
	code?: string;
	requestId?: string;
	unreadable?: boolean;
}

/** A request that an API refused, or that got no answer that can be read. */
export class ApiProblem extends Error {
	/** The API's own code, '' when it named none. */
	readonly code: string;
	/** What the API calls this request in its own log, '' when it said nothing. */
	readonly requestId: string;
	/** The answer was not the API's own, e.g. a page of a proxy, or it was cut off. */
	readonly unreadable: boolean;

	constructor(
		/** What happened. */
		message: string,
		/** What to do about it. */
		readonly description: string,
		/** HTTP status; 0 when no answer came. */
		readonly status: number,
		{ code = '', requestId = '', unreadable = false }: Particulars = {},
	) {
		super(message);
		this.code = code;
		this.requestId = requestId;
		this.unreadable = unreadable;
	}

	/** Whether the request may have been carried out all the same. */
	get ambiguous(): boolean {
		const isSuccess = this.status >= 200 && this.status <= 299;
		return leavesDoubt(this.status) || isSuccess;
	}

	/** Whether the API itself says that there is no such thing. */
	get absent(): boolean {
		return this.status === 404 && !this.unreadable;
	}
}

/**
 * Whether a request with this status may have been carried out: no answer, 303 (done, look there),
 * 408, and trouble of the server other than that it does not know the method or the protocol.
 */
export function leavesDoubt(status: number): boolean {
	return [0, 303, 408].includes(status) || isTrouble(status);
}

/** Whether the server is in trouble, of which nobody knows when it began. */
export function isTrouble(status: number): boolean {
	return status >= 500 && ![501, 505].includes(status);
}
