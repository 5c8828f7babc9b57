import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { SourceConnection } from '../../../shared/adobe/types';
import type { ItemOperation } from '../../../shared/operations/operation';

export const get: ItemOperation<AdobeClient> = {
	name: 'Get',
	action: 'Get a source connection',
	description: 'Get one source connection',
	properties: [locatorField('sourceConnection')],

	async execute(call) {
		const id = chosenId(call, 'sourceConnection');
		const sourceConnection = await call.api.getOne<SourceConnection>('sourceConnections', id);
		return withIds(sourceConnection, receivedIds(call.context, call.item), {
			sourceConnectionId: sourceConnection.id,
		});
	},
};
