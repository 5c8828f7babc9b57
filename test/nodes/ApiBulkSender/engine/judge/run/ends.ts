import type { Cause, Outcome } from '../../../../../../nodes/ApiBulkSender/engine/types';
import { leavesDoubt, type Exchange } from '../destination/exchange';
import type { Evidence } from './run';
import { REPEAT_STEMS } from '../rules/words';

export type End = `${Outcome} ${Cause | 'accepted' | 'done'}`;

const SETTLING = [400, 413, 415, 422];

/** The fair outcomes of a record that was in these requests, worked out without the engine. */
export function fairEnds({ scenario }: Evidence, row: number, journey: readonly Exchange[]): End[] {
	const last = journey[journey.length - 1];
	const doubt = journey.slice(0, -1).some(leavesDoubt);
	switch (last.words.get(row)) {
		case 'yes':
			// Only a 2xx is said to settle doubt.
			return [...takenEnds(scenario, last), ...unclearAfter(doubt && last.status >= 300)];
		case 'unclear':
		case 'doubt':
			return ['failed unclear'];
		case 'nowhere':
			return [doubt ? 'failed unclear' : 'failed unreachable'];
		case 'no or unclear':
			return ['failed rejected', 'failed unclear'];
		case 'known':
			return knownEnds(scenario, last, doubt) ?? refusedEnds(last, row, doubt);
		default:
			return refusedEnds(last, row, doubt);
	}
}

const unclearAfter = (doubt: boolean): End[] => (doubt ? ['failed unclear'] : []);

/** In a refusal that is judged record by record "accepted" has no clear meaning. */
function takenEnds({ successMeans }: Evidence['scenario'], { status }: Exchange): End[] {
	if (successMeans === 'processed') return ['succeeded done'];
	if (successMeans === 'byStatus')
		return [status === 202 ? 'succeeded accepted' : 'succeeded done'];
	return status < 300 ? ['succeeded accepted'] : ['succeeded accepted', 'succeeded done'];
}

/** A request refused as a repeat, which says something only after doubt. */
function knownEnds(
	{ dialect, successMeans }: Evidence['scenario'],
	{ status }: Exchange,
	doubt: boolean,
): End[] | undefined {
	const isRead = dialect.reads.code || status === 409;
	if (!doubt || !dialect.codes.knowsRepeats || !isRead) return undefined;
	const accepts = status === 202 || successMeans === 'accepted';
	return accepts ? ['succeeded done', 'succeeded accepted'] : ['succeeded done'];
}

/** After doubt a refusal settles it only where it speaks of the record and of nothing before. */
function refusedEnds(last: Exchange, row: number, doubt: boolean): End[] {
	if (leavesDoubt(last)) return ['failed unclear'];
	if (!doubt) return ['failed rejected'];
	const isRefusal = SETTLING.includes(last.status) || (last.status < 300 && last.isInParts);
	if (!isRefusal) {
		return last.status < 300 ? ['failed rejected', 'failed unclear'] : ['failed unclear'];
	}
	if (REPEAT_STEMS.test(String(last.deeds.get(row)?.message ?? ''))) return ['failed unclear'];
	// A code for the whole request says nothing of what an earlier one did.
	const isClean = last.storm !== 'request code' && !REPEAT_STEMS.test(last.text);
	return isClean ? ['failed rejected'] : ['failed rejected', 'failed unclear'];
}

/** Whether a record that was in these requests has to be sent again, if the run goes on. */
export function mustGoOn(
	{ scenario, settings }: Evidence,
	row: number,
	journey: readonly Exchange[],
) {
	const last = journey[journey.length - 1];
	switch (last.words.get(row)) {
		case 'wait':
		case 'again':
		case 'split':
		case 'renew':
			return true;
		case 'later':
		case 'nowhere':
			return counted(row, journey, settings.retryNetworkErrors === true) <= scenario.maxRetries;
		case 'doubt':
			if (last.status !== 0 || settings.retryNetworkErrors !== true) return false;
			return counted(row, journey, true) <= scenario.maxRetries;
		default:
			return false;
	}
}

/** Answers that count against Max Retries. */
function counted(row: number, journey: readonly Exchange[], networkErrors: boolean): number {
	return journey.filter(({ words, status }) => {
		const word = words.get(row);
		return (
			word === 'later' || word === 'nowhere' || (networkErrors && word === 'doubt' && status === 0)
		);
	}).length;
}
