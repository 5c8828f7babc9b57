import type { IDataObject } from 'n8n-workflow';

import type { Entity } from '../types';

/** One export of a dataflow. Times are in ms since 1970, 0 or absent until they are known. */
export interface Run extends Entity {
	flowId: string;
	metrics?: {
		durationSummary?: {
			startedAtUTC?: number;
			/** destinations.yaml: `stoppedAtUTC` in the schema, `completedAtUTC` in the samples. */
			completedAtUTC?: number;
			stoppedAtUTC?: number;
		};
		recordSummary?: {
			inputRecordCount?: number;
			skippedRecordCount?: number;
			createdRecordCount?: number;
			outputRecordCount?: number;
		} & IDataObject;
		fileSummary?: { outputFileCount?: number } & IDataObject;
		statusSummary?: {
			status?: string;
			errors?: Array<{ code?: string; message?: string } & IDataObject>;
		};
	} & IDataObject;
}

/** Spellings of the schema, of the samples and of the filters. */
const statuses: Record<string, string> = {
	success: 'success',
	completed: 'success',
	failed: 'failed',
	processing: 'processing',
	inprogress: 'processing',
	waiting: 'waiting',
	pending: 'waiting',
};

/** `success`, `failed`, `processing` or `waiting`; any other as Adobe says it, in lower case. */
export function statusOf({ metrics, state }: Run): string {
	const said = (metrics?.statusSummary?.status ?? state ?? '').toLowerCase();
	return statuses[said.replace(/[^a-z]/g, '')] ?? (said === '' ? 'unknown' : said);
}

/** Ms since 1970; undefined while it goes on. */
export function endOf({ metrics }: Run): number | undefined {
	const { completedAtUTC, stoppedAtUTC } = metrics?.durationSummary ?? {};
	return completedAtUTC || stoppedAtUTC || undefined;
}

/** Whether nothing more happens. A status that no document names counts once there is an end. */
export function isFinished(run: Run): boolean {
	const status = statusOf(run);
	if (status === 'success' || status === 'failed') return true;
	return status !== 'processing' && status !== 'waiting' && endOf(run) !== undefined;
}

/**
 * Null where Adobe has not told. A run of nothing has neither count, only what came in and what was
 * left out (sample in the guide on exporting datasets).
 */
export function profilesExported({ metrics }: Run): number | null {
	const { inputRecordCount, skippedRecordCount, createdRecordCount, outputRecordCount } =
		metrics?.recordSummary ?? {};
	const told = outputRecordCount ?? createdRecordCount;
	if (typeof told === 'number') return told;
	if (typeof inputRecordCount !== 'number') return null;
	return inputRecordCount === 0 || inputRecordCount === skippedRecordCount ? 0 : null;
}
