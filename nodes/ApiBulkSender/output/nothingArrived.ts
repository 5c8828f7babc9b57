import type { Summary } from '../engine/account/summary';
import type { Stop } from '../engine/run/decision';
import type { RunResult } from '../engine/run/delivery';
import { sentences } from '../engine/sentences';
import { adviceOnHidden, adviceOnLogin } from '../input/hiddenFields';
import type { Templated } from '../input/templated';
import { firstSentence } from './plainText';

/** What to look at, by why the run stopped. */
const ADVICE: Partial<Record<Stop['kind'], string>> = {
	noToken: '',
	setting: 'Change what the sentence names, and run again',
};

/** What to look at when the destination refuses the login, or is not reached. */
export type Advice = Record<'refused' | 'unreachable', string>;

/** A run that stopped before anything arrived: it makes the node red. */
export class NothingArrived extends Error {
	readonly description: string;

	constructor(
		reason: string,
		advice: string,
		/** The account of the run, since a node that throws has no outputs. */
		readonly summary: Summary,
	) {
		const { first, rest } = firstSentence(reason);
		super(first);
		this.description = sentences(rest, advice);
	}
}

/**
 * The error for a run that stopped for a setting, the login or the network with no record succeeded
 * and none unclear; undefined for any other.
 *
 * @param ofTransport what only the transport knows to be looked at
 */
export function nothingArrived(
	{ stop }: RunResult,
	summary: Summary,
	ofTransport: Advice,
	templated: Pick<Templated, 'isFixed' | 'template'>,
): NothingArrived | undefined {
	if (stop === undefined) return undefined;
	const advice = { ...ADVICE, ...ofTransport }[stop.kind];
	const { succeeded, unclear } = summary.records;
	if (advice === undefined || succeeded > 0 || unclear > 0) return undefined;
	const onHidden = adviceOnHidden(templated, stop.reason);
	const onLogin = stop.kind === 'refused' ? adviceOnLogin(templated) : '';
	return new NothingArrived(stop.reason, sentences(advice, onHidden, onLogin), summary);
}
