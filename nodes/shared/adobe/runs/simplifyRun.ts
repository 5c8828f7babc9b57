import type { IDataObject } from 'n8n-workflow';

import { endOf, profilesExported, statusOf, type Run } from './run';

export interface SimpleRun extends IDataObject {
	id: string;
	dataflowId: string;
	/** `success`, `failed`, `processing`, `waiting`, or what else Adobe says, in lower case. */
	status: string;
	/** Null where Adobe has not told. */
	profilesExported: number | null;
	files: number | null;
	/** ISO 8601. */
	startedAt: string | null;
	endedAt: string | null;
	durationSeconds: number | null;
	errors: Array<{ code: string; message: string }>;
}

/** What people want to know of a run. */
export function simplifyRun(run: Run): SimpleRun {
	const { durationSummary, fileSummary, statusSummary } = run.metrics ?? {};
	const start = durationSummary?.startedAtUTC || undefined;
	const end = endOf(run);
	return {
		id: run.id,
		dataflowId: run.flowId,
		status: statusOf(run),
		profilesExported: profilesExported(run),
		files: fileSummary?.outputFileCount ?? null,
		startedAt: isoTime(start),
		endedAt: isoTime(end),
		durationSeconds: start && end ? Math.round((end - start) / 1000) : null,
		errors: (statusSummary?.errors ?? []).map(({ code = '', message = '' }) => ({ code, message })),
	};
}

function isoTime(ms: number | undefined): string | null {
	return ms === undefined ? null : new Date(ms).toISOString();
}
