import type { Answer, Call } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { badRequest, isFields } from '../records.ts';
import { judge } from './judge.ts';

interface Result {
	id: unknown;
	success: boolean;
	code?: string | number;
	message?: string;
}

/** An array in, an array out, by position. */
export function positional(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray('The request body');
	return { status: 200, body: results(world, 'records', call, call.body) };
}

export function envelope(world: World, call: Call): Answer {
	const records = at(call.body, ['data', 'attributes', 'profiles', 'data']);
	if (!Array.isArray(records)) return notAnArray('data.attributes.profiles.data');
	return { status: 200, body: { results: results(world, 'envelope', call, records) } };
}

/** Connect+'s worked example: errors and successes apart, neither in the order of the request. */
export function keyed(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray('The request body');
	const errors: unknown[] = [];
	const successes: unknown[] = [];
	for (const { id, success, code, message } of results(world, 'keyed', call, call.body).reverse()) {
		if (success) successes.push({ id, status: true, message: 'Record created successfully' });
		else errors.push({ id, status: false, code, message });
	}
	const body = { result: { errors: { data: errors }, success: { data: successes } } };
	return { status: 200, body };
}

export function notAnArray(what: string): Answer {
	return badRequest('not_an_array', `${what} must be an array of records`);
}

function results(world: World, collection: string, call: Call, records: unknown[]): Result[] {
	return records.map((record, index) => {
		const id = isFields(record) ? (record['id'] ?? null) : null;
		const refusal = judge(world, collection, call, record, index);
		if (refusal) return { id, success: false, ...refusal };
		world.accepted.add(collection, record);
		return { id, success: true };
	});
}

function at(body: unknown, path: string[]): unknown {
	return path.reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), body);
}
