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
import { openImprovado } from '../shared/improvado/client/openImprovado';
import {
	checkImprovadoParameters,
	type ImprovadoDestinationCredential,
} from '../shared/improvado/credential/parameters';
import {
	searchImprovadoConnections,
	searchImprovadoDestinations,
} from '../shared/improvado/panel/lists';
import { guarded } from '../shared/operations/guarded';
import { operationPanel } from '../shared/operations/panel';
import { onPlatform, platformField, platformPanels } from '../shared/operations/platformPanels';
import { runOperation } from '../shared/operations/runOperation';
import { subtitleOf } from '../shared/operations/subtitle';
import { adobeResources, improvadoResources } from './resources';

const { adobeExperiencePlatform: onAdobe, improvado: onImprovado } = onPlatform;

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
		subtitle: subtitleOf(
			{ adobeExperiencePlatform: adobeResources, improvado: improvadoResources },
			true,
		),
		description:
			'Find destinations, connect to accounts at them, and connect to the data that is sent there',
		documentationUrl:
			'https://github.com/n8n-nodes-destinations/n8n-nodes-destinations/blob/main/docs/destination-connection.md',
		defaults: { name: 'Destination Connection' },
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
				// Not required: Data Landing Zone needs none.
				name: 'destinationStorageApi',
				displayName: 'Destination Storage',
				testedBy: 'destinationStorageShape',
				// The editor hides each field that a credential's `show` names, so this one hides.
				displayOptions: {
					hide: {
						...onAdobe.hide,
						resource: ['destination', 'sourceConnection'],
						operation: ['checkStatus', 'delete', 'get', 'getAll'],
					},
				},
			},
			{
				name: 'improvadoApi',
				displayName: 'Improvado',
				required: true,
				displayOptions: onImprovado,
			},
			{
				// Not required: a connection may be entered at Improvado and be reused here.
				name: 'improvadoDestinationApi',
				displayName: 'Improvado Destination',
				testedBy: 'improvadoParametersShape',
				displayOptions: {
					...onImprovado,
					hide: {
						resource: ['destination', 'sourceConnection'],
						operation: ['checkStatus', 'get', 'getAll', 'update'],
					},
				},
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
			searchConnections,
			searchDestinations,
			searchImprovadoConnections,
			searchImprovadoDestinations,
			searchSourceConnections,
		},
		credentialTest: {
			async destinationStorageShape(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return checkStorage(data as unknown as StorageCredential);
			},
			async improvadoParametersShape(
				this: ICredentialTestFunctions,
				{ data = {} }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return checkImprovadoParameters(data as ImprovadoDestinationCredential);
			},
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
