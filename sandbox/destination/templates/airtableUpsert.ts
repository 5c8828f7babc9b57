import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import { hasBearer } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, type: string, message: string]> = {
	login: [401, 'AUTHENTICATION_REQUIRED', 'Authentication required'],
	shape: [422, 'INVALID_REQUEST_MISSING_FIELDS', 'Could not find field "records"'],
	tooMany: [422, 'INVALID_RECORDS', 'You must provide an array of up to 10 record objects'],
	tooLarge: [413, 'REQUEST_TOO_LARGE', 'The request is too large'],
	tooFast: [429, 'RATE_LIMIT_REACHED', 'Wait 30 seconds before you send again'],
};

export const airtableUpsert: Played = {
	id: 'airtableUpsert',
	prefix: '/airtable',
	method: 'PATCH',
	path: '/v0/:baseId/:table',
	mayEnter: hasBearer,
	list: ['records'],
	limits: { records: 10 },
	judge: ({ fields }) => {
		if (!isFields(fields)) return { code: 'INVALID_RECORDS', message: 'fields are required' };
		const visits = fields['Visits'];
		if (visits === undefined || Number.isFinite(Number(visits))) return undefined;
		return {
			code: 'INVALID_VALUE_FOR_COLUMN',
			message: 'Field "Visits" cannot accept the provided value',
		};
	},
	/** Stored as a whole, or not at all. */
	answer: (judged, { body }) => {
		const upsert = isFields(body) ? body['performUpsert'] : undefined;
		const mergeOn = isFields(upsert) ? upsert['fieldsToMergeOn'] : undefined;
		if (!Array.isArray(mergeOn) || mergeOn.length < 1 || mergeOn.length > 3) {
			return { answer: refused(422, 'INVALID_REQUEST_BODY', 'One to three fields'), taken: [] };
		}
		const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
		if (first !== undefined) {
			return { answer: refused(422, String(first.code), first.message), taken: [] };
		}
		const records = judged.map(({ record }, index) => ({
			id: `rec${index + 1}`,
			createdTime: '2026-11-27T10:00:00.000Z',
			fields: record['fields'],
		}));
		const createdRecords = records.map(({ id }) => id);
		return {
			answer: { status: 200, body: { records, createdRecords, updatedRecords: [] } },
			taken: judged.map(({ record }) => record),
		};
	},
	refuse: (why) => refused(...refusals[why]),
};

function refused(status: number, type: string, message: string): Answer {
	return { status, body: { error: { type, message } } };
}
