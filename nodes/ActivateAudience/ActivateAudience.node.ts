import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import { searchAttributes } from '../shared/adobe/panel/attributeList';
import { searchAudiences } from '../shared/adobe/panel/audienceLocator';
import { searchDataflows } from '../shared/adobe/panel/lists';
import { guarded } from '../shared/operations/guarded';
import { operationPanel } from '../shared/operations/panel';
import { runOperation } from '../shared/operations/runOperation';
import { subtitleOf } from '../shared/operations/subtitle';
import { resources } from './resources';

export class ActivateAudience implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Activate Audience',
		name: 'activateAudience',
		icon: {
			light: 'file:../../icons/activateAudience.svg',
			dark: 'file:../../icons/activateAudience.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf({ adobe: resources }, false),
		description: 'Export audiences of Adobe Experience Platform with a dataflow',
		documentationUrl:
			'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/activate-audience.md',
		defaults: { name: 'Activate Audience' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeExperiencePlatformApi', required: true }],
		properties: operationPanel(resources, {}, 'audience'),
	};

	methods = { listSearch: { searchAttributes, searchAudiences, searchDataflows } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await guarded(
			this,
			async () => await runOperation(this, resources, await openAdobe(this)),
		);
	}
}
