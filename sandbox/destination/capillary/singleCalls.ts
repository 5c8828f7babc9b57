import type { Answer, Call, Refusal } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import { isFields } from '../records.ts';
import { nextId } from './customers.ts';
import { judgeReference } from './judgeCustomer.ts';
import { problem, refusals } from './problems.ts';

export function forceBarcode(world: World, call: Call): Answer {
	const refusal = call.forced(call.body, 0) ?? judgeReferred(call.body);
	if (refusal) return refused(refusal);
	world.accepted.add('barcodes', call.body);
	const barcode = String(nextId(world, 'barcode', 7_000_000_000_001));
	return { status: 200, body: { entity: { barcode }, errors: [], warnings: [] } };
}

// entityInfo is mandatory, no batch support: docs.capillarytech.com/reference/issue-goodwill-points
export function issueGoodwillPoints(world: World, call: Call): Answer {
	const refusal = call.forced(call.body, 0) ?? judgeGoodwill(call.body);
	if (refusal) return refused(refusal);
	world.accepted.add('goodwill', call.body);
	const requestId = `goodwill-${nextId(world, 'goodwill', 1)}`;
	const data = { requestId, requestType: 'GOODWILL-POINTS', status: 'PENDING' };
	return { status: 200, body: { data, errors: [], warnings: [] } };
}

function judgeReferred(body: unknown): Refusal | undefined {
	if (!isFields(body)) return refusals.invalidInput('The request body must be an object');
	const { identifierType, identifierValue } = body;
	if (identifierValue === undefined) return undefined;
	return judgeReference(String(identifierType), String(identifierValue));
}

function judgeGoodwill(body: unknown): Refusal | undefined {
	if (!isFields(body)) return refusals.invalidInput('The request body must be an object');
	return isFields(body['entityInfo']) ? undefined : refusals.invalidInput('entityInfo is required');
}

function refused(refusal: Refusal): Answer {
	return { status: 400, body: { errors: [problem(refusal)], warnings: [] } };
}
