import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import { searchAudiences } from '../shared/adobe/panel/audienceLocator';
import { searchDestinations } from '../shared/adobe/panel/destinationList';
import {
	searchDataflows,
	searchSourceConnections,
	searchTargetConnections,
} from '../shared/adobe/panel/lists';
import { operationPanel } from '../shared/operations/panel';
import { toNodeError } from '../shared/operations/problems';
import { runOperation } from '../shared/operations/runOperation';
import { adobeResources } from './resources';

export class Dataflow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dataflow',
		name: 'dataflow',
		icon: {
			light: 'file:../../icons/dataflow.svg',
			dark: 'file:../../icons/dataflow.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Join data to a destination, switch its exports on and off, and follow their runs',
		defaults: { name: 'Dataflow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'adobeExperiencePlatformApi',
				required: true,
				displayOptions: { show: { platform: ['adobeExperiencePlatform'] } },
			},
		],
		properties: [
			{
				displayName: 'Platform',
				name: 'platform',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Adobe Experience Platform', value: 'adobeExperiencePlatform' }],
				default: 'adobeExperiencePlatform',
				description: 'The system that sends the data',
			},
			...operationPanel(adobeResources, { platform: ['adobeExperiencePlatform'] }),
		],
	};

	methods = {
		listSearch: {
			searchAudiences,
			searchDataflows,
			searchDestinations,
			searchSourceConnections,
			searchTargetConnections,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const api = await openAdobe(this).catch((error: unknown) => {
			throw toNodeError(this, error);
		});
		return await runOperation(this, adobeResources, api);
	}
}
