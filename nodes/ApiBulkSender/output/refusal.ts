import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { Ledger } from '../engine/account/ledger';
import { lost, unsent } from '../engine/account/settlements';
import { emptySummary } from '../engine/account/summary';
import { sentences } from '../engine/sentences';
import { sentenceOf, SettingError } from '../engine/settingError';
import type { Settlement } from '../engine/types';
import { adviceOnHidden } from '../input/hiddenFields';
import { itemsAsInputs, type Inputs } from '../input/intake';
import { freeResultField } from '../input/oldResult';
import { nodeOptionDefaults, type Panel } from '../input/readPanel';
import { handOut, type Outputs } from './handOut';
import { faultHint, giveHints, refusedHint } from './hints';
import { NothingArrived } from './nothingArrived';
import { plainText } from './plainText';

/** A wrong setting with what to do about fields that the panel hides, since they are the template's. */
export function withAdviceOnHidden(error: unknown, panel: Panel | undefined): unknown {
	if (panel === undefined || !(error instanceof SettingError)) return error;
	const { field, message, advice } = error;
	const onHidden = adviceOnHidden(panel.templated, sentences(message, advice));
	return new SettingError(field, message, sentences(advice, onHidden));
}

/** The error as n8n shows it: what happened, and under it what to do. */
export function toNodeError(context: IExecuteFunctions, error: unknown): NodeOperationError {
	if (error instanceof SettingError) return shown(context, error.message, error.advice);
	if (!(error instanceof NothingArrived)) {
		return new NodeOperationError(context.getNode(), error as Error);
	}
	const told = shown(context, error.message, error.description);
	// n8n shows it under Error details and keeps it with the execution.
	told.context.data = { summary: error.summary };
	return told;
}

function shown(context: IExecuteFunctions, message: string, advice: string): NodeOperationError {
	const description = plainText(advice);
	const error = new NodeOperationError(context.getNode(), plainText(message), { description });
	// n8n puts a sentence of its own in its place where it holds a code such as ECONNRESET.
	error.message = plainText(message);
	return error;
}

/**
 * What leaves under Continue On Fail when nothing could be sent: every record by Failed, unsent,
 * with the sentence. A throw would make n8n pass the input on as if it had succeeded.
 *
 * @param inputs the records as far as they could be read; else each item stands for one
 */
export function handOutRefused(
	context: IExecuteFunctions,
	error: unknown,
	inputs: Inputs | undefined,
	resultField = nodeOptionDefaults.resultField,
): Outputs {
	const reason = sentenceOf(error);
	giveHints(context, [refusedHint(reason)]);
	const refused = inputs ?? itemsAsInputs(context.getInputData());
	const settlements = refused.jsons.map(() => unsent(reason));
	return handOutLast(context, refused, settlements, resultField);
}

/**
 * The last resort, when this node itself failed after requests had left: what is settled stands, and
 * of all other records nobody knows. The destination's own words are left out, since they may hold
 * secrets that are not masked.
 *
 * @param reason a sentence without a final stop
 * @param settled by record index, as far as it came
 */
export function handOutBroken(
	context: IExecuteFunctions,
	reason: string,
	inputs: Inputs,
	settled: ReadonlyArray<Settlement | undefined>,
	resultField: string,
): Outputs {
	giveHints(context, [faultHint(reason)]);
	const settlements = inputs.jsons.map((_, index) => {
		const settlement = settled[index];
		return settlement === undefined ? lost(reason) : withoutWords(settlement, reason);
	});
	return handOutLast(context, inputs, settlements, resultField);
}

function withoutWords(settlement: Settlement, reason: string): Settlement {
	const isOurs = settlement.outcome !== 'failed' || settlement.cause === 'invalid';
	const bare = isOurs ? { ...settlement } : { ...settlement, reason };
	delete bare.parsed;
	delete bare.warnings;
	delete bare.response;
	return bare;
}

function handOutLast(
	context: IExecuteFunctions,
	inputs: Inputs,
	settlements: readonly Settlement[],
	resultField: string,
): Outputs {
	const ledger = new Ledger({ settled: () => undefined });
	settlements.forEach((settlement, index) => ledger.settle({ index, reason: '' }, settlement));
	const summary = emptySummary();
	summary.records = ledger.close(settlements.length);
	summary.errors = ledger.errorCounts();
	const { unsent, total } = summary.records;
	if (unsent > 0 && unsent === total) {
		summary.errors = [{ code: 'stopped', message: settlements[0].reason ?? '', count: total }];
	}
	return handOut(
		inputs,
		settlements,
		context.getInputData(),
		{ resultField: freeResultField(inputs, resultField), succeededOutput: 'records' },
		summary as unknown as IDataObject,
	);
}
