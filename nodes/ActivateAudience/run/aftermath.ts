import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { AudienceDirectory } from '../../shared/adobe/audiences';
import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { Evaluations } from '../../shared/adobe/runs/expected/evaluationTimetable';
import { evaluationsFor } from '../../shared/adobe/runs/readEvaluations';
import type { Flow } from '../../shared/adobe/types';
import { isAudience, type Activation } from '../intent/activation';
import { isChange, type Plan, type Step } from '../intent/plan';
import { tableRows } from '../intent/tableRows';
import {
	adobesGuardrails,
	brokenPolicies,
	findingsOn,
	youngAudiences,
	type Finding,
} from '../preflight/findings';
import { tellFindings } from './tellFindings';
import { justChanged } from '../preflight/justChanged';
import { readAudienceFacts } from '../preflight/readAudienceFacts';
import { readGovernance } from '../preflight/readGovernance';
import { exportTimes, timesWhileOff, type Clock } from '../schedule/exportTimes';

/** What a plan leads to, for people. */
export interface Aftermath {
	/** What a step leads to, by the columns of tables: of an audience its schedule and its exports. */
	rowOf(step: Step): IDataObject;
	/** What Adobe advises against in what the dataflow is to export; told where something changes. */
	findings: Finding[];
}

/** Reads when audiences are evaluated, if one of them is exported after that. Tells findings as hints. */
export async function aftermathOf(
	context: IExecuteFunctions,
	client: AdobeClient,
	directory: AudienceDirectory,
	flow: Flow,
	plan: Plan,
): Promise<Aftermath> {
	const { next, steps } = plan;
	const clock: Clock = { now: client.ports.wallTime(), timeZone: context.getTimezone() };
	const after = justChanged(plan, clock.now);
	const { audiences } = after;
	const evaluations = await readIfPossible(client, next);
	const rows = tableRows(next).map(onlyFilled);
	const findings = steps.some(isChange)
		? [
				...findingsOn(after, adobesGuardrails, evaluations, clock.now),
				...(await findingsOnAdded(client, directory, flow, plan, clock.now)),
			]
		: [];
	tellFindings(context, findings);
	return {
		findings,
		rowOf(step) {
			if (step.kind === 'attribute') return rows.find((row) => row.attribute === step.id) ?? {};
			const audience = audiences.find((value) => isAudience(value, step.id));
			if (audience === undefined) return {};
			const row = rows.find(({ audienceId }) => audienceId === audience.id);
			const isOff = flow.state === 'disabled';
			return { ...row, ...(isOff ? timesWhileOff : exportTimes(audience, evaluations, clock)) };
		},
	};
}

/** What only audiences that are new here can bring: Experience Platform has been asked about them already. */
async function findingsOnAdded(
	client: AdobeClient,
	directory: AudienceDirectory,
	flow: Flow,
	{ next, steps }: Plan,
	now: number,
): Promise<Finding[]> {
	const ids = steps.filter(({ kind, action }) => kind === 'audience' && action === 'add');
	const added = next.audiences.filter((audience) => ids.some(({ id }) => isAudience(audience, id)));
	const facts = await readAudienceFacts(directory, added);
	const governance = await readGovernance(client, flow, added, facts);
	return [...youngAudiences(added, facts, now), ...brokenPolicies(governance)];
}

/** The change is made by then: not knowing the hour must not make it look failed. */
async function readIfPossible(client: AdobeClient, { audiences }: Activation) {
	try {
		return await evaluationsFor(client, audiences);
	} catch (error) {
		client.ports.log(`When audiences are evaluated could not be read: ${String(error)}`);
		return {} satisfies Evaluations;
	}
}

function onlyFilled(row: object): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}
