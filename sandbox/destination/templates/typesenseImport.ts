import { linesOf, soundOf } from './played.ts';
import type { Judged, Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, message: string]> = {
	login: [401, 'Forbidden - a valid `x-typesense-api-key` header must be sent.'],
	shape: [400, 'Bad JSON.'],
	tooMany: [400, 'Too many documents'],
	tooLarge: [413, 'The request is too large'],
	tooFast: [429, 'Rate limit exceeded or blocked'],
};

export const typesenseImport: Played = {
	id: 'typesenseImport',
	prefix: '/typesense',
	method: 'POST',
	path: '/collections/:collection/documents/import',
	mayEnter: ({ 'x-typesense-api-key': key }, { headerValue }) => key === headerValue,
	/** A line that cannot be read is refused by itself. */
	readText: (text) => text.split('\n').flatMap((line) => linesOf(line) ?? [{}]),
	limits: {},
	judge: ({ id, price }) => {
		if (id === undefined) return { code: 400, message: 'Bad JSON.' };
		if (typeof id !== 'string') {
			return { code: 400, message: "Document's `id` field should be a string." };
		}
		if (price === undefined || Number.isInteger(Number(price))) return undefined;
		return { code: 400, message: 'Field `price` must be an int32.' };
	},
	/** Plain text, with no newline behind the last line. */
	answer: (judged) => ({
		answer: { status: 200, body: judged.map((one) => JSON.stringify(lineOf(one))).join('\n') },
		taken: soundOf(judged),
	}),
	refuse: (why) => {
		const [status, message] = refusals[why];
		return { status, body: { message } };
	},
};

function lineOf({ record: { id }, refusal }: Judged): object {
	if (refusal === undefined) return { id, success: true };
	return { code: refusal.code, error: refusal.message, id, success: false };
}
