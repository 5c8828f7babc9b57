import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { DestinationCredential } from '../shared/http/destinationCredential';
import { tlsSettings } from '../shared/http/tlsSettings';
import { readBase } from './engine/request/endpoint';
import { sentenceOf, SettingError } from './engine/settingError';
import { compileSettings } from './engine/settings';
import { isTool } from './input/asTool';
import { openInputs, readInputs } from './input/intake';
import { nodeOptionDefaults, readPanel, type Panel } from './input/readPanel';
import { forTool } from './output/forTool';
import type { Outputs } from './output/handOut';
import { NothingArrived } from './output/nothingArrived';
import { handOutBroken, handOutRefused, toNodeError, withAdviceOnHidden } from './output/refusal';
import { mergeItems } from './mergeItems';
import type { Known, Ready } from './ready';
import { runFiles } from './runFiles';
import { runItems } from './runItems';
import { bytesOfLogin } from './transport/authorizer';
import { TYPE_NAME, readOAuth2 } from './transport/oAuth2Credential';
import { assertDestinationAllowed, egressFilter } from './transport/networkPolicy';

/**
 * One execution of the node. It throws only when nothing was answered and nobody asked to go on
 * (design: throwing would make n8n pass the input on as succeeded, or send it all again).
 */
export async function run(context: IExecuteFunctions): Promise<Outputs> {
	const known: Known = {};
	let outputs: Outputs;
	try {
		outputs = merges(context) ? mergeItems(context) : await attempt(context, known);
	} catch (error) {
		outputs = settleAll(context, withAdviceOnHidden(error, known.panel), known);
	}
	return isTool(context) ? forTool(outputs) : outputs;
}

/** A tool has no choice, nor have workflows from before there was one. */
function merges(context: IExecuteFunctions): boolean {
	return context.getNodeParameter('operation', 0, 'send') === 'mergeSummaries';
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
	const { recordsFrom } = panel;
	const inputs = recordsFrom === 'file' ? undefined : readInputs(context, recordsFrom);
	if (inputs !== undefined) known.inputs = openInputs(inputs, panel.settings);
	const compiled = compileSettings(panel.settings);
	const credential = await readCredential(context);
	readBase(credential.apiBaseUrl);
	// Refused here, so that a dry run tells it too.
	tlsSettings(credential);
	const maxBodyBytes = compiled.maxBodyBytes - bytesOfLogin(credential);
	const settings = { ...compiled, maxBodyBytes };
	await assertDestinationAllowed(credential, egressFilter(context));
	const ready: Ready = { panel, settings, credential };
	if (inputs !== undefined) return await runItems(context, inputs, ready, known);
	return await runFiles(context, ready);
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
	const type = context.getNodeParameter('authentication', 0, 'destinationApi') as string;
	const credential =
		type === TYPE_NAME
			? (await readOAuth2(context)).credential
			: await context.getCredentials<DestinationCredential & IDataObject>('destinationApi');
	const { id, name } = context.getNode().credentials?.[type] ?? {};
	return { ...credential, credentialName: name, credentialId: `${type}/${id ?? name}` };
}
