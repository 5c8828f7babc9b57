import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	http,
	lost,
	run,
	type Overrides,
	type Run,
	type Sent,
} from '../nodes/ApiBulkSender/engine/harness';

/** One answer of a bulk API to one batch, and what it means. */
export interface CorpusRow {
	group: 'reported' | 'documented' | 'holes' | 'false alarms';
	name: string;
	/** As sent, in one batch. */
	records: Array<Record<string, unknown>>;
	/** What differs from the defaults, by the names of the panel; the map as name to path. */
	settings: CorpusSettings;
	status: number;
	contentType: string;
	body: string;
	/** Fates, a letter a record; each entry is right. */
	want: string[];
}

export type CorpusSettings = Record<string, unknown> & { parsePathMap?: Record<string, string> };

export const corpus = JSON.parse(
	readFileSync(join(__dirname, 'answers.json'), 'utf8'),
) as readonly CorpusRow[];

/**
 * Sends the row's records through the engine, answers the first request with the row's answer, and
 * says what the engine does next, a letter a record: S succeeded, R `rejected`, U `unclear`, Y waits
 * and is sent again without counting, T sent again as a recoverable repeat, N sent again with a new
 * token, X rejected and the run stops, H the batch is split, A sent again at once without the others.
 * "?" is none of these.
 */
export async function runRow(
	row: Pick<CorpusRow, 'records' | 'settings' | 'status' | 'contentType' | 'body'>,
): Promise<string> {
	const free = await drive(row, 3);
	if (free.sent.length === 1) return letters(row, free, free);
	return letters(row, free, await drive(row, 0));
}

/** Further requests get lost, which ends the records in them. */
function drive(row: Parameters<typeof runRow>[0], maxRetries: number): Promise<Run> {
	const { parsePathMap = {}, ...settings } = row.settings;
	const entries = Object.entries(parsePathMap).map(([name, path]) => ({ name, path }));
	const overrides = {
		...settings,
		specifyParsePathMap: 'fields',
		parsePathMap: { entries },
		groupingLimit: row.records.length,
		maxRetries,
	} as Overrides;
	const answer = http(row.status, row.body, { 'content-type': row.contentType });
	return run(row.records, overrides, {
		answers: ({ number }) => (number === 1 ? answer : lost('reset')),
		tokens: [{ name: 'first' }, { name: 'second' }, { name: 'third' }],
	});
}

/** @param counted the same run where nothing may be repeated that counts */
function letters(row: Parameters<typeof runRow>[0], free: Run, counted: Run): string {
	return row.records.map((record, at) => letter(row, record, at, free, counted)).join('');
}

function letter(
	{ records }: Parameters<typeof runRow>[0],
	record: unknown,
	at: number,
	{ sent, result }: Run,
	counted: Run,
): string {
	const [first, ...later] = sent;
	const again = later.find((request) => holds(request, record));
	if (again === undefined) {
		const { outcome, cause } = result.settlements[at];
		if (outcome === 'succeeded') return 'S';
		if (cause === 'unclear') return 'U';
		if (outcome === 'failed' && cause === 'rejected') return result.stop === undefined ? 'R' : 'X';
		return '?';
	}
	if (again.headers.authorization !== first.headers.authorization) return 'N';
	if (!counted.sent.slice(1).some((request) => holds(request, record))) return 'T';
	if (again.at > (first.answeredAt as number)) return 'Y';
	const all = records.every((one) => later.some((request) => holds(request, one)));
	return all && later.length > 1 ? 'H' : 'A';
}

const holds = ({ json }: Sent, record: unknown) =>
	[json].flat().some((one) => JSON.stringify(one) === JSON.stringify(record));
