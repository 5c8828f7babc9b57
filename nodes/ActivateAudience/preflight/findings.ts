import type { Evaluations } from '../../shared/adobe/runs/expected/evaluationTimetable';
import { DAY, HOUR, readSchedule } from '../../shared/adobe/runs/expected/schedule';
import { timetable } from '../../shared/adobe/runs/expected/timetable';
import type { AudienceValue } from '../../shared/adobe/types';
import { keysIn, type Activation } from '../intent/activation';
import type { Governance } from './governance';

/** Adobe's guardrails: more is possible, and slow. Source: destinations guardrails. */
export interface Guardrails {
	audiencesPerDataflow: number;
	audiencesPerHour: number;
	attributesPerDataflow: number;
}

export const adobesGuardrails: Guardrails = {
	audiencesPerDataflow: 250,
	audiencesPerHour: 100,
	attributesPerDataflow: 50,
};

export interface Finding {
	check:
		| 'deduplicationKey'
		| 'membershipStatus'
		| 'startWithinHour'
		| 'audienceAge'
		| 'governance'
		| 'audiencesPerDataflow'
		| 'audiencesPerHour'
		| 'attributesPerDataflow';
	message: string;
	action: string;
}

/** How far ahead exports are counted: every weekday and day of the month comes once. */
const LOOK_AHEAD = 31 * DAY;

/**
 * What may go wrong with what a dataflow exports. Nothing is refused because of it.
 *
 * @param now ms since 1970
 */
export function findingsOn(
	activation: Activation,
	guardrails: Guardrails,
	evaluations: Evaluations,
	now: number,
): Finding[] {
	const { audiences, attributes } = activation;
	if (audiences.length === 0) return overLimit(guardrails, 'attributesPerDataflow', attributes);
	return [
		...(keysIn(activation).length > 0 ? [] : [noKey]),
		...(isBlindToLeaving(activation) ? [noMembership] : []),
		...startsTooSoon(audiences, now),
		...overLimit(guardrails, 'audiencesPerDataflow', audiences),
		...crowdedHour(audiences, guardrails.audiencesPerHour, evaluations, now),
		...overLimit(guardrails, 'attributesPerDataflow', attributes),
	];
}

const noKey: Finding = {
	check: 'deduplicationKey',
	message:
		'There is no deduplication key: a file joins a snapshot and what changed since, and may hold a profile twice',
	action: 'Make an identity or up to two attributes the key with the operation Set Keys',
};

const noMembership: Finding = {
	check: 'membershipStatus',
	message:
		'Exports are incremental, and the membership status is not among the attributes: the files cannot say who left an audience',
	action: 'Add the attribute segmentMembership.seg_namespace.seg_id.status',
};

function isBlindToLeaving({ audiences, attributes }: Activation): boolean {
	return (
		audiences.some(({ exportMode }) => exportMode === 'FIRST_FULL_THEN_INCREMENTAL') &&
		!attributes.some(({ source }) => /\bsegmentMembership\b.*\bstatus\b/.test(source))
	);
}

/** The daily evaluation has to come first. Source: activation guide. */
export function youngAudiences(
	audiences: readonly AudienceValue[],
	facts: ReadonlyMap<string, { createdAt?: number; isBatch: boolean }>,
	now: number,
): Finding[] {
	const young = audiences.filter(({ id }) => {
		const { createdAt, isBatch } = facts.get(id) ?? { isBatch: false };
		return isBatch && createdAt !== undefined && now - createdAt < DAY;
	});
	if (young.length === 0) return [];
	return [
		{
			check: 'audienceAge',
			message: `Younger than 24 hours, so that the daily evaluation may not have filled it yet: ${namesOf(young)}`,
			action: 'Let its schedule start on the next day',
		},
	];
}

const namesOf = (audiences: readonly AudienceValue[]) =>
	audiences.map(({ name, id }) => `'${name || id}'`).join(', ');

/** Exports at a fixed hour before what was added or changed takes effect. */
function startsTooSoon(audiences: AudienceValue[], now: number): Finding[] {
	const early = audiences.filter((audience) => {
		const schedule = readSchedule(audience);
		if (typeof schedule === 'string' || schedule.timeOfDay === undefined) return false;
		const next = timetable({ ...schedule, effectiveFrom: -Infinity }, {}, 0).after(now - 1);
		return next !== undefined && next.at < schedule.effectiveFrom;
	});
	if (early.length === 0) return [];
	return [
		{
			check: 'startWithinHour',
			message: `The next export by schedule may be missed: what was added or changed takes up to an hour to take effect (${namesOf(early)})`,
			action: 'Count on the export after it, or let the schedule start later',
		},
	];
}

const limits = {
	audiencesPerDataflow: {
		what: 'audiences',
		action: 'Spread them over several dataflows',
	},
	attributesPerDataflow: {
		what: 'attributes, identities among them',
		action: 'Export fewer of them, or spread them over several dataflows',
	},
};

function overLimit(
	guardrails: Guardrails,
	check: keyof typeof limits,
	{ length }: readonly unknown[],
): Finding[] {
	if (length <= guardrails[check]) return [];
	const { what, action } = limits[check];
	const message = `The dataflow has ${length} ${what}; Adobe advises ${guardrails[check]} at most`;
	return [{ check, message, action }];
}

/** No document says whether the limit is one of a dataflow or of a sandbox. */
function crowdedHour(
	audiences: AudienceValue[],
	most: number,
	evaluations: Evaluations,
	now: number,
): Finding[] {
	const counts = new Map<number, number>();
	for (const audience of audiences) {
		for (const hour of hoursOf(audience, evaluations, now)) {
			counts.set(hour, (counts.get(hour) ?? 0) + 1);
		}
	}
	const [hour, count] = [...counts].reduce(
		(fullest, each) => (each[1] > fullest[1] ? each : fullest),
		[0, 0],
	);
	if (count <= most) return [];
	const from = new Date(hour * HOUR).toISOString().slice(0, 16).replace('T', ' ');
	return [
		{
			check: 'audiencesPerHour',
			message: `${count} audiences are exported in the hour from ${from} UTC; Adobe advises ${most} at most, and does not state whether other dataflows count too`,
			action: 'Spread the start times',
		},
	];
}

function hoursOf(audience: AudienceValue, evaluations: Evaluations, now: number): Set<number> {
	const hours = new Set<number>();
	const schedule = readSchedule(audience);
	if (typeof schedule === 'string') return hours;
	const times = timetable(schedule, evaluations, 0);
	let next = times.after(now - 1);
	while (next !== undefined && next.at < now + LOOK_AHEAD) {
		hours.add(Math.floor(next.at / HOUR));
		next = times.after(next.at);
	}
	return hours;
}

export function brokenPolicies({ result, message, violations }: Governance): Finding[] {
	if (result !== 'violations') return [];
	const named = violations.map(
		({ audienceName, marketingAction, policy }) =>
			`'${policy}' by '${audienceName}' for ${marketingAction}`,
	);
	return [
		{
			check: 'governance',
			message: `${message}: ${named.join(', ')}`,
			action: 'Take the audience out, or ask whoever keeps the policies',
		},
	];
}
