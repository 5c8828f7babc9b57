import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { listAll } from '../../shared/adobe/client/pages';
import { destinationFlowsQuery } from '../../shared/adobe/panel/lists';
import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import { audiencesIn } from '../../shared/adobe/runs/flowAudiences';
import { evaluationsFor } from '../../shared/adobe/runs/readEvaluations';
import { readExportRuns } from '../../shared/adobe/runs/readExportRuns';
import type { Flow } from '../../shared/adobe/types';
import { dueExports, isLate, runsFromOf } from '../events/lateEvents';
import { lateOutput, runOutput } from '../events/output';
import { audiencesOf } from '../events/runAudiences';
import { eventsOf } from '../events/runEvents';
import type { EventName, TriggerSettings } from '../events/settings';

/** Something that starts the workflow, or would. */
export interface Happening {
	event: EventName;
	/** Ms since 1970. */
	time: number;
	json: IDataObject;
}

export interface Found {
	/** Oldest first. */
	runs: ExportRun[];
	/** Of each run that has ended what it is an event of, what says most of it first. */
	eventsOf(run: ExportRun): EventName[];
	happening(run: ExportRun, event: EventName): Happening;
	/** What was due in the period, and had not ended. */
	late: Happening[];
}

interface Periods {
	/** Runs that started from here on. */
	runsFrom: number;
	/** Exports that were due after this. */
	dueFrom: number;
	now: number;
}

/** Reads the dataflows and their runs, and what their schedules expect of them. */
export async function readEvents(
	client: AdobeClient,
	settings: TriggerSettings,
	{ runsFrom, dueFrom, now }: Periods,
): Promise<Found> {
	const flows = await readFlows(client, settings);
	const due = settings.events.includes('late')
		? dueExports(
				flows,
				await evaluationsFor(client, flows.flatMap(audiencesIn)),
				settings.lateAfter,
				{ from: dueFrom, to: now },
			)
		: [];
	const from = Math.min(runsFrom, runsFromOf(due));
	const ids = flows.map(({ id }) => id);
	const runs = await readExportRuns(client, ids, from);
	const flowOf = ({ dataflowId }: ExportRun) => flows.find(({ id }) => id === dataflowId)!;
	return {
		runs,
		eventsOf: (run) => eventsOf(run, audiencesOf(run, flowOf(run)), settings),
		happening: (run, event) => ({
			event,
			time: run.endedAt!,
			json: runOutput(event, run, flowOf(run), audiencesOf(run, flowOf(run))),
		}),
		late: due
			.filter((each) => isLate(each, runs))
			.map((each) => ({ event: 'late', time: each.expected.due, json: lateOutput(each) })),
	};
}

async function readFlows(client: AdobeClient, { dataflowId }: TriggerSettings): Promise<Flow[]> {
	if (dataflowId !== undefined) return [await client.getOne<Flow>('flows', dataflowId)];
	return await listAll<Flow>(client, 'flows', destinationFlowsQuery);
}
