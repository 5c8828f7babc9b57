import type { Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';

/** What is wrong with a record, if anything. */
export function judge(
	world: World,
	collection: string,
	call: Call,
	record: unknown,
	index: number,
): Refusal | undefined {
	const forced = call.forced(record, index);
	if (forced) return forced;
	if (!isFields(record)) return { code: 'not_an_object', message: 'A record must be an object' };
	const { fail, failTimes, email } = record;
	if (typeof fail === 'string' || typeof fail === 'number') {
		if (stillFails(world, collection, record['id'] ?? record['_id'], failTimes)) {
			return { code: fail, message: `Refused as asked for with code ${fail}` };
		}
	}
	if (email !== undefined && !String(email).includes('@')) {
		return { code: 'invalid_email', message: `${String(email)} is not an e-mail address` };
	}
	return undefined;
}

function stillFails(world: World, collection: string, id: unknown, failTimes: unknown): boolean {
	if (typeof failTimes !== 'number') return true;
	const failures = world.memory<number>('failures');
	const key = `${collection}/${String(id)}`;
	const sofar = failures.get(key) ?? 0;
	if (sofar >= failTimes) return false;
	failures.set(key, sofar + 1);
	return true;
}
