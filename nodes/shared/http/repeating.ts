import type { ApiAnswer, ApiPorts, ApiRequest } from './apiPorts';
import { leavesDoubt } from './apiProblem';
import { backoffDelay, retryAfterDelay } from './backoff';
import { parseAnswer } from './parseAnswer';

const ATTEMPTS = 6;
const BACKOFF = { baseDelayMs: 1000, maxDelayMs: 30_000 };
/** A longer Retry-After is not waited for. */
const LONGEST_WAIT_MS = 300_000;
const DELETED: ApiAnswer = { status: 204, headers: {}, text: '' };

/**
 * Sends a request, and again after each answer that calls for it. A delete that finds nothing after
 * a lost answer has done its work.
 *
 * @param callsForMore whether a request with this status is sent again
 * @returns the answer to the last request, also when it is a refusal
 */
export async function sendRepeating(
	ports: ApiPorts,
	request: ApiRequest,
	callsForMore: (status: number) => boolean,
): Promise<ApiAnswer> {
	const { method, path } = request;
	let answerLost = false;
	for (let attempt = 1; ; attempt++) {
		const answer = await ports.send(request);
		const { status } = answer;
		if (method === 'DELETE' && answerLost && isAbsent(answer)) return DELETED;
		if (!callsForMore(status) || attempt === ATTEMPTS) return answer;
		const wait = waitBefore(attempt, answer, ports);
		if (wait > LONGEST_WAIT_MS) return answer;
		answerLost ||= leavesDoubt(status);
		const why = status === 0 ? 'no answer' : `HTTP ${status}`;
		ports.log(`${method} ${path}: ${why}, trying again in ${Math.ceil(wait / 1000)} s`);
		await ports.sleep(wait);
	}
}

/** A page of a proxy says nothing of what the API has. */
function isAbsent({ status, text }: ApiAnswer): boolean {
	const body = parseAnswer(text);
	return status === 404 && (typeof body === 'string' || 'value' in body);
}

/** @returns ms */
function waitBefore(attempt: number, { headers }: ApiAnswer, ports: ApiPorts): number {
	const retryAfter = headers['retry-after'];
	const asked = retryAfterDelay(
		retryAfter === undefined ? undefined : String(retryAfter),
		ports.wallTime(),
	);
	return Math.max(
		asked,
		backoffDelay(attempt - 1, BACKOFF, () => ports.random()),
	);
}
