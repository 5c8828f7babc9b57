import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { dueFrom, remember, runsFrom, type Memory } from '../events/memory';
import type { TriggerSettings } from '../events/settings';
import { takeNew } from '../events/takeNew';
import { readSettings } from '../input/readSettings';
import { readEvents, type Happening } from './readEvents';
import { readNewest } from './readNewest';

/** Polls that go on, by workflow and node: n8n begins the next one at its time all the same. */
const polling = new Set<string>();

/** @returns null when there is nothing that starts the workflow */
export async function poll(
	context: IPollFunctions,
	client: AdobeClient,
): Promise<IDataObject[] | null> {
	const settings = readSettings(context);
	if (context.getMode() === 'manual') return handOut(await readNewest(client, settings));
	const stored = context.getWorkflowStaticData('node');
	const now = client.ports.wallTime();
	// What is watched from now on begins now, also if this poll fails or is left out.
	const memory = remember(stored as Partial<Memory>, settings, now);
	Object.assign(stored, memory);

	const key = `${context.getWorkflow().id}:${context.getNode().id}`;
	if (polling.has(key)) {
		client.ports.log('The poll before this one still goes on, so this one is left out');
		return null;
	}
	polling.add(key);
	try {
		const { happenings, next } = await findNew(client, settings, memory, now);
		// Remembered in the moment in which they are handed over, before the workflow runs.
		Object.assign(stored, next);
		return handOut(happenings);
	} finally {
		polling.delete(key);
	}
}

async function findNew(
	client: AdobeClient,
	settings: TriggerSettings,
	memory: Memory,
	now: number,
): Promise<{ happenings: Happening[]; next: Memory }> {
	const periods = { runsFrom: runsFrom(memory, now), dueFrom: dueFrom(memory, now), now };
	const found = await readEvents(client, settings, periods);
	const { taken, next } = takeNew(memory, found.runs, found.eventsOf, now);
	const ended = taken.map(({ run, event }) => found.happening(run, event));
	return { happenings: [...ended, ...found.late].sort((a, b) => a.time - b.time), next };
}

function handOut(happenings: Happening[]): IDataObject[] | null {
	return happenings.length === 0 ? null : happenings.map(({ json }) => json);
}
