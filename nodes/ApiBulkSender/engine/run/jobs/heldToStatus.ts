import { failurePlaces, type FailurePlace } from '../../answer/contradictions/failurePlaces';
import type { Judgement } from '../../answer/judgement';
import { unclear } from '../../answer/verdict';
import { isJsonObject } from '../../json';

/** `data.attributes.failed_count` */
const LEVELS = 2;

/**
 * Where the status of a job counts more failed records than its result tells of, those that succeeded
 * by silence are unclear.
 */
export function heldToStatus(judgement: Judgement, status: unknown): Judgement {
	const { verdicts } = judgement;
	const counted = mostFailures(status, verdicts.length, LEVELS);
	const told = verdicts.filter(({ result }) => result === 'failed').length;
	if (counted === undefined || counted.count <= told) return judgement;
	const reason = `The status of the job tells of ${counted.count} failed records ("${counted.key}"), its result of ${told}`;
	return {
		...judgement,
		verdicts: verdicts.map((own) => (own.silent ? unclear(reason, own.parsed, own.part) : own)),
	};
}

function mostFailures(value: unknown, records: number, levels: number): FailurePlace | undefined {
	if (!isJsonObject(value)) return undefined;
	const inside = levels === 0 ? [] : Object.values(value);
	return [
		...failurePlaces(value, records, () => false),
		...inside.flatMap((inner) => mostFailures(inner, records, levels - 1) ?? []),
	].reduce<FailurePlace | undefined>(
		(most, place) => (most === undefined || place.count > most.count ? place : most),
		undefined,
	);
}
