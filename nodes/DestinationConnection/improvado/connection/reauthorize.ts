import type { IDataObject } from 'n8n-workflow';

import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { reauthorizeConnection } from '../../../shared/improvado/connections/createConnection';
import { completed } from '../../../shared/improvado/connections/readWhole';
import {
	readConnection,
	waitUntilSettled,
} from '../../../shared/improvado/connections/recheckAndWait';
import { checkWaitField, LONGEST_CHECK } from '../../../shared/improvado/panel/commonFields';
import { readConnectionParameters } from '../../../shared/improvado/panel/connectionParameters';
import { InputError } from '../../../shared/inputError';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { chosenPlace, placeFields } from '../place';
import { connectionParametersField, secretsNotice, titleField } from './fields';
import { connectionOutput } from './output';

export const reauthorize: ItemOperation<ImprovadoClient> = {
	name: 'Reauthorize',
	action: 'Reauthorize a connection',
	description: 'Give a connection new parameters, and wait until Improvado has checked them',
	properties: [
		secretsNotice,
		...placeFields,
		{ ...titleField, hint: 'Leave empty to keep the title' },
		{
			...connectionParametersField,
			hint: 'All of them, not only those that change. Those of the credential Improvado Destination API are added.',
		},
		checkWaitField,
	],

	async execute(call) {
		const { api, parameters } = call;
		const place = chosenPlace(call);
		const connectionParameters = await readConnectionParameters(call);
		assertSome(connectionParameters);
		const before = await readConnection(api, place);
		await reauthorizeConnection(api, {
			...place,
			title: parameters.text('title') || (before.title ?? ''),
			parameters: connectionParameters,
		});
		const longestWaitMs = maximumWaitMs(parameters, LONGEST_CHECK);
		const { connection, ...settled } = await waitUntilSettled(api, place, before, longestWaitMs);
		return connectionOutput(call, place, await completed(api, place, connection), settled);
	},
};

/** None at all would take from the connection what it has. */
function assertSome(parameters: IDataObject): void {
	if (Object.keys(parameters).length > 0) return;
	throw new InputError(
		'Connection Parameters',
		"There is nothing to reauthorize with: 'Connection Parameters' is empty, and so is the credential",
		"Choose a credential 'Improvado Destination API', or fill in 'Connection Parameters'",
	);
}
