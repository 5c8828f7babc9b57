import { AdobeClient } from '../../../../../nodes/shared/adobe/client/adobeClient';
import type { ApiAnswer, ApiPorts, ApiRequest } from '../../../../../nodes/shared/http/apiPorts';
import { SecretMask } from '../../../../../nodes/shared/http/secretMask';

/** All virtual times are told in ms since this one. */
export const START = Date.UTC(2026, 10, 23);
export const place = { sandboxName: 'prod', organizationId: '0123456789ABCDEF01234567@AdobeOrg' };

type Reply = ApiAnswer | ((request: ApiRequest) => ApiAnswer);

export function answer(
	status: number,
	body: unknown = '',
	headers: Record<string, unknown> = {},
): ApiAnswer {
	return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

export const lost = answer(0, 'read ECONNRESET');

/** An Adobe of which each test says what it answers, and a time that only sleep moves. */
export class ScriptedAdobe implements ApiPorts {
	readonly requests: ApiRequest[] = [];
	readonly slept: number[] = [];
	readonly lines: string[] = [];
	readonly client: AdobeClient;
	/** What `random` gives. */
	luck = 0;
	private time = START;
	private readonly replies: Reply[] = [];

	constructor(secrets: string[] = []) {
		this.client = new AdobeClient(this, place, new SecretMask(secrets));
	}

	/** Answers in this order; a request beyond them fails the test. */
	answers(...replies: Reply[]): this {
		this.replies.push(...replies);
		return this;
	}

	/** Answers that nobody asked for. */
	get left(): number {
		return this.replies.length;
	}

	/** Methods and the ends of the paths, e.g. `PATCH flows/f1`. */
	get calls(): string[] {
		return this.requests.map(
			({ method, path }) => `${method} ${path.replace('/data/foundation/flowservice/', '')}`,
		);
	}

	async send(request: ApiRequest): Promise<ApiAnswer> {
		this.requests.push(structuredClone(request));
		const reply = this.replies.shift();
		if (!reply) throw new Error(`Nobody expects ${request.method} ${request.path}`);
		return typeof reply === 'function' ? reply(request) : reply;
	}

	async sleep(ms: number): Promise<void> {
		this.slept.push(ms);
		this.time += ms;
	}

	/** From another zero than the other clock, so that no one takes one for the other. */
	now(): number {
		return this.time - START;
	}

	wallTime(): number {
		return this.time;
	}
	random = (): number => this.luck;
	log = (line: string): void => void this.lines.push(line);
}

/** What a promise is rejected with. */
export async function rejection<T extends Error = Error>(promise: Promise<unknown>): Promise<T> {
	try {
		await promise;
	} catch (error) {
		return error as T;
	}
	throw new Error('Nothing was thrown');
}
