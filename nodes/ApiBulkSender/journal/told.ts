import type { IDataObject } from 'n8n-workflow';

import type { RunResult } from '../engine/run/delivery';
import { sentenceOf } from '../engine/settingError';
import type { OpenJournal } from './openJournal';

/** @returns what closing failed with; it undoes nothing of what was sent */
export async function closeWith(
	journal: OpenJournal,
	{ stop, records }: Pick<RunResult, 'stop' | 'records'>,
): Promise<string | undefined> {
	const isEnded = stop === undefined && records.unsent === 0 && records.notRead !== true;
	try {
		await journal.close(isEnded);
		return undefined;
	} catch (error) {
		return sentenceOf(error);
	}
}

/** What Summary says of the journal. */
export function journalTold(
	{ path, endedBefore }: OpenJournal,
	problem: string | undefined,
): IDataObject {
	return { file: path, ...(endedBefore && { endedBefore }), ...(problem && { problem }) };
}
