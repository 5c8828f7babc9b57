import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { changeEntity, type PatchOperation } from '../../shared/adobe/change/changeEntity';
import type { Flow } from '../../shared/adobe/types';
import { isDeepStrictEqual } from '../../shared/deepEqual';
import { activationOf, type Dataflow } from '../input/dataflow';
import type { Activation } from '../intent/activation';
import { buildPatch } from '../intent/buildPatch';
import type { Plan } from '../intent/plan';
import { planActivation } from '../intent/planActivation';
import type { Want } from '../intent/want';

export interface Outcome {
	plan: Plan;
	/** Adobe had not finished when the longest wait was over. */
	pending: boolean;
	flow: Flow;
}

/**
 * Plans the change anew for every version of the dataflow that is read; throws to stop.
 *
 * @param sent a patch has left: what is there may be of this change
 */
export type Planner = (current: Activation, sent: boolean) => Plan;

/**
 * Makes a dataflow what is wanted: one patch for all of it, planned anew whenever somebody else was
 * faster, and read back before anything is reported.
 */
export async function changeDataflow(
	client: AdobeClient,
	dataflow: Dataflow,
	longestWaitMs: number,
	planFor: Planner,
): Promise<Outcome> {
	let carriedOut: Plan | undefined;
	let readBack: Plan | undefined;
	const { entity, pending } = await changeEntity<Flow>(
		client,
		'flows',
		dataflow.flow.id,
		async (flow, accepted, sent) => {
			const current = await activationOf(dataflow, flow);
			const plan = planFor(current, sent);
			// Read back, a plan that was carried out finds everything as it is to be.
			if (!sent || carriedOut === undefined) carriedOut = plan;
			if (!accepted) return await patchFor(dataflow, flow, current, plan.next);
			readBack = plan;
			return await patchFor(dataflow, flow, current, inOrderOf(current, plan.next));
		},
		longestWaitMs,
	);
	const warnings = [...carriedOut!.warnings, ...orderWarnings(readBack)];
	return { plan: { ...carriedOut!, warnings }, pending, flow: entity };
}

/** What would happen, without doing it. */
export async function planDataflow(dataflow: Dataflow, flow: Flow, want: Want): Promise<Plan> {
	return planActivation(await activationOf(dataflow, flow), want);
}

/** No document says that Adobe gives columns in the order in which they were written. */
function inOrderOf(current: Activation, next: Activation): Activation {
	const place = (row: Activation['attributes'][number]) => current.attributes.indexOf(row);
	const attributes = next.attributes.toSorted((one, other) => place(one) - place(other));
	return { ...next, attributes };
}

function orderWarnings(readBack: Plan | undefined): string[] {
	const order = readBack?.steps.find(({ kind }) => kind === 'columnOrder');
	return order
		? [`Adobe gives the columns in another order than they were written: ${order.changes[0]}`]
		: [];
}

/** The patch that leads to `next`; for changed attributes of a `cloud` flow a mapping set is made. */
async function patchFor(
	{ destination, mapping }: Dataflow,
	flow: Flow,
	current: Activation,
	next: Activation,
): Promise<PatchOperation[]> {
	const changesRows =
		destination.family === 'cloud' && !isDeepStrictEqual(current.attributes, next.attributes);
	const remain = next.attributes.length > 0;
	const made = changesRows && remain ? await mapping.create(next.attributes) : undefined;
	const reference = changesRows && !remain ? null : made;
	return buildPatch(flow.transformations, { current, next }, destination.family, reference);
}
