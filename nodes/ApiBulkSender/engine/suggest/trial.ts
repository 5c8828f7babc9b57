import { cutParts } from '../answer/parts/cutParts';
import { unreadFailures } from '../answer/contradictions/unreadFailures';
import { believed, refused, unclear, type Verdict } from '../answer/verdict';
import { nothingParsed } from '../answer/rules/parseMap';
import { newBatch } from '../request/batch';
import { RecordFactory } from '../request/records';
import { decide } from '../run/decide';
import { compileSettings, type RawSettings, type Settings } from '../settings';
import { isInvalid, type DeliveryRecord, type Settlement } from '../types';
import type { ReadExample } from './example';

/** What becomes of a record. */
export type Fate = Settlement['outcome'] | 'unclear' | 'invalid' | 'sentAgain';

/** What settings make of an example. */
export interface Trial {
	/** By record. */
	fates: readonly Fate[];
	/** As they would leave the node; of one that would be sent again, what it is called meanwhile. */
	settlements: readonly Settlement[];
	/** The run would stop, and why. */
	stop?: string;
	/** A place that speaks of failures and that these settings do not read. */
	unread?: string;
}

/**
 * What the engine makes of an answer under settings, as if it was the first of a run.
 *
 * @throws SettingError for settings that cannot be used
 */
export function tryExample(example: ReadExample, raw: RawSettings): Trial {
	const settings = compileSettings(asTrial(raw, example.records.length));
	const factory = new RecordFactory(settings, 'https://example.invalid');
	const to = { endpoint: '/', headers: [] };
	const records: DeliveryRecord[] = [];
	const settlements = new Array<Settlement>(example.records.length);
	example.records.forEach((json, index) => {
		const record = factory.fromRecord(index, json, to);
		if (!isInvalid(record)) {
			records.push(record);
			return;
		}
		const { reason } = record;
		settlements[index] = {
			outcome: 'failed',
			cause: 'invalid',
			reason,
			httpStatus: null,
			attempts: 0,
			batch: null,
		};
	});
	const again = new Set<number>();
	if (records.length === 0) return { fates: settlements.map(() => 'invalid'), settlements };
	const batch = { ...newBatch(records, records[0].target, ''), attempts: 1, number: 1 };
	const { status, text, contentType } = example;
	const headers = contentType === undefined ? {} : { 'content-type': contentType };
	const decision = decide(batch, { kind: 'response', status, headers, body: text }, settings, {
		now: 0,
		date: 0,
		random: () => 0,
		isFirst: true,
		beforeFirstSuccess: true,
	});
	let stop: string | undefined;
	if (decision.kind === 'settle') {
		decision.settled.forEach(({ index }, at) => (settlements[index] = decision.settlements[at]));
		for (const one of decision.again) {
			one.records.forEach(({ index }, at) => {
				settlements[index] = one.last[at];
				again.add(index);
			});
		}
		stop = decision.stop?.reason;
	} else if (decision.kind !== 'job') {
		records.forEach(({ index }, at) => {
			settlements[index] = decision.last[at];
			again.add(index);
		});
	}
	const fates = settlements.map((one, at): Fate => (again.has(at) ? 'sentAgain' : fateOf(one)));
	return { fates, settlements, stop, unread: unreadPlace(example, settings, records, fates) };
}

/** What concerns the sending has no meaning here. */
function asTrial(raw: RawSettings, count: number): RawSettings {
	return {
		...raw,
		itemsAre: 'records',
		answerComes: 'atOnce',
		apiMethod: 'POST',
		groupingLimit: Math.min(Math.max(count, 1), 10_000),
		bodyFormat: 'json',
		requestSplitPath: '',
		additionalBodyFields: {},
		maxRetries: Math.max(raw.maxRetries, 1),
		options: { ...raw.options, idempotencyKeyHeader: '', serializeBy: '', stopWhenUnclear: true },
	};
}

function fateOf({ outcome, cause }: Settlement): Fate {
	if (cause === 'unclear' || cause === 'invalid') return cause;
	return outcome;
}

/** A place of answers.md rule 12 that no setting reads, also where the records are proved to be. */
function unreadPlace(
	{ value }: ReadExample,
	{ answer }: Settings,
	records: readonly DeliveryRecord[],
	fates: readonly Fate[],
): string | undefined {
	if (value === undefined) return undefined;
	const isSplit = answer.reports !== 'wholeRequest';
	const { containers } = isSplit
		? cutParts(value, answer.splitPaths, answer.named)
		: { containers: new Set<unknown>() };
	const verdicts = records.map(({ index }) => verdictOf(fates[index]));
	const match = isSplit ? answer.match : undefined;
	return unreadFailures(value, records, verdicts, (one) => containers.has(one), match)?.path;
}

function verdictOf(fate: Fate): Verdict {
	if (fate === 'succeeded') return believed();
	return fate === 'unclear' ? unclear('') : refused('', nothingParsed(), undefined);
}
