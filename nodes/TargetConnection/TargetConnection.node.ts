import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import { searchConnections, searchTargetConnections } from '../shared/adobe/panel/lists';
import { guarded } from '../shared/operations/guarded';
import { operationPanel } from '../shared/operations/panel';
import { runOperation } from '../shared/operations/runOperation';
import { subtitleOf } from '../shared/operations/subtitle';
import { getTargetFields } from './mapperFields';
import { resources } from './resources';

export class TargetConnection implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Target Connection',
		name: 'targetConnection',
		icon: {
			light: 'file:../../icons/targetConnection.svg',
			dark: 'file:../../icons/targetConnection.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf({ adobe: resources }, false),
		description: 'Say where the files of an Adobe Experience Platform destination go',
		documentationUrl:
			'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/target-connection.md',
		defaults: { name: 'Target Connection' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeExperiencePlatformApi', required: true }],
		properties: operationPanel(resources),
	};

	methods = {
		listSearch: { searchConnections, searchTargetConnections },
		resourceMapping: { getTargetFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await guarded(
			this,
			async () => await runOperation(this, resources, await openAdobe(this)),
		);
	}
}
