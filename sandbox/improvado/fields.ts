import { improvadoProblem, Refused } from './problems.ts';

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** The body as an object. */
export function fieldsOf(body: unknown): Fields {
	if (isFields(body)) return body;
	throw new Refused(improvadoProblem.validation('The request body must be a JSON object'));
}

/** Collects what is wrong with each field and refuses the request when there is something. */
export class Validation {
	readonly #wrong: Record<string, string[]> = {};

	require(name: string, sound: boolean, value: unknown, otherwise: string): void {
		if (sound) return;
		this.#wrong[name] = [value === undefined ? 'This field is required.' : otherwise];
	}

	refuse(name: string, text: string): void {
		this.#wrong[name] = [text];
	}

	end(): void {
		if (Object.keys(this.#wrong).length === 0) return;
		throw new Refused(improvadoProblem.validation(this.#wrong));
	}
}
