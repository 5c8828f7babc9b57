import type { ApiAnswer, ApiPorts, ApiRequest, Query } from '../../http/apiPorts';
import type { ApiProblem } from '../../http/apiProblem';
import { JsonClient } from '../../http/jsonClient';
import type { SecretMask } from '../../http/secretMask';
import { collectionPath, type Collection } from './collections';
import { maskCredentials } from './echoedCredentials';
import { explainProblem, type Place, type Subject } from './explain';
import { readProblem, type AdobeProblem } from './problem';
import { subjectOf } from './subjects';

export interface CallOptions {
	query?: Query;
	headers?: Record<string, string>;
	/**
	 * Whether a request whose answer got lost may be sent again: true for what changes nothing when
	 * done twice. A create is not; `createOnce` looks first.
	 */
	repeatable?: boolean;
}

/** Adobe's platform over HTTP: repeats what is safe to repeat, explains what it refuses. */
export class AdobeClient extends JsonClient<AdobeProblem, Subject> {
	constructor(
		ports: ApiPorts,
		readonly place: Place,
		secrets: SecretMask,
	) {
		super(ports, secrets);
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

	protected readProblem({ status, headers, text }: ApiAnswer): AdobeProblem {
		if (status === 0) return { status, code: '', message: text, requestId: '' };
		return readProblem(status, headers, text);
	}

	/** Source: the statuses that Adobe's own client library repeats. */
	protected override isPassing(status: number): boolean {
		return status === 0 || [500, 502, 503, 504].includes(status);
	}

	protected override masked(answer: object): object {
		return maskCredentials(super.masked(answer));
	}

	private async json<T>(
		method: ApiRequest['method'],
		path: string,
		body: unknown,
		subject: Subject,
		{ query = {}, headers = {}, repeatable = false }: CallOptions,
	): Promise<T> {
		return await this.request<T>({ method, path, query, headers, body }, subject, repeatable);
	}
}
