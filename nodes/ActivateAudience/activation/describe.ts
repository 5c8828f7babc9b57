import type { IDataObject } from 'n8n-workflow';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { receivedIds, withIds } from '../../shared/adobe/ids';
import { chosenId } from '../../shared/adobe/panel/locators';
import { maximumWaitMs } from '../../shared/operations/maximumWait';
import type { ItemCall, ItemOperation } from '../../shared/operations/operation';
import { dataflowField, MAXIMUM_WAIT_S, waitField } from '../fields/panels';
import { activationOf, Dataflows } from '../input/dataflow';
import { settledFlow } from '../input/settledFlow';
import { tableRows } from '../intent/tableRows';

export const describe: ItemOperation<AdobeClient> = {
	name: 'Describe',
	action: 'Describe dataflow as rows of a table',
	description: 'One item per audience and per attribute, with the columns that Sync reads',
	properties: [dataflowField, waitField],
	async execute(call) {
		return await rowsOf(call);
	},
};

async function rowsOf(call: ItemCall<AdobeClient>): Promise<IDataObject[]> {
	const { api, context, item, parameters } = call;
	const dataflow = await new Dataflows(api).open(chosenId(call, 'dataflow'));
	const longestWaitMs = maximumWaitMs(parameters, MAXIMUM_WAIT_S);
	const { flow, settled } = await settledFlow(api, dataflow.flow, longestWaitMs);
	const ids = receivedIds(context, item);
	return tableRows(await activationOf(dataflow, flow)).map((row) =>
		withIds({ ...row, ...(settled ? {} : { pending: true }) }, ids, { dataflowId: flow.id }),
	);
}
