import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import type { ImprovadoClient } from '../../../../nodes/shared/improvado/client/improvadoClient';
import { openImprovado } from '../../../../nodes/shared/improvado/client/openImprovado';
import {
	searchImprovadoConnections,
	searchImprovadoDestinations,
} from '../../../../nodes/shared/improvado/panel/lists';
import { improvadoLocatorField } from '../../../../nodes/shared/improvado/panel/locators';
import type { ItemCall, Resource } from '../../../../nodes/shared/operations/operation';
import { operationPanel } from '../../../../nodes/shared/operations/panel';
import { runOperation } from '../../../../nodes/shared/operations/runOperation';

type Work = (call: ItemCall<ImprovadoClient>) => Promise<IDataObject | IDataObject[]>;

/** A node that does this for each item, with the panel that Improvado's operations share. */
export function trialNode(work: Work = async () => ({})): INodeType {
	const trial = {
		name: 'Try',
		action: 'Try',
		description: 'Try',
		properties: [
			improvadoLocatorField('destination'),
			improvadoLocatorField('connection'),
			{
				displayName: 'Connection Parameters',
				name: 'connectionParameters',
				type: 'json' as const,
				default: '{}',
			},
		],
		execute: work,
	};
	const resources: Array<Resource<ImprovadoClient>> = [
		{ name: 'Trial', value: 'trial', default: 'try', operations: { try: trial } },
	];
	return {
		description: {
			displayName: 'Trial',
			name: 'trial',
			group: ['output'],
			version: 1,
			description: 'Tries what several nodes share',
			defaults: { name: 'Trial' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'improvadoApi', required: true }, { name: 'improvadoDestinationApi' }],
			properties: operationPanel(resources),
		},
		methods: { listSearch: { searchImprovadoConnections, searchImprovadoDestinations } },
		async execute(this: IExecuteFunctions) {
			return await runOperation(this, resources, await openImprovado(this));
		},
	};
}
