import type { IDataObject } from 'n8n-workflow';

import { addresses, subjectOf } from '../../../shared/improvado/client/addresses';
import type { ImprovadoClient } from '../../../shared/improvado/client/improvadoClient';
import { listMatching } from '../../../shared/improvado/client/listMatching';
import { createLooking } from '../../../shared/improvado/createLooking';
import type { Load } from '../../../shared/improvado/types';
import { InputError } from '../../../shared/inputError';
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

/** Those of the same data table into the same table of the same connection. */
export async function sameLoads(
	client: ImprovadoClient,
	{ dataTableId, connectionId, destinationTable }: WantedLoad,
): Promise<Load[]> {
	return await listMatching<Load>(client, addresses.loads, subjectOf('list', 'load'), {
		query: { data_table_id: dataTableId, destination_connection_id: connectionId },
		limit: Infinity,
		fits: ({ destination_table: target }) => target?.trim() === destinationTable,
	});
}

/** Creates it once, also when an answer got lost. */
export async function createLoad(client: ImprovadoClient, wanted: WantedLoad): Promise<Load> {
	const { dataTableId, connectionId, destinationTable, runPolicy, loadHistoricalData } = wanted;
	const body: IDataObject = {
		data_table_id: numberIfPossible(dataTableId),
		destination_connection_id: numberIfPossible(connectionId),
		destination_table: destinationTable,
		...(runPolicy === undefined ? {} : { run_policy: runPolicy }),
		load_historical_data: loadHistoricalData,
	};
	return await createLooking<Load>(client, {
		alike: async () => await sameLoads(client, wanted),
		post: async () =>
			await client.call<Load>('POST', addresses.loads, subjectOf('create', 'load'), { body }),
	});
}

/**
 * The one of those that are the same which can be used in place of a new one.
 *
 * @throws InputError when none has the wanted settings, or when there is one at all under 'Fail'
 */
export function reusableLoad(
	wanted: WantedLoad,
	there: Load[],
	ifExists: IfExists,
): Load | undefined {
	if (there.length === 0) return undefined;
	const { destinationTable } = wanted;
	if (ifExists === 'fail') {
		throw new InputError(
			'If It Already Exists',
			`There already is a load of this data table into '${destinationTable}'`,
			"It is left as it is. Choose another destination table, or set 'If It Already Exists' to Reuse",
		);
	}
	const same = there.find((load) => differences(wanted, load).length === 0);
	if (same) return same;
	throw new InputError(
		'If It Already Exists',
		`There already is a load of this data table into '${destinationTable}' with other settings`,
		`${differences(wanted, there[0]).join('; ')}. Choose another destination table, change the load in Improvado, or set 'If It Already Exists' to Create Another`,
	);
}

/** Where Improvado does not tell the setting, nothing can be compared. */
function differences({ runPolicy }: WantedLoad, { run_policy: existing }: Load): string[] {
	if (runPolicy === undefined || existing === undefined) return [];
	return differencesBetween(runPolicy, existing, () => 'Run Policy');
}

/** Improvado's ids are numbers. */
function numberIfPossible(id: string): number | string {
	return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
