import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { maximumWaitField } from '../../shared/adobe/panel/commonFields';
import { readFlag } from '../../shared/operations/readFlag';
import { failedRun } from '../../shared/adobe/runs/failedRun';
import { statusOf } from '../../shared/adobe/runs/run';
import { simplifyRun } from '../../shared/adobe/runs/simplifyRun';
import { waitForRun } from '../../shared/adobe/runs/waitForRun';
import type { AudienceValue } from '../../shared/adobe/types';
import { InputError } from '../../shared/inputError';
import { maximumWaitMs } from '../../shared/operations/maximumWait';
import type { BatchOperation, OutputItem } from '../../shared/operations/operation';
import { failedJson, toNodeError } from '../../shared/operations/problems';
import {
	audienceItemsNotice,
	audiencesField,
	takenFromField,
	whenFromFields,
} from '../fields/audiences';
import { dataflowField } from '../fields/panels';
import { audiencesIn } from '../input/dataflow';
import { idInDataflow } from '../input/idInDataflow';
import { assertNamesSomething } from '../input/namesSomething';
import { chosenAudiences } from '../input/readAudiences';
import { takenFrom, today, type Reading } from '../input/reading';
import { isAudience } from '../intent/activation';
import { assertInSchedule, exportId, startExport } from '../run/exportNow';
import { perDataflow, type Group } from '../run/perDataflow';
import type { StartedRun } from '../run/startedRun';

/** An export takes minutes to hours. */
const MAXIMUM_WAIT_S = 3600;

export const exportNow: BatchOperation<AdobeClient> = {
	name: 'Export Now',
	action: 'Export audiences now',
	description: 'Export audiences of a dataflow at once, besides their schedules',
	properties: [
		dataflowField,
		takenFromField('Audiences'),
		audienceItemsNotice,
		audiencesField,
		{
			displayName: 'Without any audience here, all audiences of the dataflow are exported.',
			name: 'allAudiencesNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: whenFromFields },
		},
		{
			displayName: 'Wait Until Finished',
			name: 'waitUntilFinished',
			type: 'boolean',
			default: true,
			description: 'Whether to follow the export until its end',
		},
		{
			...maximumWaitField(MAXIMUM_WAIT_S),
			displayOptions: { show: { waitUntilFinished: [true] } },
		},
	],
	async executeAll({ context, api }) {
		return await perDataflow(context, api, {
			read: readAudiences,
			check: async (group) => {
				// Without Continue On Fail none is exported unless all can be.
				if (!context.continueOnFail()) exportable(group);
			},
			carryOut: async (group) => await exportGroup(context, api, group),
		});
	},
};

/** The audiences as the dataflow has them. */
async function readAudiences(reading: Reading): Promise<AudienceValue[]> {
	const { flow } = reading.dataflow;
	const inDataflow = audiencesIn(flow);
	const chosen = chosenAudiences(reading);
	if (takenFrom(reading) === 'items') {
		assertNamesSomething(reading, chosen.length > 0, 'Audience', false);
	}
	if (chosen.length === 0) return inDataflow;
	return await Promise.all(
		chosen.map(async (each) => {
			const id = await idInDataflow(each, reading);
			const found = inDataflow.find((value) => isAudience(value, id));
			if (found) return found;
			throw new InputError(
				'Audience',
				`The audience '${each.value}' is not in the dataflow '${flow.name ?? flow.id}'`,
				'Add it with the operation Add first; Adobe needs about an hour before it can be exported',
			);
		}),
	);
}

async function exportGroup(
	context: IExecuteFunctions,
	client: AdobeClient,
	group: Group<AudienceValue[]>,
): Promise<OutputItem[]> {
	const { dataflow, wishes } = group;
	const audiences = exportable(group);
	const [{ parameters }] = wishes;
	// Read before the export begins, so that a wrong value begins none.
	const waits = readFlag(parameters.get('waitUntilFinished', true), 'Wait Until Finished');
	const longestWaitMs = maximumWaitMs(parameters, MAXIMUM_WAIT_S);
	const started = await startExport(client, dataflow.flow, audiences);
	const end = waits ? client.ports.now() + longestWaitMs : undefined;
	const outputs: OutputItem[] = [];
	for (const run of started) {
		const from = itemsOf(group, run);
		try {
			outputs.push({ json: await follow(context, client, group, run, end), from });
		} catch (error) {
			// The other runs have begun as well, and are to be told of.
			if (!context.continueOnFail()) throw toNodeError(context, error, from[0]);
			outputs.push({ json: failedJson(error), from });
		}
	}
	return outputs;
}

/** @throws InputError when there is none, or one cannot be exported now */
function exportable({ dataflow: { flow }, wishes }: Group<AudienceValue[]>): AudienceValue[] {
	const audiences = distinct(wishes.flatMap(({ wish }) => wish));
	if (audiences.length === 0) {
		throw new InputError(
			'Dataflow',
			`The dataflow '${flow.name ?? flow.id}' has no audiences to export`,
			'Add some with the operation Add first',
		);
	}
	assertInSchedule(audiences, today());
	return audiences;
}

/** The input items that asked for what a run exports. */
function itemsOf({ wishes }: Group<AudienceValue[]>, { audienceIds }: StartedRun): number[] {
	const asking = wishes.filter(({ wish }) =>
		wish.some((audience) => audienceIds.includes(exportId(audience))),
	);
	return (asking.length > 0 ? asking : wishes).map(({ item }) => item);
}

/** @param end of the longest wait for all runs together, ms since 1970; undefined: none waits */
async function follow(
	context: IExecuteFunctions,
	client: AdobeClient,
	{ dataflow, wishes }: Group<AudienceValue[]>,
	{ runId, audienceIds }: StartedRun,
	end: number | undefined,
): Promise<IDataObject> {
	const [{ item }] = wishes;
	const { flow } = dataflow;
	const json = {
		dataflowName: flow.name ?? '',
		audienceIds,
		...(end === undefined
			? { dataflowId: flow.id, runId, status: 'started' }
			: await outcome(client, runId, end)),
	};
	return withIds(json, receivedIds(context, item), { dataflowId: flow.id });
}

async function outcome(client: AdobeClient, runId: string, end: number) {
	const { run, pending } = await waitForRun(client, runId, {
		longestWaitMs: Math.max(0, end - client.ports.now()),
		log: (line) => client.ports.log(line),
	});
	if (statusOf(run) === 'failed') throw failedRun(run);
	const { id, dataflowId, ...simple } = simplifyRun(run);
	return { ...simple, runId: id, dataflowId, ...(pending ? { pending: true } : {}) };
}

function distinct(audiences: AudienceValue[]): AudienceValue[] {
	return [...new Map(audiences.map((audience) => [audience.id, audience])).values()];
}
