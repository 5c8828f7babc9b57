import type { Answer, Call } from '../core/endpoint.ts';
import { connectionSpecOf, objectBody, optionalText, specReference } from './bodies.ts';
import { createdAnswer, deletedAnswer, listAnswer, oneAnswer, pick } from './collection.ts';
import { authOf, echoed, encryptionOf } from './connectionAuth.ts';
import type { Auth } from './connectionAuth.ts';
import type { Context } from './context.ts';
import { checkIfMatch, keepOrder, requireName, touch } from './entity.ts';
import type { Entity } from './entity.ts';
import type { Fields } from './json.ts';
import { newEntity } from './newEntity.ts';
import { newestFirst } from './newestFirst.ts';
import { assertPaths, patchBody, patched } from './patch.ts';
import { adobeProblem, Refused } from './problems.ts';

const collection = 'connections';

function view(entity: Entity): Fields {
	const auth = entity['auth'] as Auth | undefined;
	if (!auth) return entity;
	return { ...entity, auth: { ...auth, params: echoed(auth.params ?? {}) } };
}

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

export function createConnection(context: Context, call: Call): Answer {
	const body = objectBody(call);
	const spec = connectionSpecOf(body);
	const name = requireName(body);
	const auth = authOf(spec, body['auth'], dayOf(context.now));
	const entity = newEntity(context, {
		name,
		...optionalText(body, 'description'),
		connectionSpec: specReference(body['connectionSpec'], 'connectionSpec'),
		...(auth ? { auth } : {}),
		...encryptionOf(spec, body['encryptionSpecs']),
	});
	context.space.connections.set(entity.id, entity);
	return createdAnswer(context, entity.id, entity.etag);
}

export function listConnections(context: Context, call: Call): Answer {
	const items = newestFirst(context.space.connections.values()).map(view);
	return listAnswer(context, call, collection, items);
}

export function getConnection(context: Context, { params }: Call): Answer {
	return oneAnswer(view(pick(context.space.connections, collection, params['id'])));
}

/** A parameter that contains the word 'wrong' does not get in. */
export function testConnection(context: Context, { params }: Call): Answer {
	const entity = pick(context.space.connections, collection, params['id']);
	const auth = entity['auth'] as Auth | undefined;
	const values = Object.values(auth?.params ?? {}).map((value) => String(value).toLowerCase());
	return { status: 200, body: { result: !values.some((value) => value.includes('wrong')) } };
}

export function patchConnection(context: Context, call: Call): Answer {
	const { connections } = context.space;
	const entity = pick(connections, collection, call.params['id']);
	checkIfMatch(call, entity.etag);
	const patch = patchBody(call);
	if (patch.some(({ path }) => path.startsWith('/connectionSpec'))) {
		const message = 'The connection spec of a connection cannot be changed';
		throw new Refused(adobeProblem.flow(1414, 400, message));
	}
	assertPaths(patch, ['/name', '/description', '/auth/params']);
	const changed = patched(entity, patch);
	const auth = changed['auth'] as Auth | undefined;
	if (auth?.params) changed['auth'] = authOf(connectionSpecOf(changed), auth, dayOf(context.now));
	touch(changed, context.now);
	keepOrder(entity, changed);
	connections.set(changed.id, changed);
	return { status: 200, body: { id: changed.id, etag: changed.etag } };
}

export function deleteConnection(context: Context, { params }: Call): Answer {
	const { connections, sourceConnections, targetConnections } = context.space;
	const { id } = pick(connections, collection, params['id']);
	const dependants = [...sourceConnections.values(), ...targetConnections.values()];
	const used = dependants.filter((entity) => entity['baseConnectionId'] === id);
	if (used.length > 0) {
		const message = `Base connection ${id} is still used by ${used.map((one) => one.id).join(', ')}`;
		throw new Refused(adobeProblem.flow(1418, 400, message));
	}
	connections.delete(id);
	return deletedAnswer(context);
}
