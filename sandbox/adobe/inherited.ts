import { specIds } from './catalogue/ids.ts';
import type { Entity } from './entity.ts';
import type { Fields } from './json.ts';
import type { Space } from './state.ts';

/** A source connection to the Profile Store that names no base connection has Adobe's own. */
function baseOf(space: Space, entity: Entity): Fields {
	const { connectionSpec } = entity as { connectionSpec?: { id: string } };
	const base = space.connections.get(String(entity['baseConnectionId']));
	if (base) return { baseConnection: { id: base.id, connectionSpec: base['connectionSpec'] } };
	if (connectionSpec?.id !== specIds.profileStore) return {};
	return { baseConnection: { id: space.profileStoreBaseId, connectionSpec } };
}

/** What a source or target connection takes over from its base connection. */
export function inheritedByConnection(space: Space, entity: Entity): Fields {
	const inherited = baseOf(space, entity);
	return Object.keys(inherited).length > 0 ? { inheritedAttributes: inherited } : {};
}

/** What a dataflow takes over from its source and target connections. */
export function inheritedByFlow(space: Space, flow: Fields): Fields {
	const details = (ids: unknown, from: ReadonlyMap<string, Entity>) =>
		(ids as string[]).flatMap((id) => {
			const entity = from.get(id);
			if (!entity) return [];
			const { connectionSpec, typeInfo } = entity;
			const type = typeInfo === undefined ? {} : { typeInfo };
			return [{ id, connectionSpec, ...baseOf(space, entity), ...type }];
		});
	return {
		properties: { isDestinationFlow: true },
		sourceConnections: details(flow['sourceConnectionIds'], space.sourceConnections),
		targetConnections: details(flow['targetConnectionIds'], space.targetConnections),
	};
}
