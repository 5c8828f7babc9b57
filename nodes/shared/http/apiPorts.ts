/** Undefined values are not sent; a list is sent as one parameter per value. */
export type Query = Record<string, string | number | boolean | string[] | undefined>;

export interface ApiRequest {
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	/** Path below the API's address. */
	path: string;
	query: Query;
	headers?: Record<string, string>;
	body?: unknown;
}

export interface ApiAnswer {
	/** 0 when no answer came; `text` says why. */
	status: number;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	text: string;
}

/** What the client of an API needs of the world. */
export interface ApiPorts {
	send(request: ApiRequest): Promise<ApiAnswer>;
	/** @throws when the execution is cancelled */
	sleep(ms: number): Promise<void>;
	/** Ms since 1970, by a clock that only goes on: nobody sets it while something waits. */
	now(): number;
	/** Ms since 1970 as the machine's clock shows it: to compare with times that others have told. */
	wallTime(): number;
	random(): number;
	/** A line of the log; it leaves without secrets. */
	log(line: string): void;
}
