import type { ApiAnswer, ApiPorts, ApiRequest, Query } from '../../http/apiPorts';
import type { ApiProblem } from '../../http/apiProblem';
import { JsonClient } from '../../http/jsonClient';
import { isSameId } from '../../http/pathSegment';
import type { SecretMask } from '../../http/secretMask';
import { echoedParameters } from './echoedParameters';
import { explainProblem, type Subject } from './explain';
import { readProblem, type ImprovadoProblem } from './problem';

export interface CallOptions {
	query?: Query;
	body?: unknown;
	/**
	 * Whether a request whose answer got lost may be sent again: true for what changes nothing when
	 * done twice. A create and the run of a load are not; `createLooking` looks first.
	 */
	repeatable?: boolean;
	/** Id of what the answer shows, where it shows something. */
	shows?: string;
}

interface Shown {
	id?: unknown;
	uid?: unknown;
}

/** Improvado's API over HTTP: repeats what is safe to repeat, explains what it refuses. */
export class ImprovadoClient extends JsonClient<ImprovadoProblem, Subject> {
	protected override readonly credentialFields = echoedParameters;

	constructor(
		ports: ApiPorts,
		readonly workspaceId: string,
		secrets: SecretMask,
	) {
		super(ports, secrets);
	}

	async get<T>(path: string, subject: Subject, query: Query = {}): Promise<T> {
		return await this.call<T>('GET', path, subject, { query, repeatable: true });
	}

	/** Reads the one with this id, or with this `uid`. */
	async getOne<T extends object>(path: string, subject: Subject, id: string): Promise<T> {
		const one = await this.get<T & Shown>(path, subject);
		this.assertShows(one, id, subject);
		return one;
	}

	/** The refusal of an answer that has the form of JSON and is not what was asked for. */
	unbelievable(unreadable: string, subject: Subject): ApiProblem {
		return this.problem({ status: 200, details: '', unreadable }, subject);
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
		method: ApiRequest['method'],
		path: string,
		subject: Subject,
		{ query = {}, body, repeatable = false, shows }: CallOptions = {},
	): Promise<T> {
		const request = { method, path, query, body };
		const answer = await this.request<T & Shown>(request, subject, repeatable);
		if (shows !== undefined && answer.id !== undefined) this.assertShows(answer, shows, subject);
		return answer;
	}

	problem(problem: ImprovadoProblem, subject: Subject): ApiProblem {
		const details = this.quoted(problem.details);
		return explainProblem({ ...problem, details }, subject, this.workspaceId);
	}

	protected readProblem({ status, text }: ApiAnswer): ImprovadoProblem {
		return status === 0 ? { status, details: text } : readProblem(status, text);
	}

	private assertShows(one: Shown, id: string, subject: Subject): void {
		if (isSameId(one.id, id) || isSameId(one.uid, id)) return;
		throw this.unbelievable(`the answer does not show ${subject.noun} '${id}'`, subject);
	}
}
