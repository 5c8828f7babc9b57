import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { addCounts, addErrors } from './engine/account/addAccounts';
import { Ledger } from './engine/account/ledger';
import { emptySummary } from './engine/account/summary';
import type { UnreadAnswer } from './engine/run/decision';
import { deliver, type Around, type RunResult } from './engine/run/delivery';
import type { Session } from './engine/run/session';
import { sentenceOf } from './engine/settingError';
import type { AnswerEvent } from './engine/types';
import type { Journal } from './engine/journal/journal';
import { readTable } from './input/file/csv/readTable';
import type { FileRow } from './input/file/openFile';
import type { FileIntake } from './input/file/fileIntake';
import type { FileSource } from './input/file/fileSource';
import type { Stringify } from './output/file/csvWriter';
import { FileSink } from './output/file/fileSink';
import { readRest, type Rest } from './output/file/rest';
import type { ResultFile } from './output/file/resultFile';
import { ResultFiles } from './output/file/resultFiles';
import type { Hint } from './output/hints';
import { storeOf } from './output/file/store';
import { AccountMask } from './output/maskAccount';
import type { Notable } from './output/notable';
import { ProgressLog } from './output/progressLog';
import type { NotSucceeded } from './output/report/makeReport';
import type { Ready } from './ready';
import type { Transport } from './transport';

/** What one file came to. */
export interface SentFile {
	/** Without secrets. */
	result: RunResult;
	unread: UnreadAnswer | undefined;
	notable: Notable;
	notSucceeded: readonly NotSucceeded[];
	succeeded: IBinaryData[];
	failed: IBinaryData[];
	/** Rows that were never taken up, as they came. */
	rest: IBinaryData[];
	/** Why the end of the file could not be reached, as a sentence. */
	brokenOff: string | undefined;
	/** What Summary says besides. */
	told: IDataObject;
	/** What did not work, as a sentence. */
	problem: string | undefined;
	/** What is to be said besides. */
	hints: Hint[];
}

/** Sends one file, and writes the files that tell of it. */
export class FileRun {
	private readonly files: ResultFiles;
	private readonly succeeded: ResultFile | undefined;
	private readonly failed: ResultFile;
	private readonly mask: AccountMask;
	private readonly sink: FileSink;
	private readonly problems: string[] = [];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly intake: FileIntake,
		private readonly source: FileSource,
		private readonly ready: Ready,
		private readonly transport: Transport,
		stringify: Stringify,
	) {
		const { options } = ready.panel;
		const { names } = ready.settings.answer.parseMap;
		const store = storeOf(context, intake.place.storedAs);
		this.files = new ResultFiles(stringify, store, intake, options, names);
		this.succeeded = options.succeededOutput === 'none' ? undefined : this.files.make('succeeded');
		this.failed = this.files.make('failed');
		this.mask = new AccountMask(transport.secrets);
		this.sink = new FileSink(this.mask, this.succeeded, this.failed);
	}

	async send(
		around: Around & { session: Session },
		onAnswered: ((event: AnswerEvent) => void) | undefined,
		restEnds: () => AbortSignal,
	): Promise<SentFile> {
		const raw = await this.deliver(around, onAnswered);
		const { rest, copy, known } = await this.readRest(raw, around.journal, restEnds);
		const records = rest === undefined ? raw.records : withRest(raw.records, rest, known);
		const errors = addErrors(raw.errors, known.errorCounts());
		const result = this.mask.result({ ...raw, records, errors });
		const stored = {
			succeeded: await this.close(this.succeeded, 'Succeeded'),
			failed: await this.close(this.failed, 'Failed'),
			rest: rest?.records ? await this.close(copy, 'the rest') : [],
		};
		return {
			result,
			unread: raw.stop?.unread,
			notable: this.sink.notable,
			notSucceeded: this.sink.notSucceeded,
			...stored,
			brokenOff: this.source.brokenOff?.message,
			told: this.told(rest),
			hints: [],
			problem: this.problems.length === 0 ? undefined : this.problems.join('. '),
		};
	}

	private async deliver(
		around: Around & { session: Session },
		onAnswered: ((event: AnswerEvent) => void) | undefined,
	): Promise<RunResult> {
		const { place, bytesRead } = this.intake;
		const { size } = place;
		const log = new ProgressLog(this.context, {
			file: place.name,
			rowsRead: () => this.source.taken,
			share: () => (size === undefined || size === 0 ? undefined : bytesRead() / size),
		});
		const ports = { ...this.transport.ports, readTable, onProgress: log.report, onAnswered };
		const { settings } = this.ready;
		try {
			return await deliver(this.source, this.sink, settings, ports, around);
		} catch (error) {
			return this.broken(around.session, error);
		} finally {
			log.close();
		}
	}

	/** This node itself failed: what was written stands, of the other rows that were taken nobody knows. */
	private broken(session: Session, error: unknown): RunResult {
		const reason = this.transport.secrets.maskText(
			`This node failed by itself (${sentenceOf(error)})`,
		);
		const stop = { kind: 'fault' as const, reason };
		session.stop ??= stop;
		const total = this.source.taken;
		const { succeeded, unsent, failed } = this.sink.counts;
		const unclear = total - succeeded - unsent - failed;
		const counts = { total, succeeded, failed: failed + unclear, unsent, unclear };
		return {
			records: { ...emptySummary().records, ...counts, notSucceeded: total - succeeded },
			requests: { sent: session.sent, retried: 0, yielded: 0 },
			durationMs: 0,
			errors: [{ code: 'unclear', message: reason, count: unclear }],
			stop,
			notes: {},
		};
	}

	/** Undefined when the file was read to its end, or as far as it can be read. */
	private async readRest(
		{ stop }: RunResult,
		journal: Journal | undefined,
		restEnds: () => AbortSignal,
	): Promise<{ rest?: Rest; copy?: ResultFile; known: Ledger }> {
		// Of an earlier run.
		const known = new Ledger(this.sink);
		const isTrial = this.ready.settings.sendOnlyFirst > 0;
		if (stop === undefined ? !isTrial : stop.kind === 'source') return { known };
		// With a journal a second run goes on with the rest.
		const isCopied = journal === undefined && !(isTrial && stop === undefined);
		const copy = isCopied ? this.files.copy() : undefined;
		let index = this.source.taken;
		const isKnown = (row: FileRow) => {
			const at = index++;
			const outcome = journal?.before.outcomeOf(at);
			if (outcome === undefined) return false;
			known.settle({ index: at, reason: '', line: row.line, origin: row }, outcome);
			return true;
		};
		return { rest: await readRest(this.source.rest, copy, restEnds(), isKnown), copy, known };
	}

	private told(rest: Rest | undefined): IDataObject {
		const notStored = this.problems.length === 0 ? {} : { notStored: [...this.problems] };
		const { brokenOff } = this.source;
		const fromLine = rest?.fromLine ?? brokenOff?.line;
		if (fromLine === undefined) return notStored;
		const problem = brokenOff?.message;
		const records = rest?.records;
		return {
			...notStored,
			rest: { ...(records !== undefined && { records }), fromLine, ...(problem && { problem }) },
		};
	}

	/** A failure to store undoes nothing of what was sent. */
	private async close(file: ResultFile | undefined, what: string): Promise<IBinaryData[]> {
		if (file === undefined) return [];
		try {
			return await file.close();
		} catch (error) {
			this.problems.push(`The file with ${what} could not be stored: ${(error as Error).message}`);
			return [];
		}
	}
}

/** @param known those of the rest that an earlier run had */
function withRest(
	records: RunResult['records'],
	{ records: more, problem }: Rest,
	known: Ledger,
): RunResult['records'] {
	const read = addCounts(records, known.recordCounts());
	if (more === undefined || problem !== undefined) return { ...read, notRead: true };
	delete read.notRead;
	const rest = { total: more, unsent: more, notSucceeded: more };
	return addCounts(read, { ...emptySummary().records, ...rest });
}
