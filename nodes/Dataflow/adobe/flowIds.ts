import type { Ids } from '../../shared/adobe/ids';
import type { Flow } from '../../shared/adobe/types';

/** The ids that a dataflow knows of, its own and those of what it joins. */
export function flowIds({
	id,
	flowSpec,
	sourceConnectionIds,
	targetConnectionIds,
	inheritedAttributes,
}: Flow): Ids {
	const target = inheritedAttributes?.targetConnections?.[0] as InheritedTarget | undefined;
	return {
		connectionSpecId: target?.connectionSpec?.id,
		connectionId: target?.baseConnection?.id,
		sourceConnectionId: sourceConnectionIds?.[0],
		targetConnectionId: targetConnectionIds?.[0],
		flowSpecId: flowSpec?.id,
		dataflowId: id,
	};
}

/** Source: samples of dataflows in destinations.yaml. */
interface InheritedTarget {
	connectionSpec?: { id?: string };
	baseConnection?: { id?: string };
}
