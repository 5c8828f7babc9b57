import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { completed } from '../../../shared/improvado/connections/readWhole';
import { recheckAndWait } from '../../../shared/improvado/connections/recheckAndWait';
import { checkWaitField, LONGEST_CHECK } from '../../../shared/improvado/panel/commonFields';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { chosenPlace, placeFields } from '../place';
import { connectionOutput } from './output';

export const checkStatus: ItemOperation<ImprovadoClient> = {
	name: 'Check Status',
	action: 'Check whether a connection works',
	description: 'Let Improvado check the connection now, and wait for the result',
	properties: [...placeFields, checkWaitField],

	async execute(call) {
		const { api, parameters } = call;
		const place = chosenPlace(call);
		const longestWaitMs = maximumWaitMs(parameters, LONGEST_CHECK);
		const { connection, ...settled } = await recheckAndWait(api, place, { longestWaitMs });
		return connectionOutput(call, place, await completed(api, place, connection), settled);
	},
};
