import { randomUUID } from 'node:crypto';

export type TokenKind = 'clientKey' | 'oAuth2' | 'adobe' | 'improvado';

interface Token {
	kind: TokenKind;
	expiresAt: number;
}

export class Tokens {
	/** Each purchase ends the tokens of its kind that were bought before. */
	onlyNewest = false;
	readonly ttlSeconds: number;
	readonly #now: () => number;
	readonly #live = new Map<string, Token>();

	constructor(ttlSeconds: number, now: () => number) {
		this.ttlSeconds = ttlSeconds;
		this.#now = now;
	}

	issue(kind: TokenKind, ttlSeconds = this.ttlSeconds): string {
		const token = `sandbox.${kind}.${randomUUID()}`;
		if (this.onlyNewest) this.#revoke(kind);
		this.#live.set(token, { kind, expiresAt: this.#now() + ttlSeconds * 1000 });
		return token;
	}

	/** Lets a token live for that long from now on. */
	renew(value: string, ttlSeconds: number): void {
		const token = this.#live.get(value);
		if (token) token.expiresAt = this.#now() + ttlSeconds * 1000;
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

	#revoke(kind: TokenKind): void {
		for (const [value, token] of this.#live) if (token.kind === kind) this.#live.delete(value);
	}
}
