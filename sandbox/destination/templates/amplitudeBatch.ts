import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import type { Judged, Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, error: string]> = {
	login: [400, 'Invalid API key'],
	shape: [400, 'Request missing required field'],
	tooMany: [413, 'Payload too large'],
	tooLarge: [413, 'Payload too large'],
	tooFast: [429, 'Too many requests for some devices and users'],
};

const MISSING = 'events_with_missing_fields';
const INVALID = 'events_with_invalid_fields';
const TOO_SHORT = 'events_with_invalid_id_lengths';

/** Shorter IDs are dropped unless `options` of the request say otherwise. */
const LEAST_ID_LENGTH = 5;

export const amplitudeBatch: Played = {
	id: 'amplitudeBatch',
	prefix: '/amplitude',
	method: 'POST',
	path: '/batch',
	/** The key is in the body. */
	mayEnter: () => true,
	mayWrite: (body, { headerValue }) => isFields(body) && body['api_key'] === headerValue,
	list: ['events'],
	limits: { records: 2000, bytes: 20_000_000 },
	judge: ({ event_type: type, user_id: user, device_id: device, time }) => {
		if (typeof type !== 'string' || type === '') return { code: MISSING, message: 'event_type' };
		if (user === undefined && device === undefined) return { code: MISSING, message: 'user_id' };
		if (time === undefined || (typeof time === 'number' && time >= 0)) return undefined;
		return { code: INVALID, message: 'time' };
	},
	/** One that is bad is named, and none is taken. */
	answer: (judged, { body }) => {
		const named = namedBy(judged.map((one) => withId(one, leastIdLength(body))));
		if (Object.keys(named).length > 0) {
			const error = named[MISSING] ? refusals.shape[1] : 'Invalid field values on some events';
			return {
				answer: { status: 400, body: { code: 400, error, missing_field: null, ...named } },
				taken: [],
			};
		}
		const taken = judged.map(({ record }) => record);
		const counted = { events_ingested: taken.length, payload_size_bytes: 150 };
		return {
			answer: { status: 200, body: { code: 200, ...counted, server_upload_time: Date.now() } },
			taken,
		};
	},
	refuse: (why) => {
		const [code, error] = refusals[why];
		const missing = why === 'shape' && { missing_field: 'events' };
		const throttled = why === 'tooFast' && { eps_threshold: 1000, throttled_events: [0] };
		return { status: code, body: { code, error, ...missing, ...throttled } };
	},
};

function leastIdLength(body: unknown): number {
	const options = isFields(body) && isFields(body['options']) ? body['options'] : {};
	return Number(options['min_id_length'] ?? LEAST_ID_LENGTH);
}

function withId(judged: Judged, least: number): Judged {
	const ids = [judged.record['user_id'], judged.record['device_id']];
	if (judged.refusal !== undefined || ids.some((id) => isLong(id, least))) return judged;
	return { ...judged, refusal: { code: TOO_SHORT, message: 'user_id' } };
}

function isLong(id: unknown, least: number): boolean {
	return typeof id === 'string' && id.length >= least;
}

/** By kind and field the places of the events. */
function namedBy(judged: readonly Judged[]): Record<string, Fields> {
	const named: Record<string, Record<string, number[]>> = {};
	judged.forEach(({ refusal }, at) => {
		if (refusal === undefined) return;
		const fields = (named[refusal.code] ??= {});
		(fields[refusal.message] ??= []).push(at);
	});
	return named;
}
