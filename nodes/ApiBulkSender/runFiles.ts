import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { summarize } from './engine/account/summary';
import type { RunResult } from './engine/run/delivery';
import { Session } from './engine/run/session';
import { sentenceOf } from './engine/settingError';
import {
	openPlace,
	readPlaced,
	RowFactory,
	type FileIntake,
	type PlacedFile,
} from './input/file/fileIntake';
import { FileSource } from './input/file/fileSource';
import { loadStringify, type Stringify } from './output/file/csvWriter';
import type { Outputs } from './output/handOut';
import * as hints from './output/hints';
import { nothingArrived } from './output/nothingArrived';
import { addReport } from './output/report/addReport';
import { makeReport } from './output/report/makeReport';
import { RunLog } from './output/report/runLog';
import { exampleOf, suggest } from './output/suggest';
import { AccountMask } from './output/maskAccount';
import { openFileJournal } from './journal/fileJournal';
import { closeWith, journalTold } from './journal/told';
import { idOf, type OpenJournal } from './journal/openJournal';
import type { JournalOptions } from './journal/runJournal';
import { previewSummary, senderOf, type Ready } from './ready';
import { watchShutdown, type Shutdown } from './shutdown';
import { FileRun, type SentFile } from './fileRun';
import { openTransport, type Transport } from './transport';
import { maskedAuthorization } from './transport/authorizer';

type Hint = hints.Hint;

/** Reading the rest of a file that is not sent must not take long. */
const REST_MS = 10_000;
/** When n8n ends, answers have been awaited for up to ten seconds already. */
const REST_AT_SHUTDOWN_MS = 2_000;

/**
 * Sends files, one input item after another: each gives an item on every output. The files share what
 * is known of the destination, so a stop in one is a stop for all.
 */
export async function runFiles(context: IExecuteFunctions, ready: Ready): Promise<Outputs> {
	const { panel, settings, credential } = ready;
	const headers = Object.keys(maskedAuthorization(credential));
	const rows = new RowFactory(context, panel, settings, credential.apiBaseUrl, headers);
	const outputs: Outputs = [[], [], []];
	const settingHints = hints.settingHints(context, panel);
	const count = context.getInputData().length;
	const stringify = await loadStringify();
	const execution = new FilesExecution(context, ready, rows, outputs, stringify);
	try {
		await execution.refuseUnreadable(count);
		for (let itemIndex = 0; itemIndex < count; itemIndex++) await execution.file(itemIndex);
	} finally {
		await execution.close();
	}
	const dry = panel.options.dryRun ? [hints.dryRunHint] : [];
	const none = count === 0 ? [hints.noRecordsHint] : [];
	const notices = hints.notices(rows.notice);
	hints.giveHints(context, [...execution.hints, ...none, ...dry, ...notices, ...settingHints]);
	return outputs;
}

interface Opened {
	intake: FileIntake;
	recordOf: ReturnType<RowFactory['ofItem']>;
	journal: OpenJournal | undefined;
}

class FilesExecution {
	readonly hints: Hint[] = [];
	private readonly ended = new AbortController();
	private readonly cancelled: AbortSignal | undefined;
	private readonly shutdown: Shutdown;
	private readonly transport: Transport;
	private readonly session: Session;
	/** Records that may still be sent under Send Only First. */
	private left: number;
	private arrived = false;
	private restUntil = Infinity;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly ready: Ready,
		private readonly rows: RowFactory,
		private readonly outputs: Outputs,
		private readonly stringify: Stringify,
	) {
		const { settings, credential } = ready;
		this.cancelled = context.getExecutionCancelSignal();
		const signals = [this.ended.signal, ...(this.cancelled ? [this.cancelled] : [])];
		this.transport = openTransport(context, credential, settings, AbortSignal.any(signals));
		this.session = new Session(settings, this.transport.ports);
		this.left = settings.sendOnlyFirst || Infinity;
		// Last, since a listener that is not released swallows n8n's second signal.
		this.shutdown = watchShutdown();
	}

	/**
	 * Of several files each is looked at before anything is sent. A single one is anyway.
	 *
	 * @throws FileRefused, SettingError
	 */
	async refuseUnreadable(count: number): Promise<void> {
		if (count < 2 || this.context.continueOnFail()) return;
		for (let itemIndex = 0; itemIndex < count; itemIndex++) {
			this.rows.ofItem(itemIndex);
			const { file } = await readPlaced(await this.place(itemIndex));
			await file.close();
			this.rows.refuseMissingColumns(file, itemIndex);
		}
	}

	/** @throws FileRefused, SettingError, NothingArrived */
	async file(itemIndex: number): Promise<void> {
		const opened = await this.tryOpen(itemIndex);
		if (opened === undefined) return;
		const { intake, recordOf, journal } = opened;
		try {
			await this.deliver(itemIndex, intake, recordOf, journal);
		} finally {
			await intake.file.close();
			await journal?.close(false);
		}
	}

	/** Undefined when it cannot be read, but the others can, or have been sent already. */
	private async tryOpen(itemIndex: number): Promise<Opened | undefined> {
		const goesOn = this.context.continueOnFail() || this.session.sent > 0;
		let journal: OpenJournal | undefined;
		let placed: PlacedFile | undefined;
		let intake: FileIntake | undefined;
		try {
			const recordOf = this.rows.ofItem(itemIndex);
			placed = await this.place(itemIndex);
			const { journal: options, dryRun } = this.ready.panel.options;
			if (options !== undefined && !dryRun) {
				const opened = await this.openJournal(options, itemIndex, placed);
				({ placed, journal } = opened);
			}
			intake = await readPlaced(placed);
			this.rows.refuseMissingColumns(intake.file, itemIndex);
			return { recordOf, journal, intake };
		} catch (error) {
			await intake?.file.close();
			await placed?.place.close?.();
			await journal?.close(false);
			if (!goesOn) return await Promise.reject(error);
			this.handOutUnread(itemIndex, sentenceOf(error));
			return undefined;
		}
	}

	private async openJournal(options: JournalOptions, itemIndex: number, placed: PlacedFile) {
		const { context } = this;
		const mask = new AccountMask(this.transport.secrets);
		const opened = await openFileJournal(
			context,
			options,
			placed,
			async () => await this.place(itemIndex),
			context.getInputData().length > 1,
			(settlement) => mask.settlement(settlement),
		);
		const { id } = opened.journal;
		this.rows.useIds((index) => idOf(id, index));
		return opened;
	}

	async close(): Promise<void> {
		this.ended.abort();
		this.shutdown.release();
		await this.transport.close();
	}

	private async place(itemIndex: number): Promise<PlacedFile> {
		return await openPlace(this.context, itemIndex, this.ended.signal);
	}

	private async deliver(
		itemIndex: number,
		intake: FileIntake,
		recordOf: Opened['recordOf'],
		journal: OpenJournal | undefined,
	): Promise<void> {
		const { context, ready, session, transport } = this;
		const { options } = ready.panel;
		const source = new FileSource(intake.file, recordOf, this.left);
		if (options.dryRun) {
			const preview = await previewSummary(source, ready, undefined, () => source.taken);
			this.tellHints(itemIndex, intake, []);
			this.add(2, itemIndex, { file: intake.place.name, ...preview });
			return;
		}
		const runLog = options.report ? new RunLog() : undefined;
		const run = new FileRun(context, intake, source, ready, transport, this.stringify);
		const around = {
			session,
			cancelled: this.cancelled,
			drained: this.shutdown.signal,
			journal: journal?.journal,
		};
		const sent = await run.send(around, runLog?.add, () => this.mayReadRest());
		this.left -= source.taken;
		await this.closeJournal(journal, sent);
		await this.handOut(itemIndex, intake, sent, runLog);
	}

	/** What is not durable any more is told; it undoes nothing of what was sent. */
	private async closeJournal(journal: OpenJournal | undefined, sent: SentFile): Promise<void> {
		if (journal === undefined) return;
		const problem = await closeWith(journal, sent.result);
		sent.told.journal = journalTold(journal, problem);
		sent.hints.push(...hints.journalHints(journal, problem));
	}

	private mayReadRest(): boolean {
		if (this.cancelled?.aborted) return false;
		const now = performance.now();
		const { aborted } = this.shutdown.signal;
		if (this.restUntil === Infinity) {
			this.restUntil = now + (aborted ? REST_AT_SHUTDOWN_MS : REST_MS);
		}
		return now < this.restUntil;
	}

	/** @throws NothingArrived */
	private async handOut(
		itemIndex: number,
		intake: FileIntake,
		sent: SentFile,
		runLog: RunLog | undefined,
	): Promise<void> {
		const { context, ready, transport } = this;
		const { secrets } = transport;
		const { result, notable } = sent;
		const unread = sent.unread;
		const suggestion = unread && suggest(context, exampleOf(unread, secrets), ready.panel.settings);
		const file = intake.place.name;
		const summary = summarize(result);
		const { records } = result;
		this.arrived ||= records.succeeded > 0 || records.unclear > 0;
		this.refuseNothing(result, summary);
		const { succeeded, failed, unsent, unclear } = records;
		const wantsSucceeded = ready.panel.options.succeededOutput !== 'none';
		if (wantsSucceeded) this.addFiles(0, itemIndex, { file, succeeded }, sent.succeeded);
		this.addFiles(1, itemIndex, { file, failed, unsent, unclear }, sent.failed, sent.rest);
		const item = this.add(2, itemIndex, {
			file,
			...summary,
			...sent.told,
			...(suggestion && { suggestion }),
		});
		if (runLog !== undefined) {
			const { stop } = result;
			const failures = sent.notSucceeded;
			const sender = senderOf(context);
			const page = makeReport(sender, stop, summary, runLog, failures, ready.panel, secrets);
			await addReport(context, item, page);
		}
		this.tellHints(itemIndex, intake, [
			...hints.resultHints(result, notable, ready.settings),
			...hints.notices(sent.problem),
			...sent.hints,
			...hints.suggestionHints(suggestion),
		]);
	}

	private refuseNothing(result: RunResult, summary: ReturnType<typeof summarize>): void {
		if (this.arrived || this.context.continueOnFail()) return;
		const fault = nothingArrived(result, summary, this.transport.networkAdvice);
		if (fault !== undefined) throw fault;
	}

	/** A file of which nothing could be read, while others can. */
	private handOutUnread(itemIndex: number, reason: string): void {
		const file = this.context.getInputData()[itemIndex].json.fileName;
		const named = { item: itemIndex, ...(typeof file === 'string' && { file }) };
		const counts = { succeeded: 0, failed: 0, unsent: 0, notRead: true };
		this.add(1, itemIndex, { ...named, ...counts, reason });
		this.add(2, itemIndex, {
			...named,
			records: { total: 0, ...counts },
			errors: [{ code: 'unreadable', message: reason, count: 1 }],
		});
		this.hints.push(...hints.warnings(`Item ${itemIndex} was not sent. ${reason}`));
	}

	private addFiles(
		output: 0 | 1,
		itemIndex: number,
		json: IDataObject,
		files: SentFile['failed'],
		rest?: SentFile['rest'],
	): void {
		// Without a file when it could not be stored: the counts are true all the same.
		if (files.length === 0) this.add(output, itemIndex, json);
		files.forEach((data, at) => {
			const part = files.length === 1 ? {} : { part: at + 1, parts: files.length };
			const item = this.add(output, itemIndex, { ...json, ...part });
			item.binary = { data, ...(at === 0 && rest?.[0] && { rest: rest[0] }) };
		});
		// Where n8n would hold it in memory, a long rest comes in parts too.
		for (const more of rest?.slice(files.length === 0 ? 0 : 1) ?? []) {
			this.add(output, itemIndex, json).binary = { rest: more };
		}
	}

	private add(output: 0 | 1 | 2, itemIndex: number, json: object): INodeExecutionData {
		const item = { json: json as IDataObject, pairedItem: { item: itemIndex } };
		this.outputs[output].push(item);
		return item;
	}

	private tellHints(itemIndex: number, { file, place }: FileIntake, own: readonly Hint[]): void {
		const several = this.context.getInputData().length > 1;
		const all = [...own, ...file.hints().flatMap((sentence) => hints.notices(sentence))];
		const named = all.map(({ message, type }) => ({
			type,
			message: several ? `${place.name} (item ${itemIndex}): ${message}` : message,
		}));
		this.hints.push(...named);
	}
}
