import { isFields } from '../records.ts';
import { hasBasic, sizeOf, soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const statuses: Record<RefusedFor, number> = {
	login: 401,
	shape: 400,
	tooMany: 400,
	tooLarge: 400,
	tooFast: 429,
};

export const customerIoPeople: Played = {
	id: 'customerIoPeople',
	prefix: '/customerio',
	method: 'POST',
	path: '/api/v2/batch',
	mayEnter: hasBasic,
	list: ['batch'],
	limits: { bytes: 500_000 },
	judge: (record) => {
		if (sizeOf(record) > 32_000) return { code: 'invalid', message: 'larger than 32 KB' };
		if (record['type'] !== 'person') return { code: 'invalid', message: 'unknown type' };
		const identifiers = isFields(record['identifiers']) ? record['identifiers'] : {};
		const [identifier = ''] = Object.values(identifiers);
		if (String(identifier).trim() !== '') return undefined;
		return { code: 'required', message: 'identifiers must not be empty' };
	},
	/** Nothing but `{}` when all were taken. */
	answer: (judged) => {
		const errors = judged.flatMap(({ refusal }, index) =>
			refusal === undefined
				? []
				: [
						{
							batch_index: index,
							reason: refusal.code,
							field: 'identifiers',
							message: refusal.message,
						},
					],
		);
		const taken = soundOf(judged);
		return errors.length === 0
			? { answer: { status: 200, body: {} }, taken }
			: { answer: { status: 207, body: { errors } }, taken };
	},
	refuse: (why) => ({
		status: statuses[why],
		body: { errors: [{ reason: 'invalid', field: 'batch', message: `The request: ${why}` }] },
	}),
};
