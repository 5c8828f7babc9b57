import type { Answer } from '../../core/endpoint.ts';
import { isFields } from '../records.ts';
import type { Fields } from '../records.ts';
import { linesOf, soundOf } from './played.ts';
import type { Judged, Played, RefusedFor } from './played.ts';

const refusals: Record<RefusedFor, [status: number, type: string, reason: string]> = {
	login: [401, 'security_exception', 'unable to authenticate user for REST request'],
	shape: [400, 'illegal_argument_exception', 'The bulk request must be terminated by a newline'],
	tooMany: [413, 'illegal_argument_exception', 'The request is too large'],
	tooLarge: [413, 'illegal_argument_exception', 'The request is too large'],
	tooFast: [429, 'es_rejected_execution_exception', 'rejected execution of coordinating operation'],
};

export const elasticsearchBulk: Played = {
	id: 'elasticsearchBulk',
	prefix: '/elasticsearch',
	method: 'POST',
	path: '/:index/_bulk',
	mayEnter: ({ authorization }, { headerValue }) => authorization === headerValue,
	/** An action and a document in turn; the last line, too, ends with a newline. */
	readText: (text) => {
		const lines = text.endsWith('\n') ? linesOf(text) : undefined;
		if (lines === undefined || lines.length % 2 !== 0) return undefined;
		const actions = lines.filter((_, at) => at % 2 === 0);
		const documents = lines.filter((_, at) => at % 2 === 1);
		if (!actions.every(({ index }) => isFields(index))) return undefined;
		return actions.map(({ index }, at) => ({ ...(index as Fields), document: documents[at] }));
	},
	limits: { bytes: 100 * 1024 * 1024 },
	judge: ({ document }) => {
		const price = isFields(document) ? document['price'] : undefined;
		if (price === undefined || Number.isFinite(Number(price))) return undefined;
		return { code: 400, message: `For input string: "${String(price)}"` };
	},
	answer: (judged) => ({
		answer: {
			status: 200,
			body: {
				took: 30,
				errors: judged.some(({ refusal }) => refusal !== undefined),
				items: judged.map(itemOf),
			},
		},
		taken: soundOf(judged),
	}),
	refuse: (why) => {
		const [status, type, reason] = refusals[why];
		return refused(status, type, reason);
	},
};

function itemOf({ record, refusal }: Judged): Fields {
	const { _id } = record;
	if (refusal === undefined) {
		const shards = { total: 2, successful: 1, failed: 0 };
		const done = { _version: 1, result: 'created', _shards: shards, _seq_no: 0, _primary_term: 1 };
		return { index: { _index: 'products', _id, ...done, status: 201 } };
	}
	const error = {
		type: 'document_parsing_exception',
		reason: 'failed to parse field [price] of type [long]',
		caused_by: { type: 'illegal_argument_exception', reason: refusal.message },
	};
	return { index: { _index: 'products', _id, status: refusal.code, error } };
}

function refused(status: number, type: string, reason: string): Answer {
	const cause = { type, reason };
	return { status, body: { error: { root_cause: [cause], ...cause }, status } };
}
