import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import {
	createConnection,
	type WantedConnection,
} from '../../../shared/improvado/connections/createConnection';
import { completed } from '../../../shared/improvado/connections/readWhole';
import { waitUntilSettled } from '../../../shared/improvado/connections/recheckAndWait';
import {
	checkWaitField,
	ifSameExistsField,
	LONGEST_CHECK,
} from '../../../shared/improvado/panel/commonFields';
import { readConnectionParameters } from '../../../shared/improvado/panel/connectionParameters';
import { chosenImprovadoId, improvadoLocatorField } from '../../../shared/improvado/panel/locators';
import { idText } from '../../../shared/improvado/ids';
import type { Connection } from '../../../shared/improvado/types';
import { chosenIfExists } from '../../../shared/operations/ifExists';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { connectionParametersField, createLoadField, secretsNotice, titleField } from './fields';
import { connectionOutput } from './output';

const reuseHint =
	'It was there already and is used as it is. Improvado does not give parameters back, so they were not compared: store new ones with Reauthorize.';

export const create: ItemOperation<ImprovadoClient> = {
	name: 'Create',
	action: 'Create a connection',
	description: 'Connect Improvado to an account at a destination, and wait until it is checked',
	properties: [
		secretsNotice,
		improvadoLocatorField('destination'),
		{ ...titleField, required: true },
		createLoadField,
		connectionParametersField,
		ifSameExistsField(
			'this title',
			"'Create Load for New Tables' is compared. Parameters cannot be read back, so they are not: store new ones with Reauthorize.",
		),
		checkWaitField,
	],

	async execute(call) {
		const { api, parameters } = call;
		const destination = chosenImprovadoId(call, 'destination');
		const wanted: WantedConnection = {
			destination,
			title: parameters.requiredText('title', 'Title'),
			createLoadForNewTables: parameters.flag('createLoadForNewTables'),
			parameters: await readConnectionParameters(call),
		};
		const { made, report } = await createConnection(api, wanted, chosenIfExists(parameters));
		const place = { destination, id: idText(made.id) };

		// Whatever it shows differs from this, so only Initializing is waited for.
		const nothing: Connection = { id: place.id, status: '' };
		const longestWaitMs = maximumWaitMs(parameters, LONGEST_CHECK);
		const { connection, ...settled } = await waitUntilSettled(api, place, nothing, longestWaitMs);
		return connectionOutput(call, place, await completed(api, place, connection), {
			...report,
			...settled,
			...(report.created ? {} : { reuseHint }),
		});
	},
};
