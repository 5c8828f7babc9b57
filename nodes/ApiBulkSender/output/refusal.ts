import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { SettingError } from '../engine/settingError';
import { lost, unsent } from '../engine/account/settlements';
import { emptySummary } from '../engine/account/summary';
import { freeResultField, itemsAsInputs, type Inputs } from '../input/intake';
import { nodeOptionDefaults } from '../input/readPanel';
import { handOut, type Outputs } from './handOut';
import { giveHints, refusedHint } from './hints';

/** The error as n8n shows it: what happened, and under it what to do. */
export function toNodeError(context: IExecuteFunctions, error: unknown): NodeOperationError {
	if (!(error instanceof SettingError))
		return new NodeOperationError(context.getNode(), error as Error);
	const { message, advice } = error;
	const shown = new NodeOperationError(context.getNode(), message, { description: advice });
	// n8n puts a sentence of its own in its place where it holds a code such as ECONNRESET.
	return shown;
}

/**
 * What leaves under Continue On Fail when nothing could be sent: every record by Failed, unsent,
 * with the sentence. A throw would make n8n pass the input on as if it had succeeded.
 *
 * @param inputs the records as far as they could be read; else each item stands for one
 * @param mayBeSent a fault of this node came after requests had left, so nobody knows
 */
export function handOutRefused(
	context: IExecuteFunctions,
	error: unknown,
	inputs: Inputs | undefined,
	mayBeSent: boolean,
	resultField = nodeOptionDefaults.resultField,
): Outputs {
	const { message, advice } = explain(error);
	const reason = advice === '' ? message : `${message}. ${advice}`;
	giveHints(context, [refusedHint(reason)]);
	const items = context.getInputData();
	const refused = inputs ?? itemsAsInputs(items);
	const settlements = refused.jsons.map(() => (mayBeSent ? lost(reason) : unsent(reason)));
	const { length: total } = settlements;
	const summary = emptySummary();
	const { records } = summary;
	Object.assign(
		records,
		mayBeSent ? { total, failed: total, unclear: total } : { total, unsent: total },
	);
	summary.errors = [{ code: mayBeSent ? 'unclear' : 'stopped', message: reason, count: total }];
	return handOut(
		refused,
		settlements,
		items,
		{ resultField: freeResultField(refused, resultField), succeededOutput: 'records' },
		summary as unknown as IDataObject,
	);
}

function explain(error: unknown): { message: string; advice: string } {
	if (error instanceof SettingError) return { message: error.message, advice: error.advice };
	return { message: error instanceof Error ? error.message : String(error), advice: '' };
}
