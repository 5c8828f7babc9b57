import type { Answer } from '../core/endpoint.ts';

export interface ImprovadoProblem extends Answer {
	body: { details: unknown };
}

function problem(status: number, details: unknown): ImprovadoProblem {
	return { status, body: { details } };
}

/** Improvado's error bodies. Each fits a fault: `{ path, ...improvadoProblem.tooMany() }`. */
export const improvadoProblem = {
	/** A text, or the texts of each field. */
	validation: (details: unknown) => problem(400, details),
	unauthorized: (details = 'Invalid or expired token') => problem(401, details),
	featureOff: (feature: string) =>
		problem(403, `The feature ${feature} is not enabled for this workspace`),
	notFound: (what: string) => problem(404, `${what} not found`),
	tooMany: () => problem(429, 'Request was throttled'),
};

/** Ends the handling of a request with this answer. */
export class Refused extends Error {
	readonly answer: Answer;

	constructor(answer: Answer) {
		super('refused');
		this.answer = answer;
	}
}
