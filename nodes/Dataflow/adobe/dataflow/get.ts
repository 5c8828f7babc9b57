import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { Flow } from '../../../shared/adobe/types';
import type { ItemOperation } from '../../../shared/operations/operation';
import { flowIds } from '../flowIds';

export const get: ItemOperation<AdobeClient> = {
	name: 'Get',
	action: 'Get a dataflow',
	description: 'Read one dataflow with its audiences and attributes',
	properties: [locatorField('dataflow')],

	async execute({ context, api, item, parameters }) {
		const id = chosenId({ context, parameters, item }, 'dataflow');
		const flow = await api.getOne<Flow>('flows', id);
		return withIds(flow, receivedIds(context, item), flowIds(flow));
	},
};
