import type { FastifyRequest } from 'fastify';
import type { Answer, Endpoint } from './endpoint.ts';
import type { Fault } from './faults/fault.ts';
import type { LoggedRequest } from './requestLog.ts';
import type { World } from './world.ts';

/** One request on its way through the sandbox. */
export interface Visit {
	endpoint: Endpoint;
	entry: LoggedRequest;
	faults: Fault[];
	gated: boolean;
	refusal?: Answer;
	epoch: number;
	open: boolean;
}

export function beginVisit(world: World, endpoint: Endpoint, request: FastifyRequest): Visit {
	const { method, url, headers } = request;
	const query = url.indexOf('?');
	const path = query < 0 ? url : url.slice(0, query);
	const receivedAt = world.now();
	const entry = { method, url, path, headers, body: undefined, receivedAt, status: null };
	world.traffic.opened();
	return {
		endpoint,
		entry: world.log.open(entry),
		faults: [],
		gated: false,
		epoch: world.epoch,
		open: true,
	};
}

export function endVisit(world: World, visit: Visit, status: number | null): void {
	if (!visit.open) return;
	visit.open = false;
	visit.entry.status = status;
	world.traffic.closed();
}

/** Faults before authentication, authentication, faults after it. */
export function passGate(world: World, visit: Visit): void {
	const { endpoint, entry } = visit;
	visit.gated = true;
	const target = {
		method: entry.method,
		path: entry.path,
		body: entry.body,
		issuesTokens: endpoint.issuesTokens ?? false,
	};
	const first = world.faults.take(true, target);
	if (first) {
		visit.faults.push(first);
		if (first.tokenRevoked) world.tokens.revokeAll();
		if (replacesAnswer(first)) return;
	}
	visit.refusal = endpoint.authorize?.(entry.headers);
	if (visit.refusal) return;
	const second = world.faults.take(false, target);
	if (!second) return;
	visit.faults.push(second);
	if (second.tokenRevoked) {
		world.tokens.revokeAll();
		visit.refusal = endpoint.authorize?.(entry.headers);
	}
}

function replacesAnswer(fault: Fault): boolean {
	return Boolean(fault.hang || fault.reset || fault.status !== undefined || fault.redirect);
}
