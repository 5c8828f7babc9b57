import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { DestinationCredential } from '../shared/http/destinationCredential';
import type { Stop } from './engine/run/decision';
import { deliver, type RunResult } from './engine/run/delivery';
import { plan } from './engine/dryRun';
import { readBase } from './engine/request/endpoint';
import { SettingError } from './engine/settingError';
import { compileSettings, type Settings } from './engine/settings';
import { unsent } from './engine/account/settlements';
import { summarize, emptySummary } from './engine/account/summary';
import { isTool } from './input/asTool';
import { openInputs, readInputs, takeRecords, type Inputs, type Intake } from './input/intake';
import { readDestinations } from './input/perItem';
import { readPanel, type Panel } from './input/readPanel';
import { forTool } from './output/forTool';
import { handOut, type Outputs } from './output/handOut';
import * as hints from './output/hints';
import { maskResult } from './output/maskResult';
import { ProgressLog } from './output/progressLog';
import { handOutRefused, toNodeError } from './output/refusal';
import { openTransport } from './transport';
import { maskedAuthorization } from './transport/authorizer';
import { refuseClashes } from './transport/headerClashes';
import { assertDestinationAllowed, egressFilter } from './transport/networkPolicy';

/** What is known of a run so far; a refusal still has to account for every record. */
interface Known {
	panel?: Panel;
	inputs?: Inputs;
	/** Requests may have left, so nothing may be called unsent any more. */
	sending?: boolean;
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
		const settles = known.sending === true && !(error instanceof SettingError);
		if (!settles && !context.continueOnFail()) throw toNodeError(context, error);
		const resultField = known.panel?.options.resultField;
		outputs = handOutRefused(context, error, known.inputs, settles, resultField);
	}
	return isTool(context) ? forTool(outputs) : outputs;
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
	const intake = takeRecords(context, inputs, panel, settings, credential.apiBaseUrl);
	known.inputs = intake.inputs;
	const settingHints = hints.settingHints(context, panel);
	if (intake.inputs.jsons.length === 0) {
		hints.giveHints(context, [hints.noRecordsHint, ...settingHints]);
		return hand(context, intake, [], panel, emptySummary());
	}
	const { headers } = readDestinations(context).of(0);
	const headerNames = headers.map(({ name }) => String(name));
	refuseClashes(credential, headerNames, settings.idempotencyKeyHeader);
	if (panel.options.dryRun) {
		hints.giveHints(context, [hints.dryRunHint, ...settingHints]);
		return dryRun(context, intake, panel, settings, credential);
	}
	known.sending = true;
	const { outputs, result } = await send(context, intake, panel, settings, credential);
	hints.giveHints(context, [...hints.resultHints(result, settings), ...settingHints]);
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
): Promise<{ outputs: Outputs; result: RunResult }> {
	const ended = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	const signal = cancelled ? AbortSignal.any([ended.signal, cancelled]) : ended.signal;
	const transport = openTransport(context, credential, settings, signal);
	const log = new ProgressLog(context, intake.inputs.jsons.length);
	try {
		const ports = { ...transport.ports, onProgress: log.report };
		const delivered = await deliver(intake.records, settings, ports, cancelled);
		const result = maskResult(delivered, transport.secrets);
		const { stop, reached } = result;
		const nothingDone = stop?.kind === 'refused' || stop?.kind === 'unreachable';
		if (nothingDone && !reached && !context.continueOnFail()) {
			throw nothingSent(stop, transport.networkAdvice);
		}
		const summary = summarize(result);
		return { outputs: hand(context, intake, result.settlements, panel, summary), result };
	} finally {
		ended.abort();
		log.close();
		await transport.close();
	}
}

function nothingSent({ kind, reason }: Stop, networkAdvice: string): SettingError {
	return kind === 'refused'
		? new SettingError('Destination API', reason, 'Check the credential and what it may do')
		: new SettingError('API Base URL', reason, networkAdvice);
}

function dryRun(
	context: IExecuteFunctions,
	intake: Intake,
	panel: Panel,
	settings: Settings,
	credential: DestinationCredential,
): Outputs {
	const preview = plan(intake.records, settings, maskedAuthorization(credential));
	const settlements = intake.inputs.jsons.map(() => unsent("Not sent: 'Dry Run' is on"));
	const summary = emptySummary();
	summary.records.total = summary.records.unsent = settlements.length;
	const [, , summaryItems] = hand(context, intake, settlements, panel, {
		dryRun: true,
		preview,
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
