import type { IDataObject } from 'n8n-workflow';

import { profileStore } from '../../../shared/adobe/catalogue/destinations';
import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { createOnce } from '../../../shared/adobe/createOnce';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { descriptionField, nameField } from '../../../shared/adobe/panel/commonFields';
import type { Connection, SourceConnection } from '../../../shared/adobe/types';
import { differencesBetween } from '../../../shared/operations/differences';
import { chosenIfExists, ifExistsField, type IfExists } from '../../../shared/operations/ifExists';
import type { ItemCall, ItemOperation } from '../../../shared/operations/operation';

const { connectionSpecId } = profileStore;
const connectionSpec = { id: connectionSpecId, version: '1.0' };
const query = { property: `connectionSpec.id==${connectionSpecId}` };
const isProfileStore = (existing: Connection | SourceConnection) =>
	existing.connectionSpec.id === connectionSpecId;

export const create: ItemOperation<AdobeClient> = {
	name: 'Create',
	action: 'Create a source connection',
	description: 'Connect to the Profile Store of Experience Platform, where the audiences are',
	properties: [
		{ ...nameField(''), default: 'Experience Platform Profile Store' },
		descriptionField,
		ifExistsField,
		{
			displayName: 'Create Base Connection',
			name: 'createBaseConnection',
			type: 'boolean',
			default: false,
			description:
				'Whether to create a base connection to the Profile Store first, as older guides ask; Adobe no longer needs it',
		},
		{
			displayName: 'Base Connection Name',
			name: 'baseConnectionName',
			type: 'string',
			default: 'Base connection to Experience Platform',
			required: true,
			description: 'What the base connection is called in Experience Platform',
			displayOptions: { show: { createBaseConnection: [true] } },
		},
		{
			displayName: 'Base Connection Description',
			name: 'baseConnectionDescription',
			type: 'string',
			default: '',
			description: 'A note for people, at the base connection',
			displayOptions: { show: { createBaseConnection: [true] } },
		},
	],

	async execute(call) {
		const { api, context, item, parameters } = call;
		const ifExists = chosenIfExists(parameters);
		const name = parameters.requiredText('name', 'Name');
		const description = parameters.text('description');
		const base = await baseConnection(call, ifExists);
		const body = {
			name,
			...(description === '' ? {} : { description }),
			connectionSpec,
			...base.fields,
		};
		const { id, report } = await createOnce<SourceConnection>(api, {
			collection: 'sourceConnections',
			body,
			ifExists,
			query,
			isSame: isProfileStore,
			differences: (existing) => differences(body, existing),
		});
		const sourceConnection = await api.getOne<SourceConnection>('sourceConnections', id);
		return withIds({ ...sourceConnection, ...base.twins, ...report }, receivedIds(context, item), {
			sourceConnectionId: id,
		});
	},
};

/** What the tutorial sends besides when there is a base connection. */
async function baseConnection(
	{ api, parameters }: ItemCall<AdobeClient>,
	ifExists: IfExists,
): Promise<{ fields: IDataObject; twins: IDataObject }> {
	if (!parameters.flag('createBaseConnection')) return { fields: {}, twins: {} };
	const description = parameters.text('baseConnectionDescription');
	const body = {
		name: parameters.requiredText('baseConnectionName', 'Base Connection Name'),
		...(description === '' ? {} : { description }),
		connectionSpec,
	};
	const { id: baseConnectionId, report } = await createOnce<Connection>(api, {
		collection: 'connections',
		body,
		// 'Fail' is about the source connection; one base connection serves any number of them.
		ifExists: ifExists === 'fail' ? 'reuse' : ifExists,
		query,
		isSame: isProfileStore,
		differences: (existing) =>
			differencesBetween(
				{ description: body.description },
				{ description: existing.description },
				() => 'Base Connection Description',
			),
	});
	const { twinIds, twinHint } = report;
	return {
		fields: { baseConnectionId, data: { format: 'CSV', schema: null }, params: {} },
		twins: twinIds === undefined ? {} : { twinIds, twinHint },
	};
}

function differences(
	{ description, baseConnectionId }: IDataObject,
	existing: SourceConnection,
): string[] {
	const labels: Record<string, string> = {
		description: 'Description',
		baseConnectionId: 'the base connection',
	};
	const there = {
		description: existing.description,
		baseConnectionId: existing.baseConnectionId,
	};
	return differencesBetween({ description, baseConnectionId }, there, (path) => labels[path]);
}
