import { flowSpecIds, specIds } from './catalogue/ids.ts';
import type { Context } from './context.ts';
import { flowTarget } from './flows/flowTarget.ts';
import { operation } from './flows/storedFlow.ts';
import type { Flow } from './flows/storedFlow.ts';
import { storedTransformations } from './flows/transformations.ts';
import { newEntity } from './newEntity.ts';
import { startRun } from './runs.ts';
import type { StoredRun } from './storedRun.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ref = (id: string) => ({ id, version: '1.0' });

/** What became of the last export of an audience; nothing where there was no run. */
const history: Array<[audience: string, run?: Partial<StoredRun>]> = [
	['Newsletter Subscribers', {}],
	['Loyalty Gold Members', { failure: 'The bucket acme-audiences does not exist.' }],
	['Birthday This Month', { content: { received: 0, exported: 0 } }],
	['High Lifetime Value'],
];

/** A dataflow that was made ten days ago, and has exported every day since. */
function pastDataflow(context: Context, name: string, startTime: string): Flow {
	const past = { ...context, now: context.now - 10 * day };
	const { space } = context;
	const connectionSpec = ref(specIds.dataLandingZone);
	const connection = newEntity(past, { name, connectionSpec });
	space.connections.set(connection.id, connection);
	const source = newEntity(past, { name, connectionSpec: ref(specIds.profileStore) });
	space.sourceConnections.set(source.id, source);
	const target = newEntity(past, {
		name,
		connectionSpec,
		baseConnectionId: connection.id,
		params: { mode: 'Server-to-server', path: 'exports', fileType: 'CSV', compression: 'NONE' },
	});
	space.targetConnections.set(target.id, target);
	const ends = { sourceConnectionIds: [source.id], targetConnectionIds: [target.id] };
	const startDate = new Date(past.now).toISOString().slice(0, 10);
	const schedule = { frequency: 'DAILY', triggerType: 'SCHEDULED', startDate, startTime };
	const selectors = history.map(([audience]) => ({
		type: 'PLATFORM_SEGMENT',
		value: {
			id: space.audiences.find((each) => each.name === audience)!.audienceId,
			filenameTemplate: '%DESTINATION%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%',
			exportMode: 'DAILY_FULL_EXPORT',
			schedule,
		},
	}));
	const segmentSelectors = { selectors };
	const params = { mandatoryFields: [], primaryFields: [], profileMapping: {}, segmentSelectors };
	const transformations = [{ name: 'GeneralTransform', params }];
	const flow = newEntity(past, {
		name,
		flowSpec: ref(flowSpecIds.dataLandingZone),
		...ends,
		transformations: storedTransformations(past, [], transformations, flowTarget(space, ends)),
		lastOperation: operation('create', past.now),
	}) as Flow;
	space.flows.set(flow.id, { item: flow });
	return flow;
}

/**
 * A dataflow of which one audience was exported well today, one failed, one exported nothing, and of
 * one no run began; all were due about four hours ago.
 *
 * @returns its id
 */
export function addExportHistory(context: Context, name: string): string {
	const expected = Math.floor((context.now - 4 * hour) / hour) * hour;
	const flow = pastDataflow(context, name, new Date(expected).toISOString().slice(11, 16));
	for (const [audience, run] of history) {
		const { audienceId } = context.space.audiences.find((each) => each.name === audience)!;
		const runAt = (time: number, other: Partial<StoredRun> = {}) =>
			startRun(context, flow, [audienceId], {
				startedAt: time + 2 * minute,
				finishesAt: time + 20 * minute,
				...other,
			});
		runAt(expected - day);
		if (run) runAt(expected, run);
	}
	return flow.id;
}
