import type { Answer } from '../types';

/** Answers after which nobody knows whether the request was applied (delivery rule 4). */
const AMBIGUOUS = new Set([502, 504, 520, 521]);

/** Refusals that say: not as a whole; smaller pieces may pass. */
const DIVISIBLE = new Set([400, 413, 422]);

/** As the first answer of a run these mean that the endpoint itself is wrong. */
const WRONG_ENDPOINT = new Set([404, 405, 415]);

/** 5xx that say no before doing anything; after the others the request may have been applied. */
const REFUSING_5XX = new Set([501, 503, 505]);

/** 4xx that say nothing about the records themselves. */
const NOT_ABOUT_RECORDS = new Set([401, 403, 408, 429]);

export const isDivisible = (status: number) => DIVISIBLE.has(status);
export const isWrongEndpoint = (status: number) => WRONG_ENDPOINT.has(status);
export const isSuccess = (status: number) => status >= 200 && status < 300;
export const isRedirect = (status: number) => status >= 300 && status < 400;

/** Whether a later "already applied" may mean this attempt. */
export function isAmbiguous(answer: Answer): boolean {
	if (answer.kind === 'failure') return answer.failure !== 'unreachable';
	return AMBIGUOUS.has(answer.status);
}

/** Whether nobody knows after this attempt if it was applied. */
export function leavesDoubt(answer: Answer): boolean {
	return isAmbiguous(answer) || (answer.kind === 'response' && leavesOpen(answer.status));
}

/** Whether an answer outside 2xx leaves open if the request was applied. */
export function leavesOpen(status: number): boolean {
	return status >= 500 && !REFUSING_5XX.has(status);
}

/** Whether a refusal also settles an earlier attempt that got no clear answer. */
export function settlesEarlierAttempts(status: number): boolean {
	return status >= 400 && status < 500 && !NOT_ABOUT_RECORDS.has(status);
}
