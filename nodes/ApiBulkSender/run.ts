import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { DestinationCredential } from '../shared/http/destinationCredential';
import { deliver } from './engine/run/delivery';
import { plan } from './engine/dryRun';
import { readBase } from './engine/request/endpoint';
import { sentenceOf, SettingError } from './engine/settingError';
import { SettlementList } from './engine/sink';
import { compileSettings, type Settings } from './engine/settings';
import { unsent } from './engine/account/settlements';
import { summarize, emptySummary } from './engine/account/summary';
import type { Settlement } from './engine/types';
import { isTool } from './input/asTool';
import { readPastedExample, type PastedExample } from './input/example';
import { openInputs, readInputs, takeRecords, type Inputs, type Intake } from './input/intake';
import { resultRemover } from './input/oldResult';
import { nodeOptionDefaults, readPanel, type Panel } from './input/readPanel';
import { forTool } from './output/forTool';
import { handOut, type Outputs } from './output/handOut';
import * as hints from './output/hints';
import { maskAccount, type Account } from './output/maskAccount';
import { NothingArrived, nothingArrived } from './output/nothingArrived';
import { showPreview } from './output/preview';
import { ProgressLog } from './output/progressLog';
import { handOutBroken, handOutRefused, toNodeError } from './output/refusal';
import {
	exampleOf,
	showExample,
	suggest,
	type ShownExample,
	type ShownSuggestion,
} from './output/suggest';
import { addReport } from './output/report/addReport';
import { makeReport, type Sender } from './output/report/makeReport';
import { RunLog } from './output/report/runLog';
import { openTransport } from './transport';
import { maskedAuthorization } from './transport/authorizer';
import { assertDestinationAllowed, egressFilter } from './transport/networkPolicy';

/** What is known of a run so far; a refusal still has to account for every record. */
interface Known {
	panel?: Panel;
	inputs?: Inputs;
	/** Requests may have left, so nothing may be called unsent any more. */
	delivery?: {
		/** By record index, as far as it came. */
		settled: ReadonlyArray<Settlement | undefined>;
		maskText: (text: string) => string;
	};
}

/**
 * One execution of the node. It throws only when nothing was answered and nobody asked to go on
 * (design: throwing would make n8n pass the input on as succeeded, or send it all again).
 */
export async function run(context: IExecuteFunctions): Promise<Outputs> {
	const known: Known = {};
	let outputs: Outputs;
	try {
		outputs = await attempt(context, known);
	} catch (error) {
		outputs = settleAll(context, error, known);
	}
	return isTool(context) ? forTool(outputs) : outputs;
}

/** @throws the error as n8n shows it, when nothing was sent and nobody asked to go on */
function settleAll(
	context: IExecuteFunctions,
	error: unknown,
	{ panel, inputs, delivery }: Known,
): Outputs {
	const isTold = error instanceof SettingError || error instanceof NothingArrived;
	if (delivery === undefined || inputs === undefined || isTold) {
		if (!context.continueOnFail()) throw toNodeError(context, error);
		return handOutRefused(context, error, inputs, panel?.options.resultField);
	}
	const reason = delivery.maskText(`This node failed by itself (${sentenceOf(error)})`);
	const resultField = panel?.options.resultField ?? nodeOptionDefaults.resultField;
	return handOutBroken(context, reason, inputs, delivery.settled, resultField);
}

async function attempt(context: IExecuteFunctions, known: Known): Promise<Outputs> {
	const panel = readPanel(context);
	known.panel = panel;
	refuseMisuse(context, panel);
	const inputs = readInputs(context, panel.recordsFrom);
	known.inputs = openInputs(inputs, panel.settings);
	const settings = compileSettings(panel.settings);
	const credential = await readCredential(context);
	readBase(credential.apiBaseUrl);
	await assertDestinationAllowed(credential, egressFilter(context));
	const { apiBaseUrl } = credential;
	const headers = Object.keys(maskedAuthorization(credential));
	const intake = takeRecords(context, inputs, panel, settings, apiBaseUrl, headers);
	known.inputs = intake.inputs;
	const settingHints = [
		...hints.markHints(resultRemover(panel.options.resultField)(intake.inputs.jsons[0])),
		...hints.settingHints(context, panel),
	];
	const { options } = panel;
	const example = options.dryRun ? readPastedExample(options, intake.inputs, settings) : undefined;
	if (intake.inputs.jsons.length === 0 && example === undefined) {
		hints.giveHints(context, [hints.noRecordsHint, ...settingHints]);
		return hand(context, intake, [], panel, emptySummary());
	}
	if (options.dryRun) {
		const tried = example && tryPasted(context, example, panel);
		const suggested = tried ? hints.exampleHints(tried.example, tried.suggestion) : [];
		const outputs = await dryRun(context, intake, panel, settings, credential, tried);
		const notices = hints.notices(intake.notice());
		hints.giveHints(context, [...suggested, hints.dryRunHint, ...notices, ...settingHints]);
		return outputs;
	}
	const sent = await send(context, intake, panel, settings, credential, known);
	const { outputs, account, suggestion } = sent;
	const notices = hints.notices(intake.notice());
	hints.giveHints(context, [
		...hints.resultHints(account, settings),
		...hints.suggestionHints(suggestion),
		...notices,
		...settingHints,
	]);
	return outputs;
}

function refuseMisuse(context: IExecuteFunctions, panel: Panel): void {
	if (context.getNode().retryOnFail) {
		throw new SettingError(
			'Retry On Fail',
			"'Retry On Fail' is on in the node's settings, which would send every record again",
			"Switch it off: this node repeats by itself only what needs it, see 'Recoverable Error Codes'",
		);
	}
	if (isTool(context) && panel.recordsFrom !== 'json') {
		throw new SettingError(
			'Records From',
			"As a tool of an AI agent this node takes its records from 'Records JSON' only",
			"Set 'Records From' to JSON and let the model fill 'Records JSON'",
		);
	}
}

async function readCredential(context: IExecuteFunctions): Promise<DestinationCredential> {
	return await context.getCredentials<DestinationCredential & IDataObject>('destinationApi');
}

async function send(
	context: IExecuteFunctions,
	intake: Intake,
	panel: Panel,
	settings: Settings,
	credential: DestinationCredential,
	known: Known,
): Promise<{ outputs: Outputs; account: Account; suggestion: ShownSuggestion | undefined }> {
	const ended = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const signal = cancelled ? AbortSignal.any([ended.signal, cancelled]) : ended.signal;
	const transport = openTransport(context, credential, settings, signal);
	const log = new ProgressLog(context, intake.inputs.jsons.length);
	const { secrets } = transport;
	try {
		const list = new SettlementList();
		const { settlements } = list;
		known.delivery = { settled: settlements, maskText: (text) => secrets.maskText(text) };
		const runLog = panel.options.report ? new RunLog() : undefined;
		const ports = { ...transport.ports, onProgress: log.report, onAnswered: runLog?.add };
		const raw = await deliver(intake.source, list, settings, ports, cancelled);
		assertBalanced({ result: raw, settlements }, intake.inputs);
		const account = maskAccount({ result: raw, settlements }, secrets);
		const { result } = account;
		const unread = raw.stop?.unread;
		const suggestion = unread && suggest(context, exampleOf(unread, secrets), panel.settings);
		const summary = { ...summarize(result), ...(suggestion && { suggestion }) };
		const fault = nothingArrived(result, summary, transport.networkAdvice);
		if (fault !== undefined && !context.continueOnFail()) throw fault;
		const outputs = hand(context, intake, account.settlements, panel, summary);
		if (runLog !== undefined && !isTool(context)) {
			const { inputs } = intake;
			const page = makeReport(senderOf(context), account, summary, runLog, inputs, panel, secrets);
			await addReport(context, outputs[2][0], page);
		}
		return { outputs, account, suggestion };
	} finally {
		ended.abort();
		log.close();
		await transport.close();
	}
}

function senderOf(context: IExecuteFunctions): Sender {
	const { name, parameters } = context.getNode();
	const workflow = context.getWorkflow().name ?? '';
	return { name, workflow, endpoint: String(parameters.apiEndpoint ?? '') };
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

async function dryRun(
	context: IExecuteFunctions,
	intake: Intake,
	panel: Panel,
	settings: Settings,
	credential: DestinationCredential,
	tried: Tried | undefined,
): Promise<Outputs> {
	const preview = await plan(intake.source, settings, maskedAuthorization(credential));
	const settlements = intake.inputs.jsons.map(() => unsent("Not sent: 'Dry Run' is on"));
	const summary = emptySummary();
	const { length } = settlements;
	Object.assign(summary.records, { total: length, unsent: length, notSucceeded: length });
	const [, , summaryItems] = hand(context, intake, settlements, panel, {
		dryRun: true,
		...tried,
		preview: showPreview(preview, settings),
		...summary,
	});
	return [[], [], summaryItems];
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
