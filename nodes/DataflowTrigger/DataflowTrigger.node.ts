import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import { searchDataflows } from '../shared/adobe/panel/lists';
import { leaving, leavingJson } from '../shared/operations/leaving';
import { toNodeError } from '../shared/operations/problems';
import { eventWords, triggerFields } from './parameters';
import { poll } from './run/poll';

export class DataflowTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dataflow Trigger',
		name: 'dataflowTrigger',
		icon: {
			light: 'file:../../icons/dataflowTrigger.svg',
			dark: 'file:../../icons/dataflowTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: `={{ "When " + $parameter["events"].map((event) => (${JSON.stringify(eventWords)})[event]).join(" or ") }}`,
		description:
			'Starts the workflow when a dataflow of Adobe Experience Platform has failed, is late, exported nothing or has ended',
		documentationUrl:
			'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/dataflow.md#dataflow-trigger',
		defaults: { name: 'Dataflow Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeExperiencePlatformApi', required: true }],
		properties: triggerFields,
	};

	methods = { listSearch: { searchDataflows } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			const client = await openAdobe(this);
			const jsons = await leaving(client, async () => await poll(this, client));
			return jsons && [jsons.map((json) => ({ json: leavingJson(json, client) }))];
		} catch (error) {
			throw toNodeError(this, error);
		}
	}
}
