import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type JsonObject,
} from 'n8n-workflow';

import { ApiProblem } from '../http/apiProblem';
import { InputError } from '../inputError';

type NodeProblem = NodeApiError | NodeOperationError;

/** The error as n8n shows it: what happened, and under it what to do. */
export function toNodeError(
	context: Pick<IExecuteFunctions, 'getNode'>,
	error: unknown,
	itemIndex?: number,
): NodeProblem {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const { message, description } = explain(error);
	const options = { message, description, itemIndex };
	const node = context.getNode();
	const shown =
		error instanceof ApiProblem
			? new NodeApiError(node, apiDetails(error) as JsonObject, {
					...options,
					httpCode: String(error.status),
				})
			: new NodeOperationError(node, message, options);
	// n8n replaces a whole message that happens to hold the name of a system error, e.g. "eperm".
	shown.message = message;
	return shown;
}

/**
 * The output item of an input item that failed under Continue On Fail. n8n takes an item with no
 * keys but `error`, `message` and `details` for a failed one.
 */
export function failedJson(error: unknown): IDataObject {
	const { message, description } = explain(error);
	const details = error instanceof ApiProblem ? apiDetails(error) : {};
	return { error: message, details: { description, ...details } };
}

function apiDetails({ status, code, requestId }: ApiProblem): IDataObject {
	return {
		...(status === 0 ? {} : { httpStatus: status }),
		...(code === '' ? {} : { code }),
		...(requestId === '' ? {} : { requestId }),
	};
}

function explain(error: unknown): { message: string; description: string } {
	if (error instanceof InputError || error instanceof ApiProblem) {
		return { message: error.message, description: error.description };
	}
	const { message, description } = error as { message?: string; description?: string | null };
	return { message: message ?? String(error), description: description ?? '' };
}
