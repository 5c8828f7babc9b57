import { inDestinations, inFlowService } from '../contract.ts';
import type { Operation, Schema } from '../contract.ts';
import {
	anything,
	closed,
	connectionSpec,
	nonEmptyText,
	open,
	specIdOf,
	text,
} from '../schemas/shapes.ts';
import { anyStorageParams, storageParamsFor } from '../schemas/storage.ts';
import { entityOperations } from './entity.ts';
import { field, nameAndDescription } from './patchTargets.ts';

function createBody(body: unknown): Schema {
	return closed(
		{
			name: nonEmptyText,
			description: text,
			baseConnectionId: nonEmptyText,
			connectionSpec,
			params: storageParamsFor(specIdOf(body, 'connectionSpec')),
			data: closed({ format: text, schema: open({ id: text, version: text }) }),
		},
		['name', 'baseConnectionId', 'connectionSpec', 'params'],
	);
}

export const targetConnectionOperations: Operation[] = entityOperations({
	collection: 'targetConnections',
	sources: {
		getAll: [inDestinations('getTargetConnections'), inFlowService('getTargetConnections')],
		create: [inDestinations('postTargetConnection'), inFlowService('createTargetConnection')],
		get: [inDestinations('getTargetConnectionById'), inFlowService('retrieveTargetConnection')],
		update: [inFlowService('patchTargetConnection')],
		delete: [inDestinations('deleteTargetConnectionById'), inFlowService('deleteTargetConnection')],
	},
	create: createBody,
	update: [
		field(/^\/params$/, anyStorageParams),
		field(/^\/params\/[^/]+$/, anything),
		...nameAndDescription,
	],
});
