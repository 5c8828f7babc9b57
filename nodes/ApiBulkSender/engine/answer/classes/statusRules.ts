import type { Answer } from '../../types';

/** As the first answer of a run these mean that the endpoint itself is wrong. */
const WRONG_ENDPOINT = new Set([404, 405, 415]);

/** 5xx that say no before doing anything; after the others the request may have been applied. */
const REFUSING_5XX = new Set([501, 503, 505]);

/** Redirects that say no more than: elsewhere. 303 means "done, look there". */
const PLAIN_REDIRECTS = new Set([301, 302, 307, 308]);

/** Refusals of what was sent, which settle an earlier attempt too. */
const ABOUT_THE_CONTENT = new Set([400, 413, 415, 422]);

/** Words of a refusal that may mean that the earlier attempt was applied. */
const MAYBE_THERE = /exist|duplicate|already|taken|unique|conflict/i;

export const isWrongEndpoint = (status: number) => WRONG_ENDPOINT.has(status);
export const isSuccess = (status: number) => status >= 200 && status < 300;
export const isRedirect = (status: number) => status >= 300 && status < 400;

/** Whether nobody knows after this attempt if it was applied. */
export function leavesDoubt(answer: Answer): boolean {
	if (answer.kind === 'failure') return answer.failure !== 'unreachable';
	return leavesOpen(answer.status);
}

/** Whether an answer outside 2xx leaves open if the request was applied. */
export function leavesOpen(status: number): boolean {
	if (isRedirect(status)) return !PLAIN_REDIRECTS.has(status);
	return status === 408 || (status >= 500 && !REFUSING_5XX.has(status));
}

/** Whether a refusal also settles an earlier attempt that got no clear answer. */
export function settlesEarlierAttempts(status: number, text: string): boolean {
	return (isSuccess(status) || ABOUT_THE_CONTENT.has(status)) && !MAYBE_THERE.test(text);
}
