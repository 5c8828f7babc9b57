import type { Cause, Outcome } from '../../../../../nodes/ApiBulkSender/engine/types';
import type { Exchange } from './destination';
import type { Evidence } from './faultRun';
import type { Scenario } from './scenario';
import { matchesByKey, SMALL } from './setup';

/** What an answer means for one record, worked out from the settings without the engine. */
export type Meaning = 'stop' | 'yielding' | 'recoverable' | 'again' | 'final';

const MOST_REDIRECTS = 5;

export const statusOf = ({ answer }: Exchange): number =>
	answer.kind === 'response' ? answer.status : 0;

const listed = (list: string, code: string) => list.split(',').includes(code);

function meaningOfCode(scenario: Scenario, code: string): Meaning {
	if (listed(scenario.stopCodes, code)) return 'stop';
	if (listed(scenario.yielding, code)) return 'yielding';
	if (listed(scenario.recoverable, code)) return 'recoverable';
	return /^5..$/.test(code) && listed(scenario.recoverable, '5xx') ? 'recoverable' : 'final';
}

/** @param journey the requests that the record was in; `at` is the place of the one in question */
export function meaningOf(
	scenario: Scenario,
	id: number,
	journey: Exchange[],
	at: number,
): Meaning {
	const exchange = journey[at];
	const { answer } = exchange;
	if (answer.kind === 'failure') {
		return answer.failure === 'unreachable' || scenario.retryNetworkErrors
			? 'recoverable'
			: 'final';
	}
	const { status } = answer;
	if (status < 300) return meaningOfCode(scenario, exchange.says.get(id) ?? 'nothing');
	if (status === 401) return at > 0 && statusOf(journey[at - 1]) === 401 ? 'final' : 'again';
	if (status === 307 || status === 308) {
		const followed = journey.slice(0, at).filter((one) => [307, 308].includes(statusOf(one)));
		const sameOrigin = String(answer.headers.location ?? '').startsWith('/');
		return sameOrigin && followed.length < MOST_REDIRECTS ? 'again' : 'final';
	}
	return meaningOfCode(scenario, String(status));
}

export function isHalved({ splitRejectedBatches }: Scenario, exchange: Exchange): boolean {
	const refused = [400, 413, 422].includes(statusOf(exchange));
	return splitRejectedBatches && refused && exchange.ids.length > 1;
}

export function isAmbiguous(exchange: Exchange): boolean {
	const { answer } = exchange;
	if (answer.kind === 'failure') return answer.failure !== 'unreachable';
	return isOpen(answer.status);
}

const isOpen = (status: number) => status === 408 || (status >= 500 && status !== 503);

/** The recoverable answers to a record before place `at` of its journey. */
export function recoverableBefore(scenario: Scenario, id: number, journey: Exchange[], at: number) {
	return journey
		.slice(0, at)
		.filter((_, place) => meaningOf(scenario, id, journey, place) === 'recoverable').length;
}

/** Outcome and cause of a record that was sent, by its last answer. */
export function fairEnd(
	{ scenario }: Evidence,
	id: number,
	journey: Exchange[],
): { outcome: Outcome; cause: Cause | undefined } {
	const last = journey[journey.length - 1];
	const earlier = journey.slice(0, -1);
	const ambiguous = earlier.some(isAmbiguous);
	const doubt = ambiguous || earlier.some((one) => isOpen(statusOf(one)));
	const failed = (cause: Cause) => ({ outcome: 'failed' as const, cause });
	const succeeded = { outcome: 'succeeded' as const, cause: undefined };
	const { answer } = last;
	if (last.answeredAt === undefined) return failed('unclear');
	if (answer.kind === 'failure') {
		return failed(answer.failure === 'unreachable' && !doubt ? 'unreachable' : 'unclear');
	}
	const { status } = answer;
	if (status < 300) {
		const word = last.says.get(id);
		if (word === undefined) return failed('unclear');
		if (word === 'ok' || (word === 'DUP' && ambiguous && listed(scenario.alreadyApplied, 'DUP'))) {
			return succeeded;
		}
		return failed('rejected');
	}
	if (ambiguous && listed(scenario.alreadyApplied, String(status))) return succeeded;
	if (isOpen(status)) return failed('unclear');
	const isAboutContent = [400, 413, 415, 422].includes(status);
	return failed(doubt && !isAboutContent ? 'unclear' : 'rejected');
}

/** Whether a record can be sent at all, worked out from how the scenario made it. */
export function canBeSent({ scenario, bodyOf }: Evidence, id: number): boolean {
	const { records, perPlace, bulk, method, smallBodies, itemsAre, body } = scenario;
	const { fate, padding, key } = records[id];
	// Each of the two bytes of an é takes three characters there.
	const grows = body === 'form' ? 3 : 1;
	const hasBody = bulk || method !== 'DELETE';
	if (fate === 'noObject') return false;
	if (fate === 'noPlace' && (perPlace || !bulk)) return false;
	if (hasBody && (fate === 'notJson' || (smallBodies && padding * grows > SMALL))) return false;
	if (!matchesByKey(scenario)) return true;
	if (fate === 'noKey') return false;
	if (itemsAre === 'records') return true;
	// Of equal keys in one ready-made body only the first can be told apart.
	return !records.some((other, place) => {
		const named = other.fate !== 'noKey' && other.fate !== 'noObject';
		return place < id && bodyOf[place] === bodyOf[id] && named && String(other.key) === String(key);
	});
}
