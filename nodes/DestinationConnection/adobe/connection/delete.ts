import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { ItemOperation } from '../../../shared/operations/operation';

export const deleteConnection: ItemOperation<AdobeClient> = {
	name: 'Delete',
	action: 'Delete a connection',
	description: 'Delete a connection that no target connection uses any more',
	properties: [locatorField('connection')],

	async execute(call) {
		const id = chosenId(call, 'connection');
		await call.api.delete('connections', id);
		return withIds({ deleted: true, id }, receivedIds(call.context, call.item), {
			connectionId: id,
		});
	},
};
