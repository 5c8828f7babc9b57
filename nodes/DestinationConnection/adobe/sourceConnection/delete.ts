import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { ItemOperation } from '../../../shared/operations/operation';

export const deleteSourceConnection: ItemOperation<AdobeClient> = {
	name: 'Delete',
	action: 'Delete a source connection',
	description: 'Delete a source connection that no dataflow uses any more',
	properties: [locatorField('sourceConnection')],

	async execute(call) {
		const id = chosenId(call, 'sourceConnection');
		await call.api.delete('sourceConnections', id);
		return withIds({ deleted: true, id }, receivedIds(call.context, call.item), {
			sourceConnectionId: id,
		});
	},
};
