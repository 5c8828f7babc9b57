import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { hasBearer } from './played.ts';
import type { RefusedFor, Judged, Played } from './played.ts';

const refusals: Record<RefusedFor, [status: number, category: string, message: string]> = {
	login: [401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found'],
	shape: [400, 'VALIDATION_ERROR', 'Invalid input JSON'],
	tooMany: [400, 'VALIDATION_ERROR', 'The maximum number of inputs is 100'],
	tooLarge: [413, 'VALIDATION_ERROR', 'The request is too large'],
	tooFast: [429, 'RATE_LIMITS', 'You have reached your ten_secondly_rolling limit'],
};

export const hubSpotUpsert: Played = {
	id: 'hubSpotUpsert',
	prefix: '/hubspot',
	method: 'POST',
	path: '/crm/objects/2026-03/:objectType/batch/upsert',
	mayEnter: hasBearer,
	list: ['inputs'],
	limits: { records: 100 },
	judge: ({ id, idProperty, properties }) => {
		const code = 'VALIDATION_ERROR';
		if (typeof id !== 'string' || id === '') return { code, message: 'id is required' };
		if (!isFields(properties)) return { code, message: 'properties are required' };
		if (Object.values(properties).some((value) => typeof value !== 'string')) {
			return { code, message: 'Property values must be texts' };
		}
		if (idProperty !== 'email' || id.includes('@')) return undefined;
		return { code, message: `Email address ${id} is invalid` };
	},
	/** Without a trace ID for every input, one bad input refuses all. */
	answer: (judged) => {
		const [first] = judged.flatMap(({ refusal }) => refusal ?? []);
		const traceIds = new Set(judged.map(({ record }) => record['objectWriteTraceId']));
		traceIds.delete(undefined);
		if (first !== undefined && traceIds.size < judged.length) {
			return { answer: refused(400, String(first.code), first.message), taken: [] };
		}
		const good = judged.filter(({ refusal }) => refusal === undefined);
		const bad = judged.filter(({ refusal }) => refusal !== undefined);
		const errors = bad.map(errorOf);
		const body = {
			status: 'COMPLETE',
			startedAt: '2026-11-27T10:00:00Z',
			completedAt: '2026-11-27T10:00:01Z',
			results: good.map(({ record }, index) => resultOf(record, index)),
			...(errors.length > 0 && { numErrors: errors.length, errors }),
		};
		const taken = good.map(({ record }) => record);
		return { answer: { status: errors.length > 0 ? 207 : 200, body }, taken };
	},
	refuse: (why) => {
		const [status, category, message] = refusals[why];
		const answer = refused(status, category, message);
		if (why !== 'tooFast') return answer;
		const limit = { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' };
		return {
			...answer,
			headers: {
				'X-HubSpot-RateLimit-Max': '100',
				'X-HubSpot-RateLimit-Remaining': '0',
				'X-HubSpot-RateLimit-Interval-Milliseconds': '10000',
			},
			body: { ...(answer.body as Fields), ...limit },
		};
	},
};

function refused(status: number, category: string, message: string): Answer {
	return { status, body: { status: 'error', category, message, correlationId: 'sandbox' } };
}

/** Without the trace ID, as in the example of its documents. */
function resultOf({ properties }: Fields, index: number): Fields {
	return {
		id: String(901 + index),
		new: true,
		archived: false,
		createdAt: '2026-11-27T10:00:00Z',
		updatedAt: '2026-11-27T10:00:00Z',
		properties,
	};
}

function errorOf({ record, refusal }: Judged): Fields {
	return {
		status: 'error',
		category: refusal?.code,
		message: refusal?.message,
		context: { objectWriteTraceId: [record['objectWriteTraceId']] },
		links: {},
	};
}
