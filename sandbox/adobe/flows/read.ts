import type { Answer, Call } from '../../core/endpoint.ts';
import { listAnswer, oneAnswer, pick } from '../collection.ts';
import type { Context } from '../context.ts';
import { inheritedByFlow } from '../inherited.ts';
import type { Fields } from '../json.ts';
import { newestFirst } from '../newestFirst.ts';
import { lastRunDetails } from '../runs.ts';
import { settled } from './storedFlow.ts';
import type { StoredFlow } from './storedFlow.ts';

export function flowView(context: Context, stored: StoredFlow): Fields {
	const flow = settled(stored, context);
	return {
		...flow,
		inheritedAttributes: inheritedByFlow(context.space, flow),
		runs: `/runs?property=flowId==${flow.id}`,
		...lastRunDetails(context, flow.id),
	};
}

export function getFlow(context: Context, { params }: Call): Answer {
	return oneAnswer(flowView(context, pick(context.space.flows, 'flows', params['id'])));
}

export function listFlows(context: Context, call: Call): Answer {
	const stored = [...context.space.flows.values()];
	const byItem = new Map(stored.map((one) => [one.item, one]));
	const items = newestFirst(byItem.keys()).map((item) => flowView(context, byItem.get(item)!));
	return listAnswer(context, call, 'flows', items);
}
