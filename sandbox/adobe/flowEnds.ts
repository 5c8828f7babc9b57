import type { Answer, Call } from '../core/endpoint.ts';
import { connectionSpecOf, objectBody, optionalText, specReference } from './bodies.ts';
import type { ConnectionSpec } from './catalogue/spec.ts';
import { createdAnswer, deletedAnswer, listAnswer, oneAnswer, pick } from './collection.ts';
import type { Context } from './context.ts';
import { checkIfMatch, keepOrder, requireName, touch } from './entity.ts';
import type { Entity } from './entity.ts';
import { inheritedByConnection } from './inherited.ts';
import { isText } from './json.ts';
import type { Fields } from './json.ts';
import { newEntity } from './newEntity.ts';
import { newestFirst } from './newestFirst.ts';
import { assertPaths, patchBody, patched } from './patch.ts';
import { adobeProblem, notFound, Refused } from './problems.ts';
import type { Space } from './state.ts';

/** Source or target connections: the two ends of a dataflow. */
export interface EndKind {
	collection: 'sourceConnections' | 'targetConnections';
	/** Field of a dataflow that lists their ids. */
	flowField: 'sourceConnectionIds' | 'targetConnectionIds';
	needsBase: boolean;
	/** Fields taken from the body; refuses what the spec does not allow. */
	content(spec: ConnectionSpec, body: Fields): Fields;
}

type Handler = (context: Context, call: Call) => Answer;

function baseField(space: Space, spec: ConnectionSpec, body: Fields, needed: boolean): Fields {
	const baseConnectionId = body['baseConnectionId'];
	if (baseConnectionId === undefined && !needed) return {};
	if (!isText(baseConnectionId)) {
		throw new Refused(adobeProblem.plain('baseConnectionId is a required field'));
	}
	const base = space.connections.get(baseConnectionId);
	if (!base) throw notFound('connections', baseConnectionId);
	if (connectionSpecOf(base).id !== spec.id) {
		const message = `Base connection ${baseConnectionId} is not of connection spec ${spec.id}`;
		throw new Refused(adobeProblem.flow(1413, 400, message));
	}
	return { baseConnectionId };
}

function view(space: Space, entity: Entity): Fields {
	return { ...entity, ...inheritedByConnection(space, entity) };
}

function assertUnused({ collection, flowField }: EndKind, space: Space, id: string): void {
	const users = [...space.flows.values()].filter(({ item }) =>
		(item[flowField] as string[]).includes(id),
	);
	if (users.length === 0) return;
	const flows = users.map(({ item }) => item.id).join(', ');
	const message = `${collection} ${id} is still used by flows ${flows}`;
	throw new Refused(adobeProblem.flow(1418, 400, message));
}

export function endHandlers(kind: EndKind): Record<string, Handler> {
	const { collection } = kind;
	return {
		create(context, call) {
			const body = objectBody(call);
			const spec = connectionSpecOf(body);
			const entity = newEntity(context, {
				name: requireName(body),
				...optionalText(body, 'description'),
				...baseField(context.space, spec, body, kind.needsBase),
				connectionSpec: specReference(body['connectionSpec'], 'connectionSpec'),
				...kind.content(spec, body),
			});
			context.space[collection].set(entity.id, entity);
			return createdAnswer(context, entity.id, entity.etag);
		},
		list(context, call) {
			const { space } = context;
			const items = newestFirst(space[collection].values()).map((entity) => view(space, entity));
			return listAnswer(context, call, collection, items);
		},
		get({ space }, { params }) {
			return oneAnswer(view(space, pick(space[collection], collection, params['id'])));
		},
		patch(context, call) {
			const entities = context.space[collection];
			const entity = pick(entities, collection, call.params['id']);
			checkIfMatch(call, entity.etag);
			const patch = patchBody(call);
			assertPaths(patch, ['/name', '/description', '/params', '/data']);
			const changed = patched(entity, patch);
			Object.assign(changed, kind.content(connectionSpecOf(changed), changed));
			touch(changed, context.now);
			keepOrder(entity, changed);
			entities.set(changed.id, changed);
			return { status: 200, body: { id: changed.id, etag: changed.etag } };
		},
		delete(context, { params }) {
			const entities = context.space[collection];
			const { id } = pick(entities, collection, params['id']);
			assertUnused(kind, context.space, id);
			entities.delete(id);
			return deletedAnswer(context);
		},
	};
}
