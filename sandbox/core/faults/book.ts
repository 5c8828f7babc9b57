import { assertFault } from './fault.ts';
import type { Fault } from './fault.ts';

export interface FaultTarget {
	method: string;
	path: string;
	body: unknown;
	issuesTokens: boolean;
}

interface Order {
	fault: Fault;
	seen: number;
	used: number;
	times: number;
}

/** A request takes, in each phase, the first fault in the order of adding that applies to it. */
export class FaultBook {
	#orders: Order[] = [];

	add(...faults: Fault[]): void {
		for (const fault of faults) {
			assertFault(fault);
			const times = fault.times === 'always' ? Infinity : (fault.times ?? 1);
			this.#orders.push({ fault, seen: 0, used: 0, times });
		}
	}

	clear(): void {
		this.#orders = [];
	}

	/** Faults that were not yet used up. */
	get pending(): Fault[] {
		return this.#orders.map((order) => order.fault);
	}

	get readsBodies(): boolean {
		return this.#orders.some((order) => order.fault.where !== undefined);
	}

	take(beforeAuth: boolean, target: FaultTarget): Fault | undefined {
		if (this.#orders.length === 0) return undefined;
		let taken: Order | undefined;
		for (const order of this.#orders) {
			if ((order.fault.beforeAuth ?? false) !== beforeAuth || !matches(order.fault, target))
				continue;
			order.seen += 1;
			if (!taken && order.seen > (order.fault.after ?? 0)) taken = order;
		}
		if (!taken) return undefined;
		taken.used += 1;
		if (taken.used >= taken.times) this.#orders = this.#orders.filter((order) => order !== taken);
		return taken.fault;
	}
}

function matches(fault: Fault, target: FaultTarget): boolean {
	const { method, path, pathPrefix, where } = fault;
	if (target.issuesTokens && path === undefined && pathPrefix === undefined) return false;
	if (method !== undefined && method.toUpperCase() !== target.method) return false;
	if (path !== undefined && path !== target.path) return false;
	if (pathPrefix !== undefined && !target.path.startsWith(pathPrefix)) return false;
	return where === undefined || where(target.body);
}
