import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import { hasBearer, soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

/** Salesforce has no 429: it speaks of the requests of a day. */
const refusals: Record<RefusedFor, [status: number, errorCode: string, message: string]> = {
	login: [401, 'INVALID_SESSION_ID', 'Session expired or invalid'],
	shape: [400, 'JSON_PARSER_ERROR', 'The records are not readable'],
	tooMany: [400, 'EXCEEDED_ID_LIMIT', 'At most 200 records'],
	tooLarge: [413, 'REQUEST_TOO_LARGE', 'The request is too large'],
	tooFast: [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'],
};

export const salesforceUpsert: Played = {
	id: 'salesforceUpsert',
	prefix: '/salesforce',
	method: 'PATCH',
	path: '/services/data/:version/composite/sobjects/:object/:field',
	mayEnter: hasBearer,
	list: ['records'],
	limits: { records: 200 },
	judge: ({ attributes, Id, LastName }) => {
		const type = isFields(attributes) ? attributes['type'] : undefined;
		if (type === undefined) return { code: 'INVALID_TYPE', message: 'attributes.type is missing' };
		if (Id !== undefined) {
			return { code: 'INVALID_FIELD', message: 'Only external IDs, no record IDs' };
		}
		if (type !== 'Contact' || String(LastName ?? '').trim() !== '') return undefined;
		return {
			code: 'REQUIRED_FIELD_MISSING',
			message: 'Required fields are missing: [LastName]',
		};
	},
	answer: (judged) => ({
		answer: {
			status: 200,
			body: judged.map(({ refusal }, index) =>
				refusal === undefined
					? { id: `003RM00000${index}`, success: true, errors: [], created: true }
					: {
							success: false,
							errors: [{ statusCode: refusal.code, message: refusal.message, fields: [] }],
						},
			),
		},
		taken: soundOf(judged),
	}),
	refuse: (why) => {
		const [status, errorCode, message] = refusals[why];
		return { status, body: [{ message, errorCode }] } satisfies Answer;
	},
};
