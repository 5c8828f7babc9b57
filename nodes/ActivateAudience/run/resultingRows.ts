import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { Evaluations } from '../../shared/adobe/runs/expected/evaluationTimetable';
import { evaluationsFor } from '../../shared/adobe/runs/readEvaluations';
import type { Flow } from '../../shared/adobe/types';
import { isAudience, type Activation } from '../intent/activation';
import { isChange, type Plan, type Step } from '../intent/plan';
import { tableRows } from '../intent/tableRows';
import { exportTimes, timesWhileOff, type Clock } from '../schedule/exportTimes';

/** What a step leads to, by the columns of tables: of an audience its schedule and when it is exported. */
export type RowOf = (step: Step) => IDataObject;

/** Reads when audiences are evaluated, if one of them is exported after that. */
export async function resultingRows(
	context: IExecuteFunctions,
	client: AdobeClient,
	{ state }: Flow,
	{ next }: Plan,
): Promise<RowOf> {
	const evaluations = await readIfPossible(client, next);
	const clock: Clock = { now: client.ports.wallTime(), timeZone: context.getTimezone() };
	const rows = tableRows(next).map(onlyFilled);
	return (step) => {
		if (step.kind === 'attribute') return rows.find((row) => row.attribute === step.id) ?? {};
		const audience = next.audiences.find((value) => isAudience(value, step.id));
		if (audience === undefined) return {};
		const row = rows.find(({ audienceId }) => audienceId === audience.id);
		const times =
			state === 'disabled'
				? timesWhileOff
				: exportTimes(audience, isChange(step), evaluations, clock);
		return { ...row, ...times };
	};
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
