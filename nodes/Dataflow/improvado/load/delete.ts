import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { receivedIds, withIds } from '../../../shared/improvado/ids';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { ItemOperation } from '../../../shared/operations/operation';

export const deleteLoad: ItemOperation<ImprovadoClient> = {
	name: 'Delete',
	action: 'Delete a load',
	description: 'Delete a load; its connection and its data table stay',
	properties: [improvadoLocatorField('load')],

	async execute(call) {
		const id = chosenImprovadoId(call, 'load');
		await call.api.delete(addresses.load(id), subjectOf('delete', 'load', id));
		return withIds({ deleted: true, id }, receivedIds(call.context, call.item), { loadId: id });
	},
};
