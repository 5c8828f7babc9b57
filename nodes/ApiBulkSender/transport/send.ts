import type { Dispatcher } from 'undici';

import { headerOf } from '../engine/answer/header';
import type { Answer, Send } from '../engine/types';
import type { Deadlines, Expiring } from './deadlines';
import { decode } from './decode';
import { TIMED_OUT, toFailure } from './failures';

const MOST_ANSWER_BYTES = 32 * 1024 * 1024;

type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * Sends requests through undici's `dispatch`, which is faster than its `request`, since no stream
 * is made for an answer that is read whole.
 *
 * @param onText sees every text of an answer that may be shown: its body and where it redirects to
 */
export function createSend(
	dispatcher: Dispatcher,
	deadlines: Deadlines,
	onText: (text: string) => void = () => {},
): Send {
	let last = readAddress('http://localhost/');
	return ({ method, url, headers, body }) =>
		new Promise((resolve) => {
			if (last.url !== url) last = readAddress(url);
			const { origin, path, host } = last;
			const handler = new AnswerHandler(host, deadlines, (answer) => {
				if (answer.kind === 'response') {
					onText(answer.body);
					const location = headerOf(answer, 'location');
					if (location !== undefined) onText(location);
				}
				resolve(answer);
			});
			const request = {
				origin,
				path,
				method: method as Dispatcher.HttpMethod,
				headers,
				body,
				// Deadlines cover the whole answer; these would start anew with each part of it.
				headersTimeout: 0,
				bodyTimeout: 0,
			};
			try {
				dispatcher.dispatch(request, handler);
			} catch (error) {
				resolve(toFailure(error, false, host));
			}
		});
}

function readAddress(url: string) {
	const { origin, host, pathname, search } = new URL(url);
	return { url, origin, host, path: pathname + search };
}

class AnswerHandler implements Dispatcher.DispatchHandler, Expiring {
	deadline = 0;
	private controller: Dispatcher.DispatchController | undefined;
	private status = 0;
	headers: Headers = {};
	private readonly chunks: Buffer[] = [];
	private bytes = 0;

	constructor(
		private readonly host: string,
		private readonly deadlines: Deadlines,
		private readonly done: (answer: Answer) => void,
	) {}

	/** undici calls this just before it writes the request. */
	onRequestStart(controller: Dispatcher.DispatchController): void {
		this.controller = controller;
		this.deadlines.add(this);
	}

	expire(): void {
		this.controller?.abort(Object.assign(new Error('Timeout'), { code: TIMED_OUT }));
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
		this.bytes += chunk.length;
		if (this.bytes <= MOST_ANSWER_BYTES) {
			this.chunks.push(chunk);
			return;
		}
		this.finish('', 'larger than the limit for answers');
		controller.abort(new Error('The answer is too large'));
	}

	onResponseEnd(): void {
		const [first] = this.chunks;
		const whole = this.chunks.length === 1 ? first : Buffer.concat(this.chunks);
		const text = decode(whole, headerOf(this, 'content-encoding'), MOST_ANSWER_BYTES);
		if (text === undefined) this.finish('', 'compressed in a way that cannot be read');
		else this.finish(text);
	}

	onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
		this.deadlines.remove(this);
		this.done(toFailure(error, this.controller !== undefined, this.host));
	}

	private finish(body: string, unreadable?: string): void {
		this.deadlines.remove(this);
		const { status, headers } = this;
		this.done({ kind: 'response', status, headers, body, unreadable });
	}
}
