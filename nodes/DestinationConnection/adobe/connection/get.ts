import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { Connection } from '../../../shared/adobe/types';
import type { ItemOperation } from '../../../shared/operations/operation';
import { connectionIds } from './connectionIds';

export const get: ItemOperation<AdobeClient> = {
	name: 'Get',
	action: 'Get a connection',
	description: 'Get one connection; its stored credential is masked',
	properties: [locatorField('connection')],

	async execute(call) {
		const connection = await call.api.getOne<Connection>(
			'connections',
			chosenId(call, 'connection'),
		);
		return withIds(connection, receivedIds(call.context, call.item), connectionIds(connection));
	},
};
