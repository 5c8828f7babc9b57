import { headerOf } from '../../answer/read/header';
import { readBody } from '../../answer/read/readBody';
import { sentenceOf } from '../../settingError';
import type { Answer, Ports } from '../../types';

type Response = Extract<Answer, { kind: 'response' }>;

const CSV = /\bcsv\b|\btab-separated-values\b/i;

/** Several lines, and something in the first that may separate columns. */
const MAY_BE_TABLE = /^[^\r\n]*[,;\t|][^\r\n]*[\r\n]/;

/**
 * A result that is a table, as the list of its rows: so it is judged as JSON is. A table is what is
 * called CSV, or a text that looks like one and is nothing else.
 */
export function withTableAsList(response: Response, readTable: Ports['readTable']): Response {
	if (readTable === undefined || response.unreadable !== undefined) return response;
	if (response.body.trim() === '') return response;
	const type = headerOf(response, 'content-type') ?? '';
	const name = headerOf(response, 'content-disposition') ?? '';
	if (!CSV.test(type) && !CSV.test(name)) {
		const body = readBody(response);
		if (body.kind !== 'text' || !MAY_BE_TABLE.test(body.value)) return response;
	}
	try {
		const body = JSON.stringify(readTable(response.body));
		return {
			...response,
			headers: { ...response.headers, 'content-type': 'application/json' },
			body,
		};
	} catch (error) {
		return { ...response, unreadable: `a table that cannot be read: ${sentenceOf(error)}` };
	}
}
