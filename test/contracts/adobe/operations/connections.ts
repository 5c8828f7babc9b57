import { FLOW_SERVICE, inDestinations, inFlowService } from '../contract.ts';
import type { Operation, Schema } from '../contract.ts';
import { readHeaders } from '../headers.ts';
import { noQuery } from '../query.ts';
import { anyAuthParams, authFor, isTyped } from '../schemas/authentication.ts';
import { closed, connectionSpec, nonEmptyText, open, specIdOf, text } from '../schemas/shapes.ts';
import { entityOperations } from './entity.ts';
import { field, nameAndDescription } from './patchTargets.ts';

const encryptionSpecs = closed({ specName: nonEmptyText, params: open({}) }, [
	'specName',
	'params',
]);

function createBody(body: unknown): Schema {
	const id = specIdOf(body, 'connectionSpec');
	const { auth } = (body ?? {}) as { auth?: { specName?: unknown } | null };
	return closed(
		{
			name: nonEmptyText,
			description: text,
			connectionSpec,
			auth: authFor(id, auth?.specName),
			encryptionSpecs,
		},
		['name', 'connectionSpec', ...(isTyped(id) ? ['auth'] : [])],
	);
}

const test: Operation = {
	method: 'GET',
	path: `${FLOW_SERVICE}/connections/{id}/test`,
	sources: [inFlowService('testConnection')],
	headers: readHeaders,
	query: noQuery,
	body: { kind: 'none' },
};

export const connectionOperations: Operation[] = [
	...entityOperations({
		collection: 'connections',
		sources: {
			getAll: [inDestinations('getConnections'), inFlowService('listConnections')],
			create: [inDestinations('postTargetBaseConnection'), inFlowService('createConnection')],
			get: [inDestinations('getConnectionById'), inFlowService('retrieveConnection')],
			update: [inDestinations('patchConnectionById'), inFlowService('patchConnection')],
			delete: [inDestinations('deleteConnectionById'), inFlowService('deleteConnection')],
		},
		create: createBody,
		update: [field(/^\/auth\/params$/, anyAuthParams), ...nameAndDescription],
	}),
	test,
];
