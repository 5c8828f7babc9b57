import type { Dispatcher } from 'undici';

import { decode, TOO_LARGE } from '../engine/answer/read/decode';
import type { Answer, Send } from '../engine/types';
import { AnswerBytes } from './answerBytes';
import type { Connections } from './connections';
import type { Deadlines, Expiring } from './deadlines';
import { notAnswered, notSent, placeName, timedOut } from './failures';
import type { Lane } from './lane';
import type { OpenAnswers, Reading } from './openAnswers';

type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * Sends requests through undici's `dispatch`, which is faster than its `request`, since no stream
 * is made for an answer that is read whole. The deadline of a request runs from here on.
 */
export function createSend(
	connections: Connections,
	deadlines: Deadlines,
	openAnswers: OpenAnswers,
): Send {
	let last = readAddress('http://localhost/', connections);
	return ({ method, url, headers, body }) =>
		new Promise((resolve) => {
			if (last.url !== url) last = readAddress(url, connections);
			const { origin, path, place } = last;
			const lane = connections.take(origin);
			const handler = new AnswerHandler(place, lane, openAnswers, (answer) => {
				deadlines.remove(handler);
				connections.giveBack(lane);
				resolve(answer);
			});
			deadlines.add(handler);
			lane.dispatch({ path, method: method as Dispatcher.HttpMethod, headers, body }, handler);
		});
}

function readAddress(url: string, connections: Connections) {
	const { origin, host, pathname, search } = new URL(url);
	const place = placeName(host, connections.proxyTo(origin));
	return { url, origin, path: pathname + search, place };
}

/** Collects one answer; `done` is called once, whatever happens. */
class AnswerHandler implements Dispatcher.DispatchHandler, Expiring, Reading {
	deadline = 0;
	private controller: Dispatcher.DispatchController | undefined;
	private status = 0;
	private headers: Headers = {};
	private readonly bytes: AnswerBytes;
	private isDone = false;

	constructor(
		private readonly place: string,
		private readonly lane: Lane,
		private readonly openAnswers: OpenAnswers,
		private readonly done: (answer: Answer) => void,
	) {
		this.bytes = new AnswerBytes(openAnswers.blocks);
	}

	/** undici calls this just before it writes the request: whatever goes wrong earlier never arrived. */
	onRequestStart(controller: Dispatcher.DispatchController): void {
		this.controller = controller;
		this.lane.awaitsAnswer = true;
	}

	expire(): void {
		if (this.controller === undefined) this.lane.abandon(timedOut());
		else this.controller.abort(timedOut());
	}

	onResponseStart(
		_controller: Dispatcher.DispatchController,
		status: number,
		headers: Headers,
	): void {
		this.status = status;
		this.headers = headers;
	}

	onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
		const { one } = this.openAnswers.limits;
		if (this.bytes.length + chunk.length > one) {
			this.respond('', TOO_LARGE);
			controller.abort(new Error('The answer is too large'));
			return;
		}
		this.bytes.add(chunk);
		this.openAnswers.hold(this, chunk.length);
	}

	pause(): void {
		this.controller?.pause();
	}

	/** Not at once: undici cannot go on with one answer while it is at another. */
	resume(): void {
		queueMicrotask(() => this.controller?.resume());
	}

	onResponseEnd(controller: Dispatcher.DispatchController): void {
		// undici takes an answer without a length for complete when its connection breaks.
		if (this.lane.isBroken) {
			this.onResponseError(controller, new Error('ECONNRESET'));
			return;
		}
		const decoded = decode(this.bytes.whole(), this.headers, this.openAnswers.limits.one);
		if ('text' in decoded) this.respond(decoded.text);
		else this.respond('', decoded.unreadable);
	}

	onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
		if (this.isDone) return;
		this.finish(
			this.controller === undefined
				? notSent(error, this.place, this.lane.waitsFor)
				: notAnswered(error, this.place),
		);
	}

	private respond(body: string, unreadable?: string): void {
		const { status, headers } = this;
		this.finish({ kind: 'response', status, headers, body, unreadable });
	}

	private finish(answer: Answer): void {
		this.isDone = true;
		this.lane.awaitsAnswer = false;
		this.done(answer);
		this.openAnswers.letGo(this, this.bytes.length);
		this.bytes.free();
	}
}
