import type { IDataObject } from 'n8n-workflow';

import type { ExportRun } from './exportRun';

/** A run in the output of what watches exports; every column is null where there is none. */
export function runColumns(run: ExportRun | undefined): IDataObject {
	return {
		profilesExported: run?.profilesExported ?? null,
		files: run?.files ?? null,
		startedAt: isoTime(run?.startedAt),
		endedAt: isoTime(run?.endedAt),
		runId: run?.id ?? null,
		runStatus: run?.status ?? null,
		errors: run?.errors ?? [],
	};
}

/** ISO 8601 */
export function isoTime(ms: number | undefined): string | null {
	return ms === undefined ? null : new Date(ms).toISOString();
}
