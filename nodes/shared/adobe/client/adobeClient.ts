import type { ApiAnswer, ApiPorts, ApiRequest, Query } from '../../http/apiPorts';
import type { ApiProblem } from '../../http/apiProblem';
import { JsonClient } from '../../http/jsonClient';
import { isSameId } from '../../http/pathSegment';
import type { SecretMask } from '../../http/secretMask';
import { collectionNouns, collectionPath, type Collection } from './collections';
import { echoedCredentials } from './echoedCredentials';
import { explainProblem, type Place, type Subject } from './explain';
import { readProblem, type AdobeProblem } from './problem';
import { subjectOf } from './subjects';

const silent = { code: '', message: '', requestId: '' };

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
	protected override readonly credentialFields = echoedCredentials;

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
	async patch<T extends object>(
		path: string,
		body: unknown,
		etag: string,
		subject: Subject,
	): Promise<T> {
		const headers = { 'If-Match': etag };
		const answer = await this.json<T & { id?: string }>('PATCH', path, body, subject, { headers });
		if (answer.id !== undefined) this.assertSame(answer.id, subject);
		return answer;
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
		const found: Array<T & { id?: unknown }> = Array.isArray(answer.items)
			? answer.items
			: [answer];
		if (found.length === 0) throw this.problem({ ...silent, status: 404 }, subject);
		const one = found.find((each) => isSameId(each?.id, id));
		if (one) return one;
		throw this.unbelievable(
			`the answer does not show ${collectionNouns[collection]} '${id}'`,
			subject,
		);
	}

	/** @throws ApiProblem when an answer speaks of another than the one that was asked for */
	assertSame(answered: unknown, subject: Subject): void {
		if (subject.id === undefined || isSameId(answered, subject.id)) return;
		throw this.unbelievable(`the answer does not show ${subject.noun} '${subject.id}'`, subject);
	}

	/** The refusal of an answer that has the form of JSON and is not what was asked for. */
	unbelievable(unreadable: string, subject: Subject): ApiProblem {
		return this.problem({ ...silent, status: 200, unreadable }, subject);
	}

	problem(problem: AdobeProblem, subject: Subject): ApiProblem {
		const message = this.quoted(problem.message);
		return explainProblem({ ...problem, message }, subject, this.place);
	}

	protected readProblem({ status, headers, text }: ApiAnswer): AdobeProblem {
		if (status === 0) return { status, code: '', message: text, requestId: '' };
		return readProblem(status, headers, text);
	}

	/** Source: the statuses that Adobe's own client library repeats, and 408, which says nothing. */
	protected override isPassing(status: number): boolean {
		return [0, 408, 500, 502, 503, 504].includes(status);
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
