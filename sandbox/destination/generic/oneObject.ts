import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { badRequest, isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { judge } from './judge.ts';

export function single(world: World, call: Call): Answer {
	if (!isFields(call.body))
		return badRequest('not_an_object', 'The request body must be an object');
	return take(world, 'single', call, call.body);
}

/** The id stands in the URL; a DELETE needs no body. */
export function items(world: World, call: Call): Answer {
	const body = call.body ?? (call.method === 'DELETE' ? {} : undefined);
	if (!isFields(body)) return badRequest('not_an_object', 'The request body must be an object');
	return take(world, 'items', call, { ...body, id: call.params['id'] });
}

function take(world: World, collection: string, call: Call, record: Fields): Answer {
	const refusal = judge(world, collection, call, record, 0);
	if (refusal) {
		return { status: call.query['always200'] === '1' ? 200 : 400, body: { error: refusal } };
	}
	world.accepted.add(collection, record);
	return { status: 200, body: { id: record['id'] ?? null, success: true } };
}
