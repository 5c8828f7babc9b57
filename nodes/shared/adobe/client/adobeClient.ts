import type { ApiProblem } from '../../http/apiProblem';
import { backoffDelay, retryAfterDelay } from '../../http/backoff';
import type { SecretMask } from '../../http/secretMask';
import { collectionPath, type Collection } from './collections';
import { maskCredentials } from './echoedCredentials';
import { explainProblem, type Place, type Subject } from './explain';
import { readProblem, type AdobeProblem } from './problem';
import { subjectOf } from './subjects';

export type Query = Record<string, string | number | boolean | string[] | undefined>;

export interface AdobeRequest {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Path below the platform's address. */
	path: string;
	query: Query;
	headers: Record<string, string>;
	body?: unknown;
}

export interface AdobeAnswer {
	/** 0 when no answer came; `text` says why. */
	status: number;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	text: string;
}

/** What the client needs of the world. */
export interface AdobePorts {
	send(request: AdobeRequest): Promise<AdobeAnswer>;
	/** @throws when the execution is cancelled */
	sleep(ms: number): Promise<void>;
	now(): number;
	random(): number;
	/** A line of the log; never holds a secret. */
	log(line: string): void;
}

export interface CallOptions {
	query?: Query;
	headers?: Record<string, string>;
	/**
	 * Whether a request whose answer got lost may be sent again: true for what changes nothing when
	 * done twice. A create is not; `createOnce` looks first.
	 */
	repeatable?: boolean;
}

const ATTEMPTS = 6;
const BACKOFF = { baseDelayMs: 1000, maxDelayMs: 30_000 };
/** A longer Retry-After ends the operation with a sentence instead. */
const LONGEST_WAIT_MS = 300_000;

/** Adobe's platform over HTTP: repeats what is safe to repeat, explains what it refuses. */
export class AdobeClient {
	constructor(
		readonly ports: AdobePorts,
		readonly place: Place,
		private readonly secrets: SecretMask,
	) {}

	/** Secrets that are sent later on, so that no answer can show them. */
	keepSecret(...secrets: string[]): void {
		for (const secret of secrets) this.secrets.add(secret);
	}

	async get<T>(path: string, subject: Subject, options: CallOptions = {}): Promise<T> {
		return await this.json<T>('GET', path, undefined, subject, { ...options, repeatable: true });
	}

	async post<T>(
		path: string,
		body: unknown,
		subject: Subject,
		options: CallOptions = {},
	): Promise<T> {
		return await this.json<T>('POST', path, body, subject, options);
	}

	/** @param etag with its quotes, as Adobe wants it back */
	async patch<T>(path: string, body: unknown, etag: string, subject: Subject): Promise<T> {
		return await this.json<T>('PATCH', path, body, subject, { headers: { 'If-Match': etag } });
	}

	/** Deletes one; when an answer got lost and it is gone then, that was this request. */
	async delete(collection: Collection, id: string): Promise<void> {
		const subject = subjectOf('delete', collection, id);
		await this.json('DELETE', collectionPath(collection, id), undefined, subject, {
			repeatable: true,
		});
	}

	/** Reads one by id; Adobe answers `{items: [one]}` or the object itself. */
	async getOne<T extends object>(collection: Collection, id: string): Promise<T> {
		const subject = subjectOf('read', collection, id);
		const answer = await this.get<{ items?: T[] } & T>(collectionPath(collection, id), subject);
		const one = Array.isArray(answer.items) ? answer.items[0] : answer;
		if (one && Object.keys(one).length > 0) return one;
		throw this.problem({ status: 404, code: '', message: '', requestId: '' }, subject);
	}

	problem(problem: AdobeProblem, subject: Subject): ApiProblem {
		return explainProblem(this.secrets.maskDeep(problem), subject, this.place);
	}

	private async json<T>(
		method: AdobeRequest['method'],
		path: string,
		body: unknown,
		subject: Subject,
		{ query = {}, headers = {}, repeatable = false }: CallOptions,
	): Promise<T> {
		const request: AdobeRequest = { method, path, query, headers, body };
		let answerLost = false;
		for (let attempt = 1; ; attempt++) {
			const answer = await this.ports.send(request);
			const { status } = answer;
			if (status >= 200 && status < 300) return this.parse<T>(answer, subject, method);
			if (method === 'DELETE' && status === 404 && answerLost) return {} as T;
			const lost = status === 0 || status >= 500;
			answerLost ||= lost;
			const repeats = status === 429 || (repeatable && isPassing(status));
			const problem = readAnswerProblem(answer);
			const wait = this.waitBefore(attempt, answer);
			if (!repeats || attempt === ATTEMPTS || wait > LONGEST_WAIT_MS) {
				throw this.problem(problem, subject);
			}
			const why = status === 0 ? 'no answer' : `HTTP ${status}`;
			this.ports.log(`${method} ${path}: ${why}, trying again in ${Math.ceil(wait / 1000)} s`);
			await this.ports.sleep(wait);
		}
	}

	private waitBefore(attempt: number, { headers }: AdobeAnswer): number {
		const retryAfter = headers['retry-after'];
		const asked = retryAfterDelay(
			retryAfter === undefined ? undefined : String(retryAfter),
			this.ports.now(),
		);
		return Math.max(
			asked,
			backoffDelay(attempt - 1, BACKOFF, () => this.ports.random()),
		);
	}

	private parse<T>({ status, headers, text }: AdobeAnswer, subject: Subject, method: string): T {
		if (text.trim() === '') return {} as T;
		const parsed = parseJson(text);
		// Masked once it is parsed: a secret of digits also occurs in numbers.
		if (parsed !== undefined) return maskCredentials(this.secrets.maskAnswer(parsed)) as T;
		// What was changed is read back anyway; only a read needs its answer.
		if (method !== 'GET') return {} as T;
		throw this.problem({ ...readProblem(status, headers, text), notJson: true }, subject);
	}
}

/** Passing trouble. Source: the statuses that Adobe's own client library repeats. */
function isPassing(status: number): boolean {
	return status === 0 || [500, 502, 503, 504].includes(status);
}

/** @returns undefined when the text is no JSON, or neither an object nor a list */
function parseJson(text: string): object | undefined {
	try {
		const parsed = JSON.parse(text) as unknown;
		return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
	} catch {
		return undefined;
	}
}

function readAnswerProblem({ status, headers, text }: AdobeAnswer): AdobeProblem {
	if (status === 0) return { status, code: '', message: text, requestId: '' };
	return readProblem(status, headers, text);
}
