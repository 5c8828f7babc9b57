import { FLOW_SERVICE, inFlowService } from '../contract.ts';
import type { Operation } from '../contract.ts';
import { readHeaders } from '../headers.ts';
import { noQuery, specQuery } from '../query.ts';

function list(path: string, operationId: string): Operation {
	const sources = [inFlowService(operationId)];
	const body = { kind: 'none' } as const;
	return { method: 'GET', path, sources, headers: readHeaders, query: specQuery, body };
}

function one(path: string, operationId: string): Operation {
	return { ...list(`${path}/{id}`, operationId), query: noQuery };
}

export const specOperations: Operation[] = [
	list(`${FLOW_SERVICE}/connectionSpecs`, 'listConnectionSpecs'),
	one(`${FLOW_SERVICE}/connectionSpecs`, 'retrieveConnectionSpec'),
	list(`${FLOW_SERVICE}/flowSpecs`, 'listFlowSpecs'),
	one(`${FLOW_SERVICE}/flowSpecs`, 'retrieveFlowSpec'),
];
