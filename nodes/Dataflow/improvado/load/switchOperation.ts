import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { readLoad } from '../../../shared/improvado/loads/runLoad';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import type { ItemOperation } from '../../../shared/operations/operation';
import { loadOutput } from './output';

/** Pause and Resume differ in little but words. */
export function switchOperation(
	action: 'pause' | 'unpause',
	{ name, verb, description }: { name: string; verb: string; description: string },
): ItemOperation<ImprovadoClient> {
	return {
		name,
		action: `${name} a load`,
		description,
		properties: [improvadoLocatorField('load')],

		async execute(call) {
			const id = chosenImprovadoId(call, 'load');
			// Done twice it is as done once.
			await call.api.call('PUT', addresses.loadAction(id, action), subjectOf(verb, 'load', id), {
				repeatable: true,
			});
			return loadOutput(call, await readLoad(call.api, id));
		},
	};
}
