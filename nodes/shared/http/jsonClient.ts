import type { ApiAnswer, ApiPorts, ApiRequest } from './apiPorts';
import type { ApiProblem } from './apiProblem';
import { isLost, sendRepeating } from './repeating';
import type { SecretMask } from './secretMask';

/**
 * A JSON API over HTTP: repeats what is safe to repeat, keeps secrets out of answers.
 *
 * `Problem` is what the API said of a request that it refused, `Subject` what the request was about.
 */
export abstract class JsonClient<Problem extends { notJson?: boolean }, Subject> {
	constructor(
		readonly ports: ApiPorts,
		protected readonly secrets: SecretMask,
	) {}

	/** Secrets that are sent later on, so that no answer can show them. */
	keepSecret(...secrets: string[]): void {
		for (const secret of secrets) this.secrets.add(secret);
	}

	/** The sentences for a refusal, without secrets. */
	abstract problem(problem: Problem, subject: Subject): ApiProblem;

	protected abstract readProblem(answer: ApiAnswer): Problem;

	/**
	 * @param repeatable whether it may be sent again when nobody knows whether it was carried out
	 * @returns the parsed answer, `{}` when it has no body
	 * @throws ApiProblem when it was refused or no answer came
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
		if (status < 200 || status > 299) throw this.problem(this.readProblem(answer), subject);
		if (text.trim() === '') return {} as T;
		const parsed = parseJson(text);
		if (parsed !== undefined) return this.masked(parsed) as T;
		// What was changed is read back anyway; only a read needs its answer.
		if (request.method !== 'GET') return {} as T;
		throw this.problem({ ...this.readProblem(answer), notJson: true }, subject);
	}

	/** Whether trouble of this status passes by itself. */
	protected isPassing(status: number): boolean {
		return isLost(status);
	}

	/** Masked once it is parsed: a secret of digits also occurs in numbers. */
	protected masked(answer: object): object {
		return this.secrets.maskAnswer(answer);
	}
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
