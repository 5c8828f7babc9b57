import { http, ok, run, type Overrides, type Reply, type Run } from '../harness';

const LETTERS: Record<string, string> = {
	succeeded: 'S',
	rejected: 'R',
	unclear: 'U',
	stopped: '-',
	invalid: 'I',
};

export interface Judged extends Run {
	/** A letter a record: S succeeded, R `rejected`, U `unclear`, - `stopped`, I `invalid`. */
	letters: string;
	/** Why the first that did not succeed did not. */
	reason: string;
}

/** Sends the records in one batch, to be answered so, and says what becomes of each. */
export async function judge(
	records: readonly unknown[],
	settings: Overrides,
	answer: unknown,
	status = 200,
): Promise<Judged> {
	const reply = status === 200 ? ok(answer) : http(status, answer);
	return judgeReplies(records, settings, [reply]);
}

export async function judgeReplies(
	records: readonly unknown[],
	settings: Overrides,
	replies: readonly Reply[],
): Promise<Judged> {
	const done = await run(records, settings, replies);
	return {
		...done,
		letters: done.fates.map((fate) => LETTERS[fate] ?? '?').join(''),
		reason: done.result.settlements.find(({ reason }) => reason !== undefined)?.reason ?? '',
	};
}
