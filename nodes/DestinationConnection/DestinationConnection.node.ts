import {
	NodeConnectionTypes,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IExecuteFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { openAdobe } from '../shared/adobe/client/openAdobe';
import type { StorageCredential } from '../shared/adobe/credential/storageCredential';
import { checkStorage } from '../shared/adobe/credential/storageShape';
import { searchDestinations } from '../shared/adobe/panel/destinationList';
import { searchConnections, searchSourceConnections } from '../shared/adobe/panel/lists';
import { guarded } from '../shared/operations/guarded';
import { operationPanel } from '../shared/operations/panel';
import { runOperation } from '../shared/operations/runOperation';
import { adobeResources } from './resources';

const onAdobe = { platform: ['adobeExperiencePlatform'] };

export class DestinationConnection implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Destination Connection',
		name: 'destinationConnection',
		icon: {
			light: 'file:../../icons/destinationConnection.svg',
			dark: 'file:../../icons/destinationConnection.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Find destinations, connect to accounts at them, and connect to the data that is sent there',
		defaults: { name: 'Destination Connection' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'adobeExperiencePlatformApi',
				required: true,
				displayOptions: { show: onAdobe },
			},
			{
				// Not required: Data Landing Zone needs none.
				name: 'destinationStorageApi',
				testedBy: 'destinationStorageShape',
				displayOptions: {
					show: { ...onAdobe, resource: ['connection'], operation: ['create', 'update'] },
				},
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
			...operationPanel(adobeResources, onAdobe),
		],
	};

	methods = {
		listSearch: { searchConnections, searchDestinations, searchSourceConnections },
		credentialTest: {
			async destinationStorageShape(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return checkStorage(data as unknown as StorageCredential);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await guarded(
			this,
			async () => await runOperation(this, adobeResources, await openAdobe(this)),
		);
	}
}
