import { familyOf } from '../catalogue/connectionSpecs.ts';
import type { ScheduleTarget } from '../schedule.ts';
import type { Space } from '../state.ts';
import type { Flow } from './storedFlow.ts';

/** The destination a dataflow writes to. */
export function flowTarget(space: Space, flow: Pick<Flow, 'targetConnectionIds'>): ScheduleTarget {
	const target = space.targetConnections.get(flow.targetConnectionIds[0]);
	const spec = target?.['connectionSpec'] as { id: string } | undefined;
	const connectionSpecId = spec?.id ?? '';
	return { connectionSpecId, family: familyOf(connectionSpecId) };
}
