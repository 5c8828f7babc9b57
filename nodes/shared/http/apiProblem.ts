/** A request that an API refused, or that got no answer. */
export class ApiProblem extends Error {
	/** The API's own code, '' when it named none. */
	readonly code: string;
	/** What the API calls this request in its own log, '' when it said nothing. */
	readonly requestId: string;

	constructor(
		/** What happened. */
		message: string,
		/** What to do about it. */
		readonly description: string,
		/** HTTP status; 0 when no answer came. */
		readonly status: number,
		{ code = '', requestId = '' }: { code?: string; requestId?: string } = {},
	) {
		super(message);
		this.code = code;
		this.requestId = requestId;
	}

	/** Whether the request may have been carried out all the same. */
	get ambiguous(): boolean {
		return this.status === 0 || this.status >= 500;
	}
}
