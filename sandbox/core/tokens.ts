import { randomUUID } from 'node:crypto';

export type TokenKind = 'clientKey' | 'oAuth2';

interface Token {
	kind: TokenKind;
	expiresAt: number;
}

export class Tokens {
	readonly ttlSeconds: number;
	readonly #now: () => number;
	readonly #live = new Map<string, Token>();

	constructor(ttlSeconds: number, now: () => number) {
		this.ttlSeconds = ttlSeconds;
		this.#now = now;
	}

	issue(kind: TokenKind): string {
		const token = `sandbox.${kind}.${randomUUID()}`;
		this.#live.set(token, { kind, expiresAt: this.#now() + this.ttlSeconds * 1000 });
		return token;
	}

	isLive(kind: TokenKind, value: string): boolean {
		const token = this.#live.get(value);
		if (!token || token.kind !== kind) return false;
		if (this.#now() < token.expiresAt) return true;
		this.#live.delete(value);
		return false;
	}

	revokeAll(): void {
		this.#live.clear();
	}
}
