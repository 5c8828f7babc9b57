import { isFields } from '../records.ts';
import type { RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, code: string, detail: string]> = {
	login: [401, 'not_authenticated', 'Missing or invalid private key, or no revision'],
	shape: [400, 'invalid', 'The payload is invalid'],
	tooMany: [400, 'invalid', 'One profile'],
	tooLarge: [413, 'payload_too_large', 'The profile is larger than 100 KB'],
	tooFast: [429, 'throttled', 'Request was throttled.'],
};

export const klaviyoProfile: Played = {
	id: 'klaviyoProfile',
	prefix: '/klaviyo',
	method: 'POST',
	path: '/api/profile-import',
	mayEnter: ({ authorization, revision }, { headerValue }) =>
		authorization === `Klaviyo-API-Key ${headerValue}` && revision !== undefined,
	limits: { bytes: 100_000 },
	judge: ({ data }) => {
		const { type, attributes } = isFields(data) ? data : {};
		if (type !== 'profile' || !isFields(attributes)) {
			return { code: 'invalid', message: "'profile' is the allowed type." };
		}
		const { email, phone_number: phone, external_id: own } = attributes;
		if (email === undefined && phone === undefined && own === undefined) {
			return { code: 'invalid', message: 'A profile needs an identifier.' };
		}
		if (phone === undefined || /^\+\d{7,15}$/.test(String(phone))) return undefined;
		return { code: 'invalid', message: 'Invalid phone number format.' };
	},
	answer: ([{ record, refusal }]) => {
		if (refusal !== undefined) {
			return { answer: refused(400, String(refusal.code), refusal.message), taken: [] };
		}
		const body = { data: { ...(record['data'] as object), id: '01SANDBOX' } };
		return { answer: { status: 201, body }, taken: [record] };
	},
	refuse: (why) => {
		const answer = refused(...refusals[why]);
		return why === 'tooFast' ? { ...answer, headers: { 'Retry-After': '0' } } : answer;
	},
};

function refused(status: number, code: string, detail: string) {
	const source = { pointer: '/data/attributes' };
	return {
		status,
		body: { errors: [{ id: 'sandbox', status, code, title: 'No', detail, source }] },
	};
}
