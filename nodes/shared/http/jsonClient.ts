import type { ApiAnswer, ApiPorts, ApiRequest } from './apiPorts';
import { isTrouble, type ApiProblem } from './apiProblem';
import { maskedValue, type CredentialFields } from './leaving';
import { parseAnswer, type Body } from './parseAnswer';
import { sendRepeating } from './repeating';
import type { SecretMask } from './secretMask';

/** What an API said of a request that it refused, or why its answer cannot be believed. */
export interface Refusal {
	status: number;
	/** What is wrong with the answer, e.g. "the answer is a web page"; absent for one of the API's own. */
	unreadable?: string;
	/** A change that was answered well, but by nothing that can be read. */
	mayBeDone?: boolean;
}

/**
 * A JSON API over HTTP: repeats what is safe to repeat, believes no answer that is not the API's own.
 * What it gives is raw; `masked` is for what leaves.
 *
 * `Subject` is what a request was about.
 */
export abstract class JsonClient<Problem extends Refusal, Subject> {
	constructor(
		readonly ports: ApiPorts,
		protected readonly secrets: SecretMask,
	) {}

	/** Secrets that are sent later on, so that nothing that leaves can show them. */
	keepSecret(...secrets: string[]): void {
		for (const secret of secrets) this.secrets.add(secret);
	}

	/** The value without secrets, as it may leave the node. */
	masked<T>(value: T): T {
		return maskedValue(value, this.secrets, this.credentialFields);
	}

	/** The sentences for a refusal. */
	abstract problem(problem: Problem, subject: Subject): ApiProblem;

	/** The API's words for a sentence; "…" where the API itself has cut them off within a secret. */
	protected quoted(said: string): string {
		const { secrets } = this;
		return secrets.maskText(said) === secrets.maskAnswer(said) ? said : `${said}…`;
	}

	protected abstract readonly credentialFields: CredentialFields;

	protected abstract readProblem(answer: ApiAnswer): Problem;

	/**
	 * @param repeatable whether it may be sent again when nobody knows whether it was carried out
	 * @returns the parsed answer; `{}` for a change that was answered without saying anything
	 * @throws ApiProblem when it was refused, or no answer came that can be read: a change may then
	 * have been carried out all the same
	 */
	protected async request<T>(
		request: ApiRequest,
		subject: Subject,
		repeatable: boolean,
	): Promise<T> {
		const answer = await sendRepeating(
			this.ports,
			request,
			(status) => status === 429 || (repeatable && this.isPassing(status)),
		);
		const { status, text } = answer;
		const said = this.readProblem(answer);
		if (status < 200 || status > 299) throw this.problem(said, subject);
		const reads = request.method === 'GET';
		const body = parseAnswer(text);
		const unreadable = reads ? unreadableRead(body) : unreadableChange(body);
		if (unreadable !== undefined) {
			throw this.problem({ ...said, unreadable, mayBeDone: !reads }, subject);
		}
		return (typeof body === 'object' && 'value' in body ? body.value : {}) as T;
	}

	/** Whether trouble of this status passes by itself. */
	protected isPassing(status: number): boolean {
		return status === 0 || status === 408 || isTrouble(status);
	}
}

const errorFields = [
	'error',
	'errors',
	'error_code',
	'errorCode',
	'errorMessage',
	'detail',
	'details',
];

/** A read needs its answer. */
function unreadableRead(body: Body): string | undefined {
	if (body === 'empty') return 'the answer is empty';
	if (body === 'scalar') return 'the answer is neither an object nor a list';
	return 'reason' in body ? body.reason : undefined;
}

/** A change may be answered by nothing, but not by a page of somebody else. */
function unreadableChange(body: Body): string | undefined {
	if (body === 'empty' || body === 'scalar') return undefined;
	if ('reason' in body) return body.reason;
	return saysNo(body.value) ? 'the answer refuses it' : undefined;
}

/** A refusal under a good status, as gateways answer some; what names an id speaks of a thing made. */
function saysNo(body: object): boolean {
	if (Array.isArray(body) || 'id' in body) return false;
	const said = body as Record<string, unknown>;
	return said.success === false || errorFields.some((name) => isSaid(said[name]));
}

function isSaid(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.values(value).some(isSaid);
	return Boolean(value);
}
