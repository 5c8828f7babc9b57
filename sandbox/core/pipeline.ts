import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Call, Endpoint, Refusal } from './endpoint.ts';
import { distort, encode } from './faults/distort.ts';
import type { Payload } from './faults/distort.ts';
import type { Fault, PartCode } from './faults/fault.ts';
import { IdempotencyStore } from './idempotency.ts';
import { readBody } from './readBody.ts';
import { endVisit, passGate } from './visit.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

const statusTexts: Record<number, string> = {
	502: 'Bad gateway',
	503: 'Service unavailable',
	504: 'Gateway timeout',
};

export class Pipeline {
	readonly #world: World;
	readonly #timers = new Set<NodeJS.Timeout>();

	constructor(world: World) {
		this.#world = world;
	}

	/** Before the body is read; true when the connection was cut here. */
	cutEarly(visit: Visit, request: FastifyRequest, reply: FastifyReply): boolean {
		if (this.#world.faults.readsBodies) return false;
		passGate(this.#world, visit);
		if (!visit.faults.some((fault) => fault.reset && !fault.delayMs)) return false;
		this.#cut(visit, request, reply);
		return true;
	}

	serve(visit: Visit, request: FastifyRequest, reply: FastifyReply): void {
		const raw = request.body instanceof Buffer ? request.body : undefined;
		const problem = readBody(visit, raw);
		if (!visit.gated) passGate(this.#world, visit);
		if (visit.faults.length === 0) {
			const answer = visit.refusal ?? problem ?? this.#process(visit, request, raw);
			this.#send(visit, reply, encode(answer));
			return;
		}
		const act = () => this.#act(visit, request, reply, problem, raw);
		const delay = visit.faults.reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0);
		if (delay === 0) act();
		else this.#later(delay, act);
	}

	stop(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	#later(delay: number, act: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			act();
		}, delay);
		this.#timers.add(timer);
	}

	#act(
		visit: Visit,
		request: FastifyRequest,
		reply: FastifyReply,
		problem: Answer | undefined,
		raw: Buffer | undefined,
	): void {
		const { faults, endpoint } = visit;
		if (visit.epoch !== this.#world.epoch) return this.#cut(visit, request, reply);
		if (faults.some((fault) => fault.reset)) return this.#cut(visit, request, reply);
		if (faults.some((fault) => fault.hang)) {
			reply.hijack();
			return;
		}
		let answer = insteadOf(faults, endpoint) ?? visit.refusal ?? problem;
		if (!answer) {
			answer = this.#process(visit, request, raw);
			if (faults.some((fault) => fault.resetAfterProcessing)) {
				return this.#cut(visit, request, reply);
			}
			answer = afterProcessing(faults) ?? answer;
		}
		this.#send(visit, reply, distort(answer, endpoint.parts ?? [], faults));
	}

	#process(visit: Visit, request: FastifyRequest, raw: Buffer | undefined): Answer {
		const { endpoint, entry, faults } = visit;
		const call: Call = {
			method: entry.method,
			path: entry.path,
			url: entry.url,
			params: request.params as Record<string, string>,
			query: request.query as Record<string, string>,
			headers: entry.headers,
			body: entry.body,
			forced: (record, index) => forcedCode(faults, record, index),
		};
		const key = entry.headers['idempotency-key'];
		if (typeof key !== 'string' || endpoint.issuesTokens || entry.method === 'GET') {
			return endpoint.handle(call);
		}
		const { idempotency, accepted } = this.#world;
		const fingerprint = IdempotencyStore.fingerprint(entry.method, entry.url, raw);
		const stored = idempotency.find(key, fingerprint);
		if (stored) return stored;
		const before = accepted.total;
		const answer = endpoint.handle(call);
		if (accepted.total > before) idempotency.keep(key, fingerprint, answer);
		return answer;
	}

	#cut(visit: Visit, request: FastifyRequest, reply: FastifyReply): void {
		reply.hijack();
		endVisit(this.#world, visit, null);
		request.raw.socket.resetAndDestroy();
	}

	#send(visit: Visit, reply: FastifyReply, payload: Payload): void {
		endVisit(this.#world, visit, payload.status);
		const headers = { ...visit.endpoint.headers?.(), ...payload.headers };
		reply.code(payload.status).headers(headers);
		if (payload.type !== undefined) reply.header('content-type', payload.type);
		reply.send(payload.data);
	}
}

function insteadOf(faults: Fault[], endpoint: Endpoint): Answer | undefined {
	for (const { status, redirect, body } of faults) {
		if (redirect) return { status: redirect.status, headers: { location: redirect.location } };
		if (status === undefined) continue;
		const documented = body === undefined ? endpoint.ordered?.(status) : undefined;
		return documented ?? gatewayAnswer(status, body);
	}
	return undefined;
}

function afterProcessing(faults: Fault[]): Answer | undefined {
	const wanted = faults.find((fault) => fault.applyThenStatus !== undefined)?.applyThenStatus;
	if (wanted === undefined) return undefined;
	if (typeof wanted === 'number') return gatewayAnswer(wanted, undefined);
	return { ...gatewayAnswer(wanted.status, wanted.body), headers: wanted.headers };
}

function gatewayAnswer(status: number, body: unknown): Answer {
	if (body !== undefined) return { status, body };
	if (status === 204 || status === 304) return { status };
	const message = statusTexts[status] ?? `Ordered answer ${status}`;
	return { status, body: { error: { code: String(status), message } } };
}

function forcedCode(faults: Fault[], record: unknown, index: number): Refusal | undefined {
	for (const { partCode } of faults) {
		if (!partCode) continue;
		for (const part of Array.isArray(partCode) ? partCode : [partCode]) {
			if (!picks(part, record, index)) continue;
			return { code: part.code, message: part.message ?? `Ordered code ${part.code}` };
		}
	}
	return undefined;
}

function picks({ records }: PartCode, record: unknown, index: number): boolean {
	if (records === undefined) return true;
	return Array.isArray(records) ? records.includes(index) : records(record, index);
}
