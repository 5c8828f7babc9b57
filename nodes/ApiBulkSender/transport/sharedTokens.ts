/** A token that was bought, for a time (ms, as `performance.now`). */
export interface BoughtToken {
	token: string;
	expiresAt: number;
}

/**
 * The newest token of all runs of this process that buy with the same values. A server may keep only
 * the newest one it gave, so runs with a token each would take it from one another for ever.
 */
export class SharedTokens {
	private static readonly all = new Map<string, SharedTokens>();
	private runs = 0;
	private newest: BoughtToken | undefined;
	private buying: Promise<BoughtToken> | undefined;

	private constructor(private readonly key: string) {}

	/** @param key what the token is bought with; every run that joins must leave */
	static join(key: string): SharedTokens {
		const shared = SharedTokens.all.get(key) ?? new SharedTokens(key);
		SharedTokens.all.set(key, shared);
		shared.runs++;
		return shared;
	}

	/** With the last run the token goes too. */
	leave(): void {
		if (--this.runs === 0) SharedTokens.all.delete(this.key);
	}

	/**
	 * A token other than the one that has served its time: one that another run has bought meanwhile,
	 * or a new one. Runs that ask together get the same.
	 */
	async other(
		than: BoughtToken | undefined,
		now: number,
		buy: () => Promise<BoughtToken>,
	): Promise<BoughtToken> {
		const { newest, buying } = this;
		if (newest !== undefined && newest !== than && newest.expiresAt > now) return newest;
		// Another run's trouble, e.g. that it was cancelled, is not this one's.
		if (buying !== undefined) return await buying.catch(async () => await this.buy(buy));
		return await this.buy(buy);
	}

	private async buy(buy: () => Promise<BoughtToken>): Promise<BoughtToken> {
		const bought = (this.buying ??= buy());
		try {
			return (this.newest = await bought);
		} finally {
			if (this.buying === bought) this.buying = undefined;
		}
	}
}
