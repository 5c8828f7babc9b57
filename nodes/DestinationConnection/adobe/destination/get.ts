import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import {
	chosenDestination,
	destinationField,
} from '../../../shared/adobe/panel/destinationLocator';
import type { ItemOperation } from '../../../shared/operations/operation';
import { simplifyField } from './simplifyField';
import { requirements, summarize } from './summary';

export const get: ItemOperation<AdobeClient> = {
	name: 'Get',
	action: 'Get a destination',
	description: 'Get one destination and hand it on to the nodes that follow',
	properties: [destinationField, simplifyField],

	async execute(call) {
		const destination = await chosenDestination(call);
		const { spec, connectionSpecId } = destination;
		const simplified = call.parameters.flag('simplify', true);
		return withIds(
			simplified ? { ...summarize(destination), ...requirements(spec) } : spec,
			receivedIds(call.context, call.item),
			{ connectionSpecId },
		);
	},
};
