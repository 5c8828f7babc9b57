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
import { openImprovado } from '../shared/improvado/client/openImprovado';
import {
	searchImprovadoConnections,
	searchImprovadoDataTables,
	searchImprovadoDestinations,
	searchImprovadoLoads,
} from '../shared/improvado/panel/lists';
import { guarded } from '../shared/operations/guarded';
import { operationPanel } from '../shared/operations/panel';
import { onPlatform, platformField, platformPanels } from '../shared/operations/platformPanels';
import { runOperation } from '../shared/operations/runOperation';
import { subtitleOf } from '../shared/operations/subtitle';
import { adobeResources, improvadoResources } from './resources';

const { adobeExperiencePlatform: onAdobe, improvado: onImprovado } = onPlatform;

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
		subtitle: subtitleOf(
			{ adobeExperiencePlatform: adobeResources, improvado: improvadoResources },
			true,
		),
		description:
			'Bring data to a destination: create dataflows and loads, switch them on and off, and follow or start their runs',
		documentationUrl:
			'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/dataflow.md',
		defaults: { name: 'Dataflow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'adobeExperiencePlatformApi',
				displayName: 'Adobe Experience Platform',
				required: true,
				displayOptions: onAdobe,
			},
			{
				name: 'improvadoApi',
				displayName: 'Improvado',
				required: true,
				displayOptions: onImprovado,
			},
		],
		properties: [
			platformField,
			...platformPanels({
				adobeExperiencePlatform: operationPanel(adobeResources, onAdobe),
				improvado: operationPanel(improvadoResources, onImprovado),
			}),
		],
	};

	methods = {
		listSearch: {
			searchAudiences,
			searchDataflows,
			searchDestinations,
			searchImprovadoConnections,
			searchImprovadoDataTables,
			searchImprovadoDestinations,
			searchImprovadoLoads,
			searchSourceConnections,
			searchTargetConnections,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await guarded(this, async () =>
			this.getNodeParameter('platform', 0) === 'improvado'
				? await runOperation(this, improvadoResources, await openImprovado(this))
				: await runOperation(this, adobeResources, await openAdobe(this)),
		);
	}
}
