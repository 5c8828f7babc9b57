import type { ApiAnswer, ApiRequest } from '../../../../nodes/shared/http/apiPorts';
import { SecretMask } from '../../../../nodes/shared/http/secretMask';
import { ImprovadoClient } from '../../../../nodes/shared/improvado/client/improvadoClient';

export type Reply = Partial<ApiAnswer> & { body?: unknown };

/** A client whose world is a script: answers in order, a clock that only sleeping moves. */
export class Scripted {
	readonly sent: ApiRequest[] = [];
	readonly slept: number[] = [];
	readonly lines: string[] = [];
	clock = 1_000_000;
	readonly client: ImprovadoClient;

	/** @param replies a function gets the request; the last reply answers all that follow */
	constructor(replies: Array<Reply | ((request: ApiRequest) => Reply)>, secrets: string[] = []) {
		const ports = {
			send: async (request: ApiRequest) => {
				const reply = replies[Math.min(this.sent.length, replies.length - 1)];
				this.sent.push(request);
				return answerOf(typeof reply === 'function' ? reply(request) : reply);
			},
			sleep: async (ms: number) => {
				this.slept.push(ms);
				this.clock += ms;
			},
			now: () => this.clock,
			wallTime: () => this.clock,
			random: () => 0.5,
			log: (line: string) => void this.lines.push(line),
		};
		this.client = new ImprovadoClient(ports, '4711', new SecretMask(secrets));
	}

	get methods(): string[] {
		return this.sent.map(({ method }) => method);
	}
}

function answerOf({ status = 200, headers = {}, text, body }: Reply): ApiAnswer {
	return { status, headers, text: text ?? (body === undefined ? '' : JSON.stringify(body)) };
}

/** What a promise was rejected with. */
export async function rejection<T extends Error>(promise: Promise<unknown>): Promise<T> {
	return await promise.then(
		() => {
			throw new Error('It was not rejected');
		},
		(error: T) => error,
	);
}
