import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { switchState, type Switch } from '../../../shared/adobe/flows/switchState';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { flowIds } from '../flowIds';
import { changeWaitField, LONGEST_CHANGE } from '../waiting';

/** Enable and Disable, which differ in their words only. */
export function switchOperation(
	op: Switch,
	texts: Pick<ItemOperation<AdobeClient>, 'name' | 'action' | 'description'>,
): ItemOperation<AdobeClient> {
	return {
		...texts,
		properties: [locatorField('dataflow'), changeWaitField],

		async execute({ context, api, item, parameters }) {
			const id = chosenId({ context, parameters, item }, 'dataflow');
			const { entity, changed, pending } = await switchState(
				api,
				id,
				op,
				maximumWaitMs(parameters, LONGEST_CHANGE),
			);
			return withIds({ ...entity, changed, pending }, receivedIds(context, item), flowIds(entity));
		},
	};
}
