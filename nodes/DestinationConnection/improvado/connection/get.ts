import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { readWhole } from '../../../shared/improvado/connections/readWhole';
import type { ItemOperation } from '../../../shared/operations/operation';
import { chosenPlace, placeFields } from '../place';
import { connectionOutput } from './output';

export const get: ItemOperation<ImprovadoClient> = {
	name: 'Get',
	action: 'Get a connection',
	description: 'Get one connection with its status and accounts',
	properties: placeFields,

	async execute(call) {
		const place = chosenPlace(call);
		return connectionOutput(call, place, await readWhole(call.api, place));
	},
};
