import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { emptySummary, summarize } from './engine/account/summary';
import { deliver } from './engine/run/delivery';
import { SettlementList } from './engine/sink';
import { isTool } from './input/asTool';
import { readPastedExample, type PastedExample } from './input/example';
import { readTable } from './input/file/csv/readTable';
import { takeRecords, type Inputs, type Intake } from './input/intake';
import { resultRemover } from './input/oldResult';
import { endpointOf } from './input/perItem';
import type { Panel } from './input/readPanel';
import { handOut, summaryItem, type Outputs } from './output/handOut';
import * as hints from './output/hints';
import { AccountMask, maskAccount, type Account } from './output/maskAccount';
import { notableOf } from './output/notable';
import { nothingArrived, type Advice } from './output/nothingArrived';
import { ProgressLog } from './output/progressLog';
import { ranAt } from './output/ranAt';
import { addReport } from './output/report/addReport';
import { makeReport, notSucceeded } from './output/report/makeReport';
import { RunLog } from './output/report/runLog';
import {
	exampleOf,
	showExample,
	suggest,
	type ShownExample,
	type ShownSuggestion,
} from './output/suggest';
import { previewSummary, senderOf, type Known, type Ready } from './ready';
import { hashOf, textsOf, type Destination } from './journal/fingerprints';
import { idOf, type OpenJournal } from './journal/openJournal';
import { openRunJournal, placeJournal, type JournalOptions } from './journal/runJournal';
import { closeWith, journalTold } from './journal/told';
import { watchShutdown } from './shutdown';
import { openTransport } from './transport';
import { secretsOf } from './transport/secrets';
import { maskedLogin } from './transport/authorizer';

/** Sends records that are at hand, as items or as JSON. */
export async function runItems(
	context: IExecuteFunctions,
	inputs: Inputs,
	ready: Ready,
	known: Known,
): Promise<Outputs> {
	const { panel, settings, credential } = ready;
	const { options } = panel;
	const login = maskedLogin(credential);
	const { apiBaseUrl } = credential;
	const masks: LateMask = { current: new AccountMask(secretsOf(credential)) };
	const destination = {
		baseUrl: apiBaseUrl,
		endpoint: endpointOf(context, panel.templated, 0),
	};
	const hasRecords = inputs.jsons.length > 0 && !options.dryRun;
	const journal =
		hasRecords && options.journal
			? await openItemsJournal(context, options.journal, inputs.jsons, destination, masks)
			: undefined;
	const newId = journal && ((index: number) => idOf(journal.id, index));
	try {
		const intake = takeRecords(context, inputs, panel, settings, apiBaseUrl, login, newId);
		return await runTaken(context, intake, ready, known, { journal, masks });
	} finally {
		await journal?.close(false);
	}
}

interface Written {
	journal: OpenJournal | undefined;
	masks: LateMask;
}

async function runTaken(
	context: IExecuteFunctions,
	intake: Intake,
	ready: Ready,
	known: Known,
	written: Written,
): Promise<Outputs> {
	const { panel, settings } = ready;
	const { options } = panel;
	known.inputs = intake.inputs;
	const { jsons } = intake.inputs;
	const settingHints = [
		...hints.markHints(resultRemover(options.resultField)(jsons[0])),
		...hints.settingHints(context, panel),
	];
	const example = options.dryRun ? readPastedExample(options, intake.inputs, settings) : undefined;
	if (jsons.length === 0 && example === undefined) {
		hints.giveHints(context, [hints.noRecordsHint, ...settingHints]);
		return hand(context, intake, [], panel, emptySummary());
	}
	if (options.dryRun) {
		const tried = example && tryPasted(context, example, panel);
		const suggested = tried ? hints.exampleHints(tried.example, tried.suggestion) : [];
		const summary = await previewSummary(intake.source, ready, tried, () => jsons.length);
		const notices = hints.notices(intake.notice());
		hints.giveHints(context, [...suggested, hints.dryRunHint, ...notices, ...settingHints]);
		return [[], [], summaryItem(summary)];
	}
	const {
		outputs,
		account,
		suggestion,
		hints: ofJournal,
		advice,
	} = await send(context, intake, ready, known, written);
	hints.giveHints(context, [
		...hints.resultHints(account.result, notableOf(account.settlements), ready, advice),
		...ofJournal,
		...hints.suggestionHints(suggestion),
		...hints.notices(intake.notice()),
		...settingHints,
	]);
	return outputs;
}

async function send(
	context: IExecuteFunctions,
	intake: Intake,
	{ panel, settings, credential }: Ready,
	known: Known,
	{ journal, masks }: Written,
): Promise<{
	outputs: Outputs;
	account: Account;
	hints: hints.Hint[];
	suggestion: ShownSuggestion | undefined;
	advice: Advice;
}> {
	const ended = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const signal = cancelled ? AbortSignal.any([ended.signal, cancelled]) : ended.signal;
	const transport = openTransport(context, credential, settings, signal);
	const { jsons } = intake.inputs;
	const shutdown = watchShutdown();
	const log = new ProgressLog(context, { total: jsons.length });
	const { secrets } = transport;
	masks.current = new AccountMask(secrets);
	try {
		const list = new SettlementList();
		const { settlements } = list;
		known.delivery = { settled: settlements, maskText: (text) => secrets.maskText(text) };
		const runLog = panel.options.report ? new RunLog() : undefined;
		const { ports: network } = transport;
		const ports = { ...network, readTable, onProgress: log.report, onAnswered: runLog?.add };
		const around = { cancelled, drained: shutdown.signal, journal: journal?.journal };
		const startedAt = Date.now();
		const raw = await deliver(intake.source, list, settings, ports, around);
		const problem = journal && (await closeWith(journal, raw));
		assertBalanced({ result: raw, settlements }, intake.inputs);
		const account = maskAccount({ result: raw, settlements }, secrets);
		const { result } = account;
		const unread = raw.stop?.unread;
		const suggestion = unread && suggest(context, exampleOf(unread, secrets), panel.settings);
		const summary = {
			...summarize(result),
			...ranAt(startedAt, result.durationMs),
			...(journal && { journal: journalTold(journal, problem) }),
			...(suggestion && { suggestion }),
		};
		const fault = nothingArrived(result, summary, transport.advice, panel.templated);
		if (fault !== undefined && !context.continueOnFail()) throw fault;
		const outputs = hand(context, intake, account.settlements, panel, summary);
		if (runLog !== undefined && !isTool(context)) {
			const failed = notSucceeded(account.settlements, jsons);
			const sender = senderOf(context, panel);
			const page = makeReport(sender, result.stop, summary, runLog, failed, panel, secrets);
			await addReport(context, outputs[2][0], page);
		}
		const ofJournal = journal ? hints.journalHints(journal, problem, raw) : [];
		const { advice } = transport;
		return { outputs, account, suggestion, hints: ofJournal, advice };
	} finally {
		shutdown.release();
		ended.abort();
		log.close();
		await transport.close();
	}
}

/** @throws SettingError: nothing has been sent */
async function openItemsJournal(
	context: IExecuteFunctions,
	options: JournalOptions,
	jsons: readonly unknown[],
	destination: Destination,
	masks: LateMask,
): Promise<OpenJournal> {
	const place = await placeJournal(context, options, 'items', false);
	const input = { name: `${jsons.length} items`, hash: hashOf(textsOf(jsons)), destination };
	return await openRunJournal(context, options, place, input, (one) =>
		masks.current.settlement(one),
	);
}

/** Tokens that are bought on the way are secrets too. */
interface LateMask {
	current: AccountMask;
}

/** @throws Error when the engine accounts for other records than came in: then it is wrong */
function assertBalanced({ settlements, result }: Account, { jsons }: Inputs): void {
	const accounted = settlements.filter((settlement) => settlement !== undefined).length;
	if (accounted === jsons.length && result.records.total === jsons.length) return;
	throw new Error(`${jsons.length} records came in, but ${accounted} are accounted for`);
}

interface Tried {
	example: ShownExample;
	suggestion: ShownSuggestion;
}

/** What the present settings make of the pasted answer, and better ones. */
function tryPasted(
	context: IExecuteFunctions,
	{ example, requestPath }: PastedExample,
	{ settings }: Panel,
): Tried {
	return {
		suggestion: suggest(context, example, settings, requestPath),
		example: showExample(example, settings),
	};
}

function hand(
	context: IExecuteFunctions,
	{ inputs }: Pick<Intake, 'inputs'>,
	settlements: Parameters<typeof handOut>[1],
	panel: Panel,
	summary: object,
): Outputs {
	const items = context.getInputData();
	return handOut(inputs, settlements, items, panel.options, summary as IDataObject);
}
