import { randomUUID } from 'node:crypto';
import type { Context } from './context.ts';
import { newEtag, place } from './entity.ts';
import type { Entity } from './entity.ts';
import type { Fields } from './json.ts';

export function newEntity(context: Context, fields: Fields & { name: string }): Entity {
	const { world, state, space, now } = context;
	const { clientId, organizationId } = world.credentials.adobe;
	const etag = newEtag();
	const entity: Entity = {
		id: randomUUID(),
		createdAt: now,
		updatedAt: now,
		createdBy: `${clientId}@AdobeID`,
		updatedBy: `${clientId}@AdobeID`,
		createdClient: clientId,
		updatedClient: clientId,
		sandboxId: space.id,
		sandboxName: space.name,
		imsOrgId: organizationId,
		...fields,
		state: 'enabled',
		version: etag,
		etag,
	};
	place(entity, state.next());
	return entity;
}
