import type { ExportRun } from '../../shared/adobe/runs/exportRun';
import { audiencesIn } from '../../shared/adobe/runs/flowAudiences';
import type { AudienceValue, Flow } from '../../shared/adobe/types';

/** The audiences that a run exports; of one that its dataflow no longer has, only the id is known. */
export function audiencesOf({ audienceIds }: ExportRun, flow: Flow): AudienceValue[] {
	const inFlow = audiencesIn(flow);
	if (audienceIds.length === 0 && inFlow.length === 1) return inFlow;
	return audienceIds.map(
		(id) =>
			inFlow.find((audience) => audience.id === id || audience.systemSegmentId === id) ?? { id },
	);
}
