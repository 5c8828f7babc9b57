import type { LookupFunction } from 'node:net';

import type { TlsSettings } from '../../shared/http/tlsSettings';
import { connect, secureBy, type Secure } from './connect';
import { Lane } from './lane';
import { proxyFor, type Proxy } from './proxies';

/**
 * The connections of a run. There are never more to an origin than requests were open at once, since
 * a new one is made only when all others have a request.
 */
export class Connections {
	private readonly lanes = new Set<Lane>();
	private readonly idle = new Map<string, Lane[]>();

	private readonly secure: Secure | undefined;

	/**
	 * @param lookup resolves the names of destinations, under the rules of n8n
	 * @param tls how the credential wants to connect
	 */
	constructor(
		private readonly lookup: LookupFunction | undefined,
		tls?: TlsSettings,
	) {
		this.secure = tls && secureBy(tls);
	}

	/** @throws SettingError when an environment variable names no proxy */
	proxyTo(origin: string): Proxy | undefined {
		return proxyFor(new URL(origin), process.env);
	}

	/** A connection without a request. Give it back. */
	take(origin: string): Lane {
		return this.idle.get(origin)?.pop() ?? this.add(origin);
	}

	giveBack(lane: Lane): void {
		const idle = this.idle.get(lane.origin);
		if (idle === undefined) this.idle.set(lane.origin, [lane]);
		else idle.push(lane);
	}

	/** Breaks off everything that is still open. */
	async close(): Promise<void> {
		await Promise.all([...this.lanes].map(async (lane) => await lane.close()));
	}

	private add(origin: string): Lane {
		const proxy = this.proxyTo(origin);
		const lane = new Lane(
			origin,
			async (target, attempt) => await connect(target, proxy, attempt, this.lookup, this.secure),
		);
		this.lanes.add(lane);
		return lane;
	}
}
