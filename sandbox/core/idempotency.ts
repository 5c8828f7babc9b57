import { createHash } from 'node:crypto';
import type { Answer } from './endpoint.ts';

interface Stored {
	fingerprint: string;
	answer: Answer;
}

const keyReused: Answer = {
	status: 422,
	body: {
		error: {
			code: 'idempotency_key_reused',
			message: 'This Idempotency-Key was used before with another request',
		},
	},
};

export class IdempotencyStore {
	readonly #stored = new Map<string, Stored>();

	static fingerprint(method: string, url: string, body: Buffer | undefined): string {
		const hash = createHash('sha256').update(`${method} ${url}\n`);
		return hash.update(body ?? '').digest('base64');
	}

	find(key: string, fingerprint: string): Answer | undefined {
		const stored = this.#stored.get(key);
		if (!stored) return undefined;
		return stored.fingerprint === fingerprint ? stored.answer : keyReused;
	}

	keep(key: string, fingerprint: string, answer: Answer): void {
		this.#stored.set(key, { fingerprint, answer });
	}

	clear(): void {
		this.#stored.clear();
	}
}
