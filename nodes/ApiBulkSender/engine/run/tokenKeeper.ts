import type { Authorization, Authorizer } from '../types';

const LONGEST_MARGIN_MS = 30_000;

/** No answer to the request for a token: the network is to blame, not the credential. */
export class NoTokenAnswer extends Error {}

/**
 * Keeps the current authorization for all parallel requests: fetched once, renewed shortly before
 * it expires and once after a 401. Only one renewal runs at a time.
 */
export class TokenKeeper {
	private authorization: Authorization | undefined;
	private freshUntil = -Infinity;
	private busy = false;
	/** Renewed after a 401 and not accepted since: another 401 is final. */
	private onTrial = false;

	constructor(
		private readonly authorizer: Authorizer,
		private readonly now: () => number,
	) {}

	/** Undefined when it must be renewed first. */
	current(now: number): Authorization | undefined {
		return now < this.freshUntil ? this.authorization : undefined;
	}

	renew(onReady: () => void, onRefused: (error: Error) => void): void {
		if (this.busy) return;
		this.busy = true;
		this.authorizer.authorize(this.authorization).then(
			(authorization) => {
				this.busy = false;
				this.authorization = authorization;
				// Even one that arrives expired is tried, rather than renewed for ever.
				this.freshUntil = Math.max(this.renewalTime(authorization.expiresAt), this.now() + 1);
				onReady();
			},
			(error: Error) => {
				this.busy = false;
				onRefused(error);
			},
		);
	}

	/** A tenth of the lifetime before it ends, so that no request leaves with a dying token. */
	private renewalTime(expiresAt: number): number {
		const lifetime = expiresAt - this.now();
		if (!Number.isFinite(lifetime)) return Infinity;
		return expiresAt - Math.min(lifetime / 10, LONGEST_MARGIN_MS);
	}

	/** The destination took a request with this authorization. */
	accepted(authorization: Authorization | undefined): void {
		if (authorization === this.authorization) this.onTrial = false;
	}

	/**
	 * The destination answered 401 to a request with this authorization.
	 *
	 * @returns whether the request may be sent again
	 */
	refused(authorization: Authorization | undefined): boolean {
		if (!this.authorizer.renewable) return false;
		// Another request met the 401 first: the token is new already, or being renewed.
		if (authorization !== this.authorization || this.freshUntil === -Infinity) return true;
		if (this.onTrial) return false;
		this.freshUntil = -Infinity;
		this.onTrial = true;
		return true;
	}
}
