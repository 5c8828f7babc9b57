import { sandboxCredentials } from '../credentials.ts';
import type { SandboxCredentials } from '../credentials.ts';
import { Accepted } from './accepted.ts';
import { FaultBook } from './faults/book.ts';
import { IdempotencyStore } from './idempotency.ts';
import { RequestLog } from './requestLog.ts';
import { Traffic } from './traffic.ts';
import { Tokens } from './tokens.ts';

export interface WorldOptions {
	tokenTtlSeconds: number;
	log: boolean;
	now: () => number;
}

/** Everything one sandbox remembers. */
export class World {
	readonly credentials: Readonly<SandboxCredentials> = sandboxCredentials;
	readonly accepted = new Accepted();
	readonly faults = new FaultBook();
	readonly idempotency = new IdempotencyStore();
	readonly traffic = new Traffic();
	readonly log: RequestLog;
	readonly tokens: Tokens;
	readonly now: () => number;
	readonly #memories = new Map<string, Map<string, unknown>>();
	#epoch = 0;

	constructor(options: WorldOptions) {
		this.log = new RequestLog(options.log);
		this.tokens = new Tokens(options.tokenTtlSeconds, options.now);
		this.now = options.now;
	}

	/** Grows with every reset, so that work begun before it can be dropped. */
	get epoch(): number {
		return this.#epoch;
	}

	memory<T>(name: string): Map<string, T> {
		let memory = this.#memories.get(name);
		if (!memory) {
			memory = new Map();
			this.#memories.set(name, memory);
		}
		return memory as Map<string, T>;
	}

	reset(): void {
		this.#epoch += 1;
		this.tokens.onlyNewest = false;
		this.faults.clear();
		this.log.clear();
		this.accepted.clear();
		this.idempotency.clear();
		this.traffic.clear();
		this.#memories.clear();
	}
}
