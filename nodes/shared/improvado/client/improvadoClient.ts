import type { ApiProblem } from '../../http/apiProblem';
import { backoffDelay, retryAfterDelay } from '../../http/backoff';
import type { SecretMask } from '../../http/secretMask';
import { explainProblem, type Subject } from './explain';
import { readProblem, type ImprovadoProblem } from './problem';

export type Query = Record<string, string | number | undefined>;

export interface ImprovadoRequest {
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	/** Path below the base URL. */
	path: string;
	query: Query;
	body?: unknown;
}

export interface ImprovadoAnswer {
	/** 0 when no answer came; `text` says why. */
	status: number;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	text: string;
}

/** What the client needs of the world. */
export interface ImprovadoPorts {
	send(request: ImprovadoRequest): Promise<ImprovadoAnswer>;
	/** @throws when the execution is cancelled */
	sleep(ms: number): Promise<void>;
	now(): number;
	random(): number;
	/** A line of the log; never holds a secret. */
	log(line: string): void;
}

export interface CallOptions {
	query?: Query;
	body?: unknown;
	/**
	 * Whether a request whose answer got lost may be sent again: true for what changes nothing when
	 * done twice. A create and the run of a load are not; `createLooking` looks first.
	 */
	repeatable?: boolean;
}

const ATTEMPTS = 6;
const BACKOFF = { baseDelayMs: 1000, maxDelayMs: 30_000 };
/** A longer Retry-After ends the operation with a sentence instead. */
const LONGEST_WAIT_MS = 300_000;

/** Improvado's API over HTTP: repeats what is safe to repeat, explains what it refuses. */
export class ImprovadoClient {
	constructor(
		readonly ports: ImprovadoPorts,
		readonly workspaceId: string,
		private readonly secrets: SecretMask,
	) {}

	/** Secrets that are sent later on, so that no answer can show them. */
	keepSecret(...secrets: string[]): void {
		for (const secret of secrets) this.secrets.add(secret);
	}

	async get<T>(path: string, subject: Subject, query: Query = {}): Promise<T> {
		return await this.call<T>('GET', path, subject, { query, repeatable: true });
	}

	/** Deletes one; when an answer got lost and it is gone then, that was this request. */
	async delete(path: string, subject: Subject): Promise<void> {
		await this.call('DELETE', path, subject, { repeatable: true });
	}

	/**
	 * @returns the parsed answer, `{}` when it has no body
	 * @throws ApiProblem when it was refused or no answer came
	 */
	async call<T>(
		method: ImprovadoRequest['method'],
		path: string,
		subject: Subject,
		{ query = {}, body, repeatable = false }: CallOptions = {},
	): Promise<T> {
		let answerLost = false;
		for (let attempt = 1; ; attempt++) {
			const answer = await this.ports.send({ method, path, query, body });
			const { status } = answer;
			if (status >= 200 && status < 300) return this.parse<T>(answer, subject, method);
			if (method === 'DELETE' && status === 404 && answerLost) return {} as T;
			const isLost = status === 0 || status >= 500;
			answerLost ||= isLost;
			const wait = this.waitBefore(attempt, answer);
			const repeats = status === 429 || (repeatable && isLost);
			if (!repeats || attempt === ATTEMPTS || wait > LONGEST_WAIT_MS) {
				throw this.problem(problemOf(answer), subject);
			}
			const why = status === 0 ? 'no answer' : `HTTP ${status}`;
			this.ports.log(`${method} ${path}: ${why}, trying again in ${Math.ceil(wait / 1000)} s`);
			await this.ports.sleep(wait);
		}
	}

	problem(problem: ImprovadoProblem, subject: Subject): ApiProblem {
		const masked = { ...problem, details: this.secrets.maskText(problem.details) };
		return explainProblem(masked, subject, this.workspaceId);
	}

	private waitBefore(attempt: number, { headers }: ImprovadoAnswer): number {
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

	private parse<T>({ status, text }: ImprovadoAnswer, subject: Subject, method: string): T {
		if (text.trim() === '') return {} as T;
		try {
			return this.secrets.maskDeep(JSON.parse(text) as T);
		} catch {
			// What was changed is read back anyway; only a read needs its answer.
			if (method !== 'GET') return {} as T;
			throw this.problem(readProblem(status, text), subject);
		}
	}
}

function problemOf({ status, text }: ImprovadoAnswer): ImprovadoProblem {
	return status === 0 ? { status, details: text } : readProblem(status, text);
}
