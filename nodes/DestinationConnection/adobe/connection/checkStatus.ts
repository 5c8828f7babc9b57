import type { AdobeClient } from '../../../shared/adobe/client/adobeClient';
import { collectionPath } from '../../../shared/adobe/client/collections';
import { subjectOf } from '../../../shared/adobe/client/subjects';
import { receivedIds, withIds } from '../../../shared/adobe/ids';
import { chosenId, locatorField } from '../../../shared/adobe/panel/locators';
import type { Connection } from '../../../shared/adobe/types';
import type { ItemOperation } from '../../../shared/operations/operation';
import { connectionIds } from './connectionIds';

export const checkStatus: ItemOperation<AdobeClient> = {
	name: 'Check Status',
	action: 'Check whether a connection works',
	description: 'Let Adobe try the stored credential at the destination',
	properties: [locatorField('connection')],

	async execute(call) {
		const { api, context, item } = call;
		const id = chosenId(call, 'connection');
		const connection = await api.getOne<Connection>('connections', id);
		const subject = { ...subjectOf('read', 'connections', id), doing: 'check the connection' };
		const { result: working } = await api.get<{ result?: unknown }>(
			`${collectionPath('connections', id)}/test`,
			subject,
		);
		if (typeof working !== 'boolean') {
			throw api.unbelievable('the answer does not say whether it works', subject);
		}
		const { name = id, state } = connection;
		const message = working
			? `The connection '${name}' works`
			: `The connection '${name}' does not work: Adobe cannot reach the destination with the stored credential. Check the account there, then store its credential anew with Connection > Update`;
		return withIds(
			{ connectionId: id, name, state, working, message },
			receivedIds(context, item),
			connectionIds(connection),
		);
	},
};
