import { isFields } from '../records.ts';
import { hasBasic, soundOf } from './played.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, error: string]> = {
	login: [401, 'Invalid credentials'],
	shape: [400, 'request body is not a list of events'],
	tooMany: [413, 'request exceeds max limit of 2000 events'],
	tooLarge: [413, 'request exceeds max limit of 2000000 bytes'],
	tooFast: [429, 'Project exceeded rate limits'],
};

const FROM_1971 = 31_536_000;
const AN_HOUR = 3600;

export const mixpanelImport: Played = {
	id: 'mixpanelImport',
	prefix: '/mixpanel',
	method: 'POST',
	path: '/import',
	mayEnter: hasBasic,
	list: [],
	limits: { records: 2000, bytes: 2_000_000 },
	judge: ({ event, properties }) => {
		if (typeof event !== 'string' || event === '') {
			return { code: 'event', message: "'event' is invalid: must not be missing" };
		}
		const { time, distinct_id: user, $insert_id: id } = isFields(properties) ? properties : {};
		if (typeof time !== 'number' || !isInTime(time)) {
			const message = "'properties.time' is invalid: must be specified as seconds since epoch";
			return { code: 'properties.time', message };
		}
		if (user === undefined) {
			const message = "'properties.distinct_id' is invalid: must not be missing";
			return { code: 'properties.distinct_id', message };
		}
		if (typeof id === 'string' && /^[\w-]{1,36}$/.test(id)) return undefined;
		const message = "'properties.$insert_id' is invalid: must have 1 to 36 characters";
		return { code: 'properties.$insert_id', message };
	},
	/** Those that are fine are in, though the status says 400. */
	answer: (judged, { query }) => {
		if (query['strict'] !== '1' || !query['project_id']) {
			return { answer: refused(400, 'strict=1 and project_id are expected'), taken: [] };
		}
		const failed_records = judged.flatMap(({ record, refusal }, index) => {
			if (refusal === undefined) return [];
			const { $insert_id: insert_id } = isFields(record['properties']) ? record['properties'] : {};
			return [{ index, insert_id, field: refusal.code, message: refusal.message }];
		});
		const taken = soundOf(judged);
		const num_records_imported = taken.length;
		if (failed_records.length === 0) {
			return {
				answer: { status: 200, body: { code: 200, num_records_imported, status: 'OK' } },
				taken,
			};
		}
		const answer = refused(400, 'some data points in the request failed validation');
		return {
			answer: { ...answer, body: { ...answer.body, num_records_imported, failed_records } },
			taken,
		};
	},
	refuse: (why) => refused(...refusals[why]),
};

/** Seconds, or milliseconds. */
function isInTime(time: number): boolean {
	const seconds = time > 1e11 ? time / 1000 : time;
	return seconds >= FROM_1971 && seconds <= Date.now() / 1000 + AN_HOUR;
}

function refused(status: number, error: string) {
	return { status, body: { code: status, error, status: 'Bad Request' } };
}
