import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { deleteAndWait } from '../../../shared/adobe/flows/deleteAndWait';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { Flow } from '../../../shared/adobe/types';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { flowIds } from '../flowIds';
import { changeWaitField, LONGEST_CHANGE } from '../waiting';

export const deleteDataflow: ItemOperation<AdobeClient> = {
	name: 'Delete',
	action: 'Delete a dataflow',
	description: 'Delete a dataflow; its connections stay and can be deleted after it',
	properties: [locatorField('dataflow'), changeWaitField],

	async execute({ context, api, item, parameters }) {
		const id = chosenId({ context, parameters, item }, 'dataflow');
		// Read first for the ids of what it joins, so that a teardown can go on with them.
		const ids = flowIds(await api.getOne<Flow>('flows', id));
		const longestWaitMs = maximumWaitMs(parameters, LONGEST_CHANGE);
		const { pending } = await deleteAndWait(api, id, longestWaitMs);
		return withIds({ deleted: !pending, pending, id }, receivedIds(context, item), ids);
	},
};
