import type { ApiAnswer, ApiPorts, ApiRequest, Query } from '../../http/apiPorts';
import type { ApiProblem } from '../../http/apiProblem';
import { JsonClient } from '../../http/jsonClient';
import type { SecretMask } from '../../http/secretMask';
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
}

/** Improvado's API over HTTP: repeats what is safe to repeat, explains what it refuses. */
export class ImprovadoClient extends JsonClient<ImprovadoProblem, Subject> {
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
		{ query = {}, body, repeatable = false }: CallOptions = {},
	): Promise<T> {
		return await this.request<T>({ method, path, query, body }, subject, repeatable);
	}

	problem(problem: ImprovadoProblem, subject: Subject): ApiProblem {
		const masked = { ...problem, details: this.secrets.maskText(problem.details) };
		return explainProblem(masked, subject, this.workspaceId);
	}

	protected readProblem({ status, text }: ApiAnswer): ImprovadoProblem {
		return status === 0 ? { status, details: text } : readProblem(status, text);
	}
}
