import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { runLoad } from '../../../shared/improvado/loads/runLoad';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { ItemOperation } from '../../../shared/operations/operation';
import { loadOutput } from './output';

export const run: ItemOperation<ImprovadoClient> = {
	name: 'Run',
	action: 'Run a load',
	description: 'Start a run of a load now, besides its schedule',
	properties: [improvadoLocatorField('load')],

	async execute(call) {
		return loadOutput(call, await runLoad(call.api, chosenImprovadoId(call, 'load')));
	},
};
