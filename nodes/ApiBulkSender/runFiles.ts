import type { IExecuteFunctions } from 'n8n-workflow';

import { summarize } from './engine/account/summary';
import type { RunResult } from './engine/run/delivery';
import { aborted } from './aborted';
import { Session } from './engine/run/session';
import { sentenceOf } from './engine/settingError';
import {
	openPlace,
	readPlaced,
	RowFactory,
	type FileIntake,
	type PlacedFile,
} from './input/file/fileIntake';
import { FileRefused } from './input/file/problems';
import { FileSource } from './input/file/fileSource';
import { endpointOf } from './input/perItem';
import { loadStringify, type Stringify } from './output/file/csvWriter';
import { FileOutputs } from './output/file/fileOutputs';
import type { Outputs } from './output/handOut';
import * as hints from './output/hints';
import { nothingArrived } from './output/nothingArrived';
import { ranAt } from './output/ranAt';
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
import { RestTime } from './restTime';
import { openTransport, type Transport } from './transport';
import { maskedLogin } from './transport/authorizer';

/**
 * Sends files, one input item after another: each gives an item on every output. The files share what
 * is known of the destination, so a stop in one is a stop for all.
 */
export async function runFiles(context: IExecuteFunctions, ready: Ready): Promise<Outputs> {
	const { panel, settings, credential } = ready;
	const login = maskedLogin(credential);
	const rows = new RowFactory(context, panel, settings, credential.apiBaseUrl, login);
	const out = new FileOutputs(context.getInputData());
	const settingHints = hints.settingHints(context, panel);
	const count = context.getInputData().length;
	const stringify = await loadStringify();
	const execution = new FilesExecution(context, ready, rows, out, stringify);
	try {
		await execution.refuseUnreadable(count);
		for (let itemIndex = 0; itemIndex < count; itemIndex++) await execution.file(itemIndex);
	} finally {
		await execution.close();
	}
	const dry = panel.options.dryRun ? [hints.dryRunHint] : [];
	const none = count === 0 ? [hints.noRecordsHint] : [];
	const notices = hints.notices(rows.notice);
	hints.giveHints(context, [...out.hints, ...none, ...dry, ...notices, ...settingHints]);
	return out.outputs;
}

interface Opened {
	intake: FileIntake;
	recordOf: ReturnType<RowFactory['ofItem']>;
	journal: OpenJournal | undefined;
}

class FilesExecution {
	private readonly ended = new AbortController();
	private readonly cancelled: AbortSignal | undefined;
	private readonly shutdown: Shutdown;
	private readonly transport: Transport;
	private readonly session: Session;
	private readonly restTime: RestTime;
	/** Aborted when no further file is to be opened. */
	private readonly ending: AbortSignal;
	/** How many files had a name so far: each has a journal of its own. */
	private readonly names = new Map<string, number>();
	/** Records that may still be sent under Send Only First. */
	private left: number;
	private arrived = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly ready: Ready,
		private readonly rows: RowFactory,
		private readonly out: FileOutputs,
		private readonly stringify: Stringify,
	) {
		const { settings, credential } = ready;
		this.cancelled = context.getExecutionCancelSignal();
		const given = this.cancelled === undefined ? [] : [this.cancelled];
		const signal = AbortSignal.any([this.ended.signal, ...given]);
		this.transport = openTransport(context, credential, settings, signal);
		this.session = new Session(settings, this.transport.ports);
		this.left = settings.sendOnlyFirst || Infinity;
		// Last, since a listener that is not released swallows n8n's second signal.
		this.shutdown = watchShutdown();
		this.ending = AbortSignal.any([this.shutdown.signal, ...given]);
		this.restTime = new RestTime(this.shutdown.signal, this.cancelled);
	}

	/**
	 * Of several files each is looked at before anything is sent. A single one is anyway.
	 *
	 * @throws FileRefused, SettingError
	 */
	async refuseUnreadable(count: number): Promise<void> {
		if (count < 2 || this.context.continueOnFail()) return;
		for (let itemIndex = 0; itemIndex < count && !this.ending.aborted; itemIndex++) {
			this.rows.ofItem(itemIndex);
			let name: string | undefined;
			try {
				const placed = await this.place(itemIndex);
				({ name } = placed.place);
				const { file } = await readPlaced(placed);
				await file.close();
				this.rows.refuseMissingColumns(file, itemIndex);
			} catch (error) {
				throw this.naming(error, name, itemIndex);
			}
		}
	}

	/** @param name undefined when there was no file, so that the problem says where it was looked for */
	private naming(error: unknown, name: string | undefined, itemIndex: number): unknown {
		if (!(error instanceof FileRefused)) return error;
		return error.of(name, this.context.getInputData().length > 1 ? itemIndex : undefined);
	}

	/** @throws FileRefused, SettingError, NothingArrived */
	async file(itemIndex: number): Promise<void> {
		const opened = await this.tryOpen(itemIndex);
		if (opened === undefined) return;
		try {
			await this.deliver(itemIndex, opened);
		} finally {
			await letGo(opened);
		}
	}

	/** Undefined when it cannot be read, but the others can, or have been sent already. */
	private async tryOpen(itemIndex: number): Promise<Opened | undefined> {
		if (this.ending.aborted) {
			this.addUnopened(itemIndex);
			return undefined;
		}
		const opening = this.open(itemIndex);
		try {
			const opened = await Promise.race([opening, aborted(this.ending)]);
			if (opened !== undefined) return opened;
		} catch (error) {
			const goesOn = this.context.continueOnFail() || this.session.sent > 0;
			if (!goesOn) return await Promise.reject(error);
			this.out.addUnread(itemIndex, sentenceOf(error));
			return undefined;
		}
		// However long it takes: nobody waits for it any more.
		opening.then(letGo, () => {});
		this.addUnopened(itemIndex);
		return undefined;
	}

	private addUnopened(itemIndex: number): void {
		const why = this.cancelled?.aborted ? 'The execution was cancelled' : 'n8n is shutting down';
		this.out.addUnread(itemIndex, `${why}, so nothing of the file was sent.`);
	}

	/** @throws FileRefused, SettingError */
	private async open(itemIndex: number): Promise<Opened> {
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
			await letGo({ intake, journal });
			await placed?.place.close?.().catch(() => {});
			return await Promise.reject(this.naming(error, placed?.place.name, itemIndex));
		}
	}

	private async openJournal(options: JournalOptions, itemIndex: number, placed: PlacedFile) {
		const { context, ready } = this;
		const mask = new AccountMask(this.transport.secrets);
		const { name } = placed.place;
		const before = this.names.get(name) ?? 0;
		this.names.set(name, before + 1);
		const opened = await openFileJournal(
			context,
			options,
			placed,
			async () => await this.place(itemIndex),
			{
				name: before === 0 ? name : `${name} (${before + 1})`,
				destination: {
					baseUrl: ready.credential.apiBaseUrl,
					endpoint: endpointOf(context, ready.panel.templated, itemIndex),
				},
				isOneOfSeveral: context.getInputData().length > 1,
			},
			(settlement) => mask.settlement(settlement),
		);
		const { id } = opened.journal;
		this.rows.useIds((index) => idOf(id, index));
		return opened;
	}

	async close(): Promise<void> {
		this.ended.abort();
		this.restTime.close();
		this.shutdown.release();
		await this.transport.close();
	}

	private async place(itemIndex: number): Promise<PlacedFile> {
		const given = this.cancelled === undefined ? [] : [this.cancelled];
		return await openPlace(this.context, itemIndex, AbortSignal.any([this.ended.signal, ...given]));
	}

	private async deliver(itemIndex: number, { intake, recordOf, journal }: Opened): Promise<void> {
		const { context, ready, session, transport } = this;
		const { options } = ready.panel;
		const source = new FileSource(intake.file, recordOf, this.left);
		if (options.dryRun) {
			const preview = await previewSummary(source, ready, undefined, () => source.taken);
			this.tellHints(itemIndex, intake, []);
			this.out.add(2, itemIndex, { file: intake.place.name, ...preview });
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
		const startedAt = Date.now();
		const sent = await run.send(around, runLog?.add, () => this.restTime.begin());
		Object.assign(sent.told, ranAt(startedAt, sent.result.durationMs));
		this.left -= source.taken;
		await this.closeJournal(journal, sent);
		await this.handOut(itemIndex, intake, sent, runLog);
	}

	/** What is not durable any more is told; it undoes nothing of what was sent. */
	private async closeJournal(journal: OpenJournal | undefined, sent: SentFile): Promise<void> {
		if (journal === undefined) return;
		const problem = await closeWith(journal, sent.result);
		sent.told.journal = journalTold(journal, problem);
		sent.hints.push(...hints.journalHints(journal, problem, sent.result));
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
		const { part } = intake;
		const summary = summarize(result);
		const { records } = result;
		this.arrived ||= records.succeeded > 0 || records.unclear > 0;
		this.refuseNothing(result, summary);
		const { succeeded, failed, unsent, unclear, notRead } = records;
		// Rows that nobody has read are in no file, so Failed says that there are some.
		const left = notRead && { notRead, reason: sent.brokenOff ?? result.stop?.reason };
		const wantsSucceeded = ready.panel.options.succeededOutput !== 'none';
		if (wantsSucceeded) this.out.addFiles(0, itemIndex, { file, succeeded }, sent.succeeded);
		const counts = { file, failed, unsent, unclear, ...left };
		this.out.addFiles(1, itemIndex, counts, sent.failed, sent.rest);
		const item = this.out.add(2, itemIndex, {
			file,
			...(part && { part: part.number, parts: part.count }),
			...summary,
			...sent.told,
			...(suggestion && { suggestion }),
		});
		if (runLog !== undefined) {
			const { stop } = result;
			const failures = sent.notSucceeded;
			const sender = senderOf(context, ready.panel);
			const page = makeReport(sender, stop, summary, runLog, failures, ready.panel, secrets);
			await addReport(context, item, page);
		}
		this.tellHints(itemIndex, intake, [
			...hints.resultHints(result, notable, ready, transport.advice),
			...hints.notices(sent.problem),
			...sent.hints,
			...hints.suggestionHints(suggestion),
		]);
	}

	private refuseNothing(result: RunResult, summary: ReturnType<typeof summarize>): void {
		if (this.arrived || this.context.continueOnFail()) return;
		const { templated } = this.ready.panel;
		const fault = nothingArrived(result, summary, this.transport.advice, templated);
		if (fault !== undefined) throw fault;
	}

	private tellHints(
		itemIndex: number,
		{ file, place }: FileIntake,
		own: readonly hints.Hint[],
	): void {
		const ofFile = file.hints().flatMap((sentence) => hints.notices(sentence));
		this.out.tell(itemIndex, place.name, [...own, ...ofFile]);
	}
}

/** Whatever fails by that undoes nothing of what was sent. */
async function letGo({ intake, journal }: Partial<Opened>): Promise<void> {
	// The place first: who reads from a download that stands still would be waited for.
	await Promise.allSettled([intake?.place.close?.(), intake?.file.close(), journal?.close(false)]);
}
