import { eachRecord, strangers, type Invariant } from './common';
import { fairEnds, mustGoOn, type End } from './ends';
import { leavesDoubt, type Exchange } from '../destination/exchange';
import type { Evidence } from './run';
import { first } from '../../properties/first';

/** What holds where the settings fit the destination. */
export const exactInvariants: readonly Invariant[] = [
	[
		'nothing is called succeeded that the destination did not take',
		(evidence) =>
			eachRecord(evidence, ({ outcome }, row) => {
				return outcome === 'succeeded' && !evidence.taken.has(row) && 'never taken';
			}),
	],
	[
		'every record that was sent ends as the destination said',
		(evidence) =>
			eachRecord(evidence, ({ outcome, cause }, row) => {
				const journey = evidence.journeys[row];
				if (journey.length === 0) return undefined;
				const fair = fairEnds(evidence, row, journey);
				const end: End = `${outcome} ${cause ?? 'done'}`;
				return !fair.includes(end) && `should be ${fair.join(' or ')}`;
			}),
	],
	[
		'a record is invalid if and only if its key was rounded and the run came to it',
		(evidence) =>
			eachRecord(evidence, ({ outcome, cause }, row) => {
				const isBad = evidence.scenario.dialect.naming.isInvalid(row);
				if (cause === 'invalid') return !isBad && 'it could be sent';
				return isBad && outcome !== 'unsent' && 'its key is not what the sender meant';
			}),
	],
	[
		'only what asks for it is sent again',
		(evidence) =>
			first(evidence.journeys, (journey, row) => {
				const strange = journey
					.slice(0, -1)
					.findIndex((_, at) => !mustGoOn(evidence, row, journey.slice(0, at + 1)));
				return strange >= 0 && `record ${row} again after request ${journey[strange].number}`;
			}),
	],
	[
		'what asks for it is sent again, unless the run ended',
		(evidence) => {
			if (evidence.result === undefined || evidence.result.stop !== undefined) return undefined;
			return first(evidence.journeys, (journey, row) => {
				if (journey.length === 0 || !mustGoOn(evidence, row, journey)) return undefined;
				if (gaveUpSplitting(evidence, journey[journey.length - 1], row)) return undefined;
				return `record ${row} not again after request ${journey[journey.length - 1].number}`;
			});
		},
	],
	[
		'the run ends early when it has to, and only then',
		(evidence) => {
			if (evidence.result === undefined) return undefined;
			const { stop, records } = evidence.result;
			if (stop === undefined) {
				if (records.unsent > 0) return `${records.unsent} unsent`;
				const must = evidence.exchanges.find(hasToEnd);
				return must && `it goes on after request ${must.number}`;
			}
			return mayEnd(evidence) ? undefined : `it ended: ${JSON.stringify(stop)}`;
		},
	],
	[
		'nothing starts after an answer with which the run has to end',
		(evidence) => {
			const end = Math.min(...evidence.exchanges.filter(hasToEnd).map((one) => one.answeredAt));
			const late = evidence.exchanges.find(({ at }) => at > end);
			return late && `request ${late.number} at ${late.at}, after ${end}`;
		},
	],
	[
		'nothing starts while the destination asks everybody to wait',
		({ exchanges }) =>
			first(exchanges, (asked) => {
				if (asked.wait === 0 || ![...asked.words.values()].includes('wait')) return undefined;
				const until = asked.answeredAt + asked.wait;
				const early = exchanges.find(({ at }) => at > asked.answeredAt && at < until);
				return early && `request ${early.number} at ${early.at}, before ${until}`;
			}),
	],
	[
		'a repeat waits for as long as the answer asks',
		({ journeys }) =>
			first(journeys, (journey, row) =>
				first(journey.slice(1), ({ at, number }, place) => {
					const until = journey[place].answeredAt + journey[place].wait;
					return at < until && `record ${row} in request ${number} at ${at}, before ${until}`;
				}),
			),
	],
	[
		'code and message of a refused record are its own',
		(evidence) => eachRecord(evidence, (settlement, row) => wrongWords(evidence, settlement, row)),
	],
	[
		'the reason of a refused record is not what was said of another',
		(evidence) =>
			eachRecord(evidence, ({ cause, reason }, row) => {
				const strange = cause === 'rejected' ? strangers([reason], row) : [];
				return strange.length > 0 && `it carries ${strange}`;
			}),
	],
	[
		'ids that the destination gave come through with every digit',
		(evidence) =>
			eachRecord(evidence, ({ outcome, parsed }, row) => {
				const entity = evidence.journeys[row].at(-1)?.deeds.get(row)?.entity;
				if (outcome !== 'succeeded' || entity === undefined) return undefined;
				return String(parsed?.entity_id) !== entity && `it was ${entity}`;
			}),
	],
];

type Settled = Parameters<Parameters<typeof eachRecord>[1]>[0];

function wrongWords(evidence: Evidence, { cause, parsed }: Settled, row: number) {
	const last = evidence.journeys[row].at(-1);
	if (cause !== 'rejected' || last === undefined || last.storm !== undefined) return undefined;
	const deed = last.deeds.get(row);
	const { reads } = evidence.scenario.dialect;
	const { status_code: code, error_message: message } = parsed ?? {};
	if (reads.message && deed?.message !== undefined && message !== deed.message) {
		return `the message was ${deed.message}`;
	}
	const codes = (value: unknown) => [...new Set([value].flat().map(String))].join();
	const isTold = reads.code && deed?.code !== undefined;
	return isTold && codes(code) !== codes(deed.code) && `the code was ${deed.code}`;
}

const hasToEnd = ({ ends, words }: Exchange) =>
	ends === 'must' || [...words.values()].includes('stop');

/** Reasons for which a run may end that the answers do not force. */
function mayEnd({ exchanges, settings }: Evidence): boolean {
	if (exchanges.some((one) => hasToEnd(one) || one.ends !== undefined)) return true;
	if (!settings.stopWhenUnclear) return false;
	return exchanges.some(isAllUnclear) || isRefusedFromTheStart(exchanges);
}

const isAllUnclear = (one: Exchange) =>
	!leavesDoubt(one) && [...one.words.values()].every((word) => word.includes('unclear'));

/** The first three batches, or twenty requests of one record, refused as a whole. */
function isRefusedFromTheStart(exchanges: readonly Exchange[]): boolean {
	const isWhole = (one: Exchange) => !one.isInParts || one.status >= 300;
	const refused = exchanges.filter(
		(one) => isWhole(one) && [...one.words.values()].every((word) => word === 'no'),
	);
	const last = refused[refused.every(({ rows }) => rows.length === 1) ? 19 : 2];
	if (last === undefined) return false;
	const accepted = exchanges.filter(({ words }) => [...words.values()].includes('yes'));
	return accepted.every(({ answeredAt }) => answeredAt >= last.answeredAt);
}

/** A batch that fell apart to single records, of which none was taken, ends all splitting. */
function gaveUpSplitting({ exchanges, taken }: Evidence, last: Exchange, row: number): boolean {
	if (last.words.get(row) !== 'split') return false;
	return exchanges.some(
		(one) =>
			[...one.words.values()].includes('split') &&
			one.rows.every((other) => {
				return (
					exchanges.some(({ rows }) => rows.length === 1 && rows[0] === other) && !taken.has(other)
				);
			}),
	);
}
