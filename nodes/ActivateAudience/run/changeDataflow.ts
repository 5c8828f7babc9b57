import { isDeepStrictEqual } from '../../shared/deepEqual';

import type { AdobeClient } from '../../shared/adobe/client/adobeClient';
import { changeEntity, type PatchOperation } from '../../shared/adobe/change/changeEntity';
import type { Flow } from '../../shared/adobe/types';
import type { Dataflow } from '../input/dataflow';
import { readActivation, type Activation } from '../intent/activation';
import { buildPatch } from '../intent/buildPatch';
import { planActivation, type Plan } from '../intent/planActivation';
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
	const { entity, pending } = await changeEntity<Flow>(
		client,
		'flows',
		dataflow.flow.id,
		async (flow, _accepted, sent) => {
			const current = await currentActivation(dataflow, flow);
			const plan = planFor(current, sent);
			// Read back, a plan that was carried out finds everything as it is to be.
			if (!sent || carriedOut === undefined) carriedOut = plan;
			return await patchFor(dataflow, flow, current, plan);
		},
		longestWaitMs,
	);
	return { plan: carriedOut!, pending, flow: entity };
}

/** What would happen, without doing it. */
export async function planDataflow(dataflow: Dataflow, flow: Flow, want: Want): Promise<Plan> {
	return planActivation(await currentActivation(dataflow, flow), want);
}

export async function currentActivation(dataflow: Dataflow, flow: Flow): Promise<Activation> {
	const { family } = dataflow.destination;
	const params = flow.transformations?.[0]?.params;
	const mapped = family === 'cloud' ? await dataflow.mapping.rows(params?.profileMapping) : [];
	return readActivation(params, family, mapped);
}

/** The patch of a plan; for changed attributes of a `cloud` flow a mapping set is made first. */
async function patchFor(
	{ destination, mapping }: Dataflow,
	flow: Flow,
	current: Activation,
	{ next }: Plan,
): Promise<PatchOperation[]> {
	const changesRows =
		destination.family === 'cloud' && !isDeepStrictEqual(current.attributes, next.attributes);
	const remain = next.attributes.length > 0;
	const made = changesRows && remain ? await mapping.create(next.attributes) : undefined;
	const reference = changesRows && !remain ? null : made;
	return buildPatch(flow.transformations, next, destination.family, reference);
}
