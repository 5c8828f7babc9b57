import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { notAnArray } from './everyRecord.ts';
import { judge } from './judge.ts';

/** One bad record refuses the batch, and nobody is told which. */
export function allOrNothing(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray('The request body');
	const records: unknown[] = call.body;
	const refusals = records.map((record, i) => judge(world, 'all-or-nothing', call, record, i));
	if (refusals.some((refusal) => refusal !== undefined)) {
		const message = 'At least one record is invalid; nothing was stored';
		return { status: 422, body: { error: { code: 'batch_rejected', message } } };
	}
	for (const record of records) world.accepted.add('all-or-nothing', record);
	return { status: 204 };
}

export function noContent(world: World, call: Call): Answer {
	acceptAll(world, 'no-content', call);
	return { status: 204 };
}

export function empty(world: World, call: Call): Answer {
	acceptAll(world, 'empty', call);
	return { status: 200 };
}

export function text(world: World, call: Call): Answer {
	acceptAll(world, 'text', call);
	return { status: 200, body: 'OK' };
}

function acceptAll(world: World, collection: string, { body }: Call): void {
	const records: unknown[] = Array.isArray(body) ? body : [body];
	for (const record of records) world.accepted.add(collection, record);
}
