import type { Socket } from 'node:net';
import { Client, type buildConnector, type Dispatcher } from 'undici';

import { Attempt, type Target } from './connect';
import { ConnectProblem } from './connectProblem';
import { skipInformational } from './informational';

export type Connect = (target: Target, attempt: Attempt) => Promise<Socket>;

/**
 * One connection to an origin, kept alive between requests, with one request at a time.
 *
 * undici keeps a request that never started and connects for it again and again, however each
 * connection ends. So a request may have one connection made for it, and it is given up together with
 * whatever undici still has of it.
 */
export class Lane {
	private client: Client | undefined;
	private attempt: Attempt | undefined;
	private socket: Socket | undefined;
	/** Whether a request was written and its answer has not begun. */
	awaitsAnswer = false;

	constructor(
		readonly origin: string,
		private readonly connect: Connect,
	) {}

	dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
		this.attempt = undefined;
		this.client ??= new Client(this.origin, {
			connect: (target, done) => this.open(target, done),
			pipelining: 1,
			// A request is given up by its deadline, which covers all of it.
			headersTimeout: 0,
			bodyTimeout: 0,
		});
		this.client.dispatch(request, handler);
	}

	/** What a request that did not start yet waits for, to follow "was not reached: ". */
	get waitsFor(): string {
		return this.attempt?.waitsFor ?? 'the connection is busy';
	}

	/** Whether the connection broke. undici takes an answer without a length for complete then. */
	get isBroken(): boolean {
		return this.socket?.errored != null;
	}

	/** Gives up a request that did not start, so that it never will. */
	abandon(error: Error): void {
		const { client } = this;
		this.client = undefined;
		void client?.destroy(error);
		this.attempt?.abort();
	}

	async close(): Promise<void> {
		this.attempt?.abort();
		await this.client?.destroy();
	}

	private open(target: Target, done: buildConnector.Callback): void {
		if (this.attempt !== undefined) {
			const problem = 'the connection ended before the request could be sent';
			done(new ConnectProblem(problem), null);
			return;
		}
		this.attempt = new Attempt();
		this.connect(target, this.attempt).then(
			(socket) => {
				this.socket = socket;
				skipInformational(socket, this);
				done(null, socket);
			},
			(error: Error) => done(error, null),
		);
	}
}
