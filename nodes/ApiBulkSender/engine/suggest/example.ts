import { readBody, type AnswerBody } from '../answer/read/readBody';
import { isSuccess } from '../answer/classes/statusRules';
import type { JsonObject } from '../types';

/** An answer of an API to one request, e.g. from its documentation. */
export interface Example {
	/** In the order in which they were sent. */
	records: readonly JsonObject[];
	/** HTTP status. */
	status: number;
	/** The body as it came. */
	text: string;
	contentType?: string;
	/** The positions, from 0, of the records that are known to have failed; all others did not. */
	failed?: readonly number[];
}

/** An example whose body has been read. */
export interface ReadExample extends Example {
	body: AnswerBody;
	/** The body as a value; undefined when it is none. */
	value: unknown;
	isSuccess: boolean;
}

export function readExample(example: Example): ReadExample {
	const { status, text, contentType } = example;
	const headers = contentType === undefined ? {} : { 'content-type': contentType };
	const body = readBody({ kind: 'response', status, headers, body: text });
	const value = body.kind === 'json' ? body.value : undefined;
	return { ...example, body, value, isSuccess: isSuccess(status) };
}
