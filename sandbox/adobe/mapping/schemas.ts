import { randomUUID } from 'node:crypto';
import type { Answer, Call } from '../../core/endpoint.ts';
import { objectBody } from '../bodies.ts';
import type { Context } from '../context.ts';
import { isFields, isText } from '../json.ts';
import type { Fields } from '../json.ts';
import { found, refuse } from './refuse.ts';

export const newId = () => randomUUID().replaceAll('-', '');

export function createSchema({ space }: Context, call: Call): Answer {
	const { name, jsonSchema } = objectBody(call);
	if (!isText(name)) refuse('name is required');
	if (!isFields(jsonSchema) || !isFields(jsonSchema['properties'])) {
		refuse('jsonSchema must be a JSON Schema of an object');
	}
	const schema = { id: newId(), version: 0, name, jsonSchema };
	space.schemas.set(schema.id, schema);
	return { status: 200, body: { id: schema.id, version: 0, jsonSchema } };
}

export function getSchema({ space }: Context, { params }: Call): Answer {
	return { status: 200, body: found(space.schemas, 'Schema', params['id']) };
}

/** The stored schema that a mapping set's `inputSchema` or `outputSchema` names. */
export function schemaOf({ space }: Context, body: Fields, name: string): Fields {
	const reference = body[name];
	return found(space.schemas, name, isFields(reference) ? reference['id'] : undefined);
}
