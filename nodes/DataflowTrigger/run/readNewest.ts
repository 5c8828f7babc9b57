import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import type { TriggerSettings } from '../events/settings';
import { readEvents, type Happening } from './readEvents';

const DAY = 24 * 60 * 60 * 1000;
/** In which the newest is looked for: the last day, then the last month. */
const lookBacks = [DAY, 31 * DAY];

/**
 * For a run by hand: the newest of what would start the workflow, or else the newest run that has
 * ended, so that there is something to build the workflow with.
 */
export async function readNewest(
	client: AdobeClient,
	settings: TriggerSettings,
): Promise<Happening[]> {
	const now = client.ports.wallTime();
	let other: Happening | undefined;
	for (const lookBack of lookBacks) {
		const from = now - lookBack;
		const found = await readEvents(client, settings, { runsFrom: from, dueFrom: from, now });
		const ended = found.runs.filter(({ endedAt }) => endedAt !== undefined);
		const all = ended.map((run) => {
			const events = found.eventsOf(run);
			const event = events.find((each) => settings.events.includes(each));
			return { isWanted: event !== undefined, ...found.happening(run, event ?? events[0]) };
		});
		const wanted = [...all.filter(({ isWanted }) => isWanted), ...found.late];
		if (wanted.length > 0) return [newestOf(wanted)];
		other ??= all.length === 0 ? undefined : newestOf(all);
	}
	return other === undefined ? [] : [other];
}

function newestOf(happenings: Happening[]): Happening {
	const [first, ...rest] = happenings;
	return rest.reduce((newest, each) => (each.time > newest.time ? each : newest), first);
}
