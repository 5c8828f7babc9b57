import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { chosenId, locatorField } from '../../shared/adobe/panel/locators';
import type { ItemOperation } from '../../shared/operations/operation';

export const deleteTarget: ItemOperation<AdobeClient> = {
	name: 'Delete',
	action: 'Delete a target connection',
	description: 'Delete a target connection that no dataflow uses any more',

	properties: [locatorField('targetConnection')],

	async execute(call) {
		const id = chosenId(call, 'targetConnection');
		await call.api.delete('targetConnections', id);
		const received = receivedIds(call.context, call.item);
		return withIds({ deleted: true, id }, received, { targetConnectionId: id });
	},
};
