import { isFields } from '../records.ts';
import { soundOf } from './played.ts';
import type { Judged, RefusedFor, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, error: string]> = {
	login: [401, 'Invalid credentials'],
	shape: [400, 'Malformed request'],
	tooMany: [400, 'At most 1000 records'],
	tooLarge: [413, 'The request is too large'],
	tooFast: [429, 'Too many concurrent requests'],
};

export const cleverTapProfiles: Played = {
	id: 'cleverTapProfiles',
	prefix: '/clevertap',
	method: 'POST',
	path: '/1/upload',
	mayEnter: (headers, { headerValue }) =>
		headers['x-clevertap-passcode'] === headerValue &&
		headers['x-clevertap-account-id'] !== undefined,
	list: ['d'],
	limits: { records: 1000 },
	judge: (record) => {
		const ids = ['identity', 'objectId', 'FBID', 'GPID'].map((name) => record[name]);
		if (ids.every((id) => id === undefined)) return { code: 523, message: 'Missing identity.' };
		const { type, profileData = {} } = record;
		if (type !== 'profile' || !isFields(profileData)) {
			return { code: 524, message: 'Data neither event nor profile.' };
		}
		const { Email = 'a@b', Age = 0 } = profileData;
		if (!String(Email).includes('@')) return { code: 515, message: 'Email invalid.' };
		return Number.isFinite(Number(Age)) ? undefined : { code: 520, message: 'Age invalid.' };
	},
	answer: (judged) => {
		const unprocessed = judged.flatMap(failureOf);
		const processed = judged.length - unprocessed.length;
		const partly = processed === 0 ? 'fail' : 'partial';
		const status = unprocessed.length === 0 ? 'success' : partly;
		return {
			answer: { status: 200, body: { status, processed, unprocessed } },
			taken: soundOf(judged),
		};
	},
	refuse: (why) => {
		const [status, error] = refusals[why];
		return { status, body: { status: 'fail', error, code: status } };
	},
};

function failureOf({ record, refusal }: Judged, index: number): object[] {
	if (refusal === undefined) return [];
	const { code, message } = refusal;
	const error = `${message} ErrorCode: ${code} Skipped record number : ${index + 1}`;
	return [{ status: 'fail', code, error, record }];
}
