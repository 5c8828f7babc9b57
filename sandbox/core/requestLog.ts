import type { IncomingHttpHeaders } from 'node:http';

export interface LoggedRequest {
	method: string;
	url: string;
	path: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, else the raw text; undefined when there was none or it was never read. */
	body: unknown;
	/** Milliseconds since 1970. */
	receivedAt: number;
	/** null until an answer leaves; stays null when the request is never answered. */
	status: number | null;
}

export class RequestLog {
	readonly entries: LoggedRequest[] = [];
	readonly #on: boolean;

	constructor(on: boolean) {
		this.#on = on;
	}

	open(entry: LoggedRequest): LoggedRequest {
		if (this.#on) this.entries.push(entry);
		return entry;
	}

	clear(): void {
		this.entries.length = 0;
	}
}
