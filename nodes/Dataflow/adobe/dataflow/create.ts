import type { IDataObject } from 'n8n-workflow';

import { Patience } from '../../../shared/adobe/change/settle';
import { waitUntilSettled } from '../../../shared/adobe/change/waitUntilSettled';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { createOnce } from '../../../shared/adobe/createOnce';
import { emptyTransformation } from '../../../shared/adobe/emptyTransformation';
import { findFlowSpec } from '../../../shared/adobe/flowSpecs';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { descriptionField, nameField } from '../../../shared/adobe/panel/commonFields';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import { readDestination } from '../../../shared/adobe/readDestination';
import type { Flow, TargetConnection } from '../../../shared/adobe/types';
import { differencesBetween } from '../../../shared/operations/differences';
import { chosenIfExists, ifExistsField } from '../../../shared/operations/ifExists';
import { maximumWaitMs } from '../../../shared/operations/maximumWait';
import type { ItemOperation } from '../../../shared/operations/operation';
import { changeWaitField, LONGEST_CHANGE } from '../waiting';

import { assertFileBased, isBeingDeleted } from './flowChecks';

export const create: ItemOperation<AdobeClient> = {
	name: 'Create',
	action: 'Create a dataflow',
	description: 'Join the data of Experience Platform to a target connection',
	properties: [
		locatorField('sourceConnection'),
		locatorField('targetConnection'),
		nameField('e.g. Audiences to Adobe Campaign'),
		descriptionField,
		ifExistsField,
		changeWaitField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Flow Spec ID',
					name: 'flowSpecId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 71471eba-b620-49e4-90fd-23f1fa0174d8',
					description:
						'The flow specification of the destination. Looked up when this is left out or empty.',
				},
			],
		},
	],

	async execute({ context, api, item, parameters }) {
		const place = { context, parameters, item };
		const sourceConnectionId = chosenId(place, 'sourceConnection');
		const targetConnectionId = chosenId(place, 'targetConnection');
		const name = parameters.requiredText('name', 'Name');
		const description = parameters.text('description');
		const target = await api.getOne<TargetConnection>('targetConnections', targetConnectionId);
		const destination = await readDestination(api, target.connectionSpec.id);
		assertFileBased(destination);
		const flowSpecId =
			parameters.text('options.flowSpecId') || (await findFlowSpec(api, destination));

		const body: IDataObject & { name: string } = {
			name,
			...(description === '' ? {} : { description }),
			flowSpec: { id: flowSpecId, version: '1.0' },
			sourceConnectionIds: [sourceConnectionId],
			targetConnectionIds: [targetConnectionId],
			transformations: [emptyTransformation(destination.family)],
		};
		const { id, report } = await createOnce<Flow>(api, {
			collection: 'flows',
			body,
			ifExists: chosenIfExists(parameters),
			query: { property: `targetConnectionIds[]==${targetConnectionId}` },
			isSame: (flow) =>
				flow.sourceConnectionIds?.[0] === sourceConnectionId &&
				flow.targetConnectionIds?.[0] === targetConnectionId &&
				!isBeingDeleted(flow),
			differences: ({ flowSpec }) =>
				differencesBetween({ id: flowSpecId }, { id: flowSpec?.id }, () => 'Flow Spec ID'),
		});
		const patience = new Patience(api, maximumWaitMs(parameters, LONGEST_CHANGE));
		const { entity, settled } = await waitUntilSettled<Flow>(api, 'flows', id, patience);
		return withIds({ ...entity, ...report, pending: !settled }, receivedIds(context, item), {
			connectionSpecId: target.connectionSpec.id,
			connectionId: target.baseConnectionId,
			sourceConnectionId,
			targetConnectionId,
			flowSpecId,
			dataflowId: id,
		});
	},
};
