import type { IDataObject } from 'n8n-workflow';

import { byAge } from '../../../shared/improvado/byAge';
import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { listMatching } from '../../../shared/improvado/client/listMatching';
import { idText } from '../../../shared/improvado/ids';
import { readLoad } from '../../../shared/improvado/loads/runLoad';
import type { Load } from '../../../shared/improvado/types';
import { createOnce, type Made } from '../../../shared/operations/createOnce';
import { differencesBetween } from '../../../shared/operations/differences';
import type { IfExists } from '../../../shared/operations/ifExists';
import type { RunPolicy } from './runPolicy';

export interface WantedLoad {
	dataTableId: string;
	connectionId: string;
	destinationTable: string;
	runPolicy: RunPolicy;
	/** A boolean; an expression may give what Improvado takes besides. */
	loadHistoricalData: IDataObject[string];
}

/**
 * Creates it once, also when an answer got lost or another execution creates it too. Where Improvado
 * does not tell the run policy, nothing can be compared.
 */
export async function createLoad(
	client: ImprovadoClient,
	{ dataTableId, connectionId, destinationTable, runPolicy, loadHistoricalData }: WantedLoad,
	ifExists: IfExists,
): Promise<Made<Load>> {
	const body: IDataObject = {
		data_table_id: numberIfPossible(dataTableId),
		destination_connection_id: numberIfPossible(connectionId),
		destination_table: destinationTable,
		...(runPolicy === undefined ? {} : { run_policy: runPolicy }),
		load_historical_data: loadHistoricalData,
	};
	return await createOnce<Load>(client.ports, {
		what: `load of this data table into '${destinationTable}'`,
		key: 'destination table',
		ifExists,
		alike: async () =>
			await listMatching<Load>(client, addresses.loads, subjectOf('list', 'load'), {
				query: { data_table_id: dataTableId, destination_connection_id: connectionId },
				limit: Infinity,
				fits: ({ destination_table: target }) => target?.trim() === destinationTable,
			}),
		post: async () => {
			const subject = subjectOf('create', 'load');
			const made = await client.call<Load>('POST', addresses.loads, subject, { body });
			return idText(made.id) === '' ? undefined : made;
		},
		read: async ({ id }) => await readLoad(client, idText(id)),
		differences: ({ run_policy: existing }) =>
			runPolicy === undefined || existing === undefined
				? []
				: differencesBetween(runPolicy, existing, () => 'Run Policy'),
		idOf: ({ id }) => idText(id),
		byAge,
	});
}

/** Improvado's ids are numbers. */
function numberIfPossible(id: string): number | string {
	return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
