import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { chosenId, locatorField } from '../../shared/adobe/panel/locators';
import type { TargetConnection } from '../../shared/adobe/types';
import type { ItemOperation } from '../../shared/operations/operation';
import { targetJson } from '../output';

export const get: ItemOperation<AdobeClient> = {
	name: 'Get',
	action: 'Get a target connection',
	description: 'Get one target connection',

	properties: [locatorField('targetConnection')],

	async execute(call) {
		const id = chosenId(call, 'targetConnection');
		return targetJson(call, await call.api.getOne<TargetConnection>('targetConnections', id));
	},
};
