import type { Answer, Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import { notAnArray } from './everyRecord.ts';
import { judge } from './judge.ts';

const rolledBack: Refusal = {
	code: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
	message: 'Record rolled back because not all records were valid',
};

/** Salesforce sObject Collections. */
export function composite(world: World, call: Call): Answer {
	const request = isFields(call.body) ? call.body : {};
	const records: unknown = request['records'];
	if (!Array.isArray(records)) return notAnArray('records');
	const refusals = records.map((record, index) => judge(world, 'composite', call, record, index));
	const rollBack = request['allOrNone'] === true && refusals.some((refusal) => refusal);
	const body = records.map((record: unknown, index) => {
		const id = isFields(record) ? (record['id'] ?? null) : null;
		const refusal = refusals[index] ?? (rollBack ? rolledBack : undefined);
		if (!refusal) {
			world.accepted.add('composite', record);
			return { id, success: true, errors: [] };
		}
		const { code, message } = refusal;
		const fields = code === 'invalid_email' ? ['email'] : [];
		return { id, success: false, errors: [{ statusCode: code, message, fields }] };
	});
	return { status: 200, body };
}
