import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../shared/adobe/ids';
import type { TargetConnection } from '../shared/adobe/types';
import type { ItemCall } from '../shared/operations/operation';

/** A target connection with the ids for the next node. */
export function targetJson(
	{ context, item }: Pick<ItemCall<AdobeClient>, 'context' | 'item'>,
	target: TargetConnection,
	more: IDataObject = {},
): IDataObject {
	return withIds({ ...target, ...more }, receivedIds(context, item), {
		connectionSpecId: target.connectionSpec?.id,
		connectionId: target.baseConnectionId,
		targetConnectionId: target.id,
	});
}
