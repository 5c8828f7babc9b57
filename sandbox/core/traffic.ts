export interface SandboxStats {
	/** TCP connections accepted. */
	connections: number;
	openNow: number;
	/** Most requests open at once. */
	maxOpen: number;
	tokensIssued: number;
	/** Requests other than those to `/_sandbox`. */
	requests: number;
}

export class Traffic {
	readonly stats: SandboxStats = {
		connections: 0,
		openNow: 0,
		maxOpen: 0,
		tokensIssued: 0,
		requests: 0,
	};

	opened(): void {
		this.stats.requests += 1;
		this.stats.openNow += 1;
		if (this.stats.openNow > this.stats.maxOpen) this.stats.maxOpen = this.stats.openNow;
	}

	closed(): void {
		this.stats.openNow -= 1;
	}

	clear(): void {
		this.stats.connections = 0;
		this.stats.maxOpen = this.stats.openNow;
		this.stats.tokensIssued = 0;
		this.stats.requests = 0;
	}
}
