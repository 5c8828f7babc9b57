import { randomUUID } from 'node:crypto';
import type { Answer } from '../core/endpoint.ts';

export interface Problem extends Answer {
	body: Record<string, unknown>;
}

function gateway(code: string | number, message: string): Problem {
	const status = Number(String(code).slice(0, 3));
	return { status, body: { error_code: code, message } };
}

function legacy(status: number, message: string): Problem {
	return { status, body: { errorMessage: message, errorDetails: message } };
}

function flow(code: number, status: number, message: string, title = 'Request failed'): Problem {
	const requestId = randomUUID();
	const type = `https://ns.adobe.com/aep/errors/FLOW-${code}-${status}`;
	const report = {
		'detailed-message': message,
		id: randomUUID(),
		'request-id': requestId,
		type,
	};
	return {
		status,
		headers: { 'x-request-id': requestId },
		body: { type, title, status, report, errorMessage: message, errorDetails: message },
	};
}

function plain(message: string, status = 400): Problem {
	return { status, body: { message } };
}

function generic(status: number, title: string, detail: string): Problem {
	const type = 'https://ns.adobe.com/adobecloud/problem/request';
	return { status, body: { type, status, title, detail } };
}

/** The five shapes an error body can have. Each fits a fault: `{ path, ...adobeProblem.plain('…') }`. */
export const adobeProblem = {
	/** From the API gateway; the first three digits of the code are the status. */
	gateway,
	/** `errorMessage` and `errorDetails`. */
	legacy,
	/** Problem type with a FLOW code, a report and a request id. */
	flow,
	/** Only `message`. */
	plain,
	/** `type`, `status`, `title`, `detail`. */
	generic,
};

/** Leaves a handler at any depth with the answer that it carries. */
export class Refused extends Error {
	readonly answer: Answer;

	constructor(answer: Answer) {
		super(`Refused with ${answer.status}`);
		this.answer = answer;
	}
}

export function notFound(collection: string, id: string): Refused {
	return new Refused(legacy(404, `${collection} not found with id = [${id}]`));
}
