import type { IDataObject } from 'n8n-workflow';

import { endOf, isFinished, profilesExported, statusOf, type Run } from './run';

/** What matters of a run for watching exports. There may be thousands, and raw ones are large. */
export interface ExportRun {
	id: string;
	dataflowId: string;
	/** As `statusOf` gives it. */
	status: string;
	/** Ms since 1970. */
	startedAt: number;
	/** Ms since 1970; undefined while it goes on. */
	endedAt?: number;
	/** Partial: it succeeded as a whole, but reports files or records that failed. */
	failure?: 'whole' | 'partial';
	/** The step that failed, where Adobe tells. */
	failedWhile?: 'building' | 'delivering';
	/** As Adobe names them; none while a run is new. */
	audienceIds: string[];
	/** Null where Adobe has not told. */
	profilesReceived: number | null;
	profilesExported: number | null;
	files: number | null;
	errors: Array<{ code: string; message: string }>;
}

interface Info {
	code?: string;
	message?: string;
}

interface Summaries {
	sourceSummaries?: Summary[];
	targetSummaries?: Summary[];
	failedInfo?: Info[];
	inputRecordCount?: number;
	failedRecordCount?: number;
}

interface Summary {
	entitySummaries?: Array<{ id?: string }>;
}

interface Activity {
	name?: string;
	statusSummary?: { status?: string };
}

/** Source: samples of runs in destinations.yaml. Any part may be missing, or null. */
export function readExportRun(run: Run): ExportRun {
	const { durationSummary, statusSummary } = run.metrics ?? {};
	const records = (run.metrics?.recordSummary ?? {}) as Summaries;
	const files = (run.metrics?.fileSummary ?? {}) as Record<string, number | undefined>;
	const startedAt = durationSummary?.startedAtUTC || run.createdAt || endOf(run) || 0;
	return {
		id: run.id,
		dataflowId: run.flowId,
		status: statusOf(run),
		startedAt,
		endedAt: isFinished(run) ? endOf(run) || run.updatedAt || startedAt : undefined,
		failure: isFinished(run) ? failureOf(run, records, files) : undefined,
		failedWhile: failedStep(run),
		audienceIds: audienceIds(records),
		profilesReceived: records.inputRecordCount ?? null,
		profilesExported: profilesExported(run),
		files: files.outputFileCount ?? null,
		errors: errorsOf(statusSummary?.errors, records.failedInfo),
	};
}

/** Only a status that says success is one. */
function failureOf(
	run: Run,
	{ failedRecordCount = 0, failedInfo }: Summaries,
	{ failedFileCount = 0 }: Record<string, number | undefined>,
): ExportRun['failure'] {
	const status = statusOf(run);
	if (status.startsWith('partial')) return 'partial';
	if (status !== 'success') return 'whole';
	const partial = failedFileCount > 0 || failedRecordCount > 0 || (failedInfo ?? []).length > 0;
	return partial ? 'partial' : undefined;
}

/** Failed runs name their audience at the source only, since nothing reached the target. */
function audienceIds({ sourceSummaries, targetSummaries }: Summaries): string[] {
	const ids = [...(sourceSummaries ?? []), ...(targetSummaries ?? [])]
		.flatMap(({ entitySummaries }) => entitySummaries ?? [])
		.map(({ id = '' }) => id.replace(/^segment:/, ''))
		.filter((id) => id !== '');
	return [...new Set(ids)];
}

/** Adobe first makes the rows, then delivers the files. */
function failedStep({ activities }: IDataObject): ExportRun['failedWhile'] {
	const failed = ((activities ?? []) as Activity[]).find(
		({ statusSummary }) => statusSummary?.status?.toLowerCase() === 'failed',
	);
	if (failed === undefined) return undefined;
	if (/publisher/i.test(failed.name ?? '')) return 'delivering';
	return /processor/i.test(failed.name ?? '') ? 'building' : undefined;
}

function errorsOf(errors: Info[] = [], failedInfo: Info[] = []): ExportRun['errors'] {
	const told = errors.length > 0 ? errors : failedInfo;
	return told.map(({ code = '', message = '' }) => ({ code, message }));
}
