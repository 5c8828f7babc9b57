import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { readLoad } from '../../../shared/improvado/loads/runLoad';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { ItemOperation } from '../../../shared/operations/operation';
import { loadOutput } from './output';

export const get: ItemOperation<ImprovadoClient> = {
	name: 'Get',
	action: 'Get a load',
	description: 'Get one load with its status and the rows it has brought',
	properties: [improvadoLocatorField('load')],

	async execute(call) {
		return loadOutput(call, await readLoad(call.api, chosenImprovadoId(call, 'load')));
	},
};
