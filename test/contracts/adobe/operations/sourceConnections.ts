import { inDestinations, inFlowService } from '../contract.ts';
import type { Operation } from '../contract.ts';
import { anything, closed, nonEmptyText, open, text } from '../schemas/shapes.ts';
import { DATA_LAKE, PROFILE_STORE } from '../schemas/specIds.ts';
import { entityOperations } from './entity.ts';

const createBody = closed(
	{
		name: nonEmptyText,
		description: text,
		connectionSpec: closed({ id: { enum: [PROFILE_STORE, DATA_LAKE] }, version: nonEmptyText }, [
			'id',
			'version',
		]),
		baseConnectionId: nonEmptyText,
		data: closed({ format: text, schema: anything }),
		params: open({}),
	},
	['name', 'connectionSpec'],
);

export const sourceConnectionOperations: Operation[] = entityOperations({
	collection: 'sourceConnections',
	sources: {
		getAll: [inDestinations('getSourceConnections'), inFlowService('getSourceConnections')],
		create: [inDestinations('postSourceConnection'), inFlowService('createSourceConnection')],
		get: [inDestinations('getSourceConnectionById'), inFlowService('retrieveSourceConnection')],
		delete: [inDestinations('deleteSourceConnectionById'), inFlowService('deleteSourceConnection')],
	},
	create: () => createBody,
});
