import type { Answer, Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import { notAnArray } from './everyRecord.ts';
import { judge } from './judge.ts';

interface Failure extends Refusal {
	index: number;
	id: unknown;
}

/** Lists only errors, by index counted from 0, or from 1 with `?firstIndex=1`. */
export function multiStatus(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray('The request body');
	const first = Number(call.query['firstIndex'] ?? 0);
	const errors = failures(world, 'multi-status', call, call.body).map(
		({ index, code, message }) => ({ index: index + first, code, message }),
	);
	return { status: 207, body: { errors } };
}

export function errorsOnly(world: World, call: Call): Answer {
	if (!Array.isArray(call.body)) return notAnArray('The request body');
	const errors = failures(world, 'errors-only', call, call.body).map(({ id, code, message }) => ({
		id,
		code,
		message,
	}));
	return { status: 200, body: { errors } };
}

function failures(world: World, collection: string, call: Call, records: unknown[]): Failure[] {
	const failed: Failure[] = [];
	for (const [index, record] of records.entries()) {
		const refusal = judge(world, collection, call, record, index);
		if (refusal)
			failed.push({ index, id: isFields(record) ? record['id'] : undefined, ...refusal });
		else world.accepted.add(collection, record);
	}
	return failed;
}
