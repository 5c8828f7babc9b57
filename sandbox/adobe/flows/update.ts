import type { Answer, Call } from '../../core/endpoint.ts';
import { pick } from '../collection.ts';
import type { Context } from '../context.ts';
import { checkIfMatch, touch } from '../entity.ts';
import { assertPaths, patchBody, patched } from '../patch.ts';
import type { PatchOperation } from '../patch.ts';
import { adobeProblem, Refused } from '../problems.ts';
import { flowTarget } from './flowTarget.ts';
import { operation, settled } from './storedFlow.ts';
import type { Flow, StoredFlow } from './storedFlow.ts';
import { storedTransformations } from './transformations.ts';

const paths = [
	'/name',
	'/description',
	'/transformations',
	'/policy',
	'/labels',
	'/scheduleParams',
];

const busyCodes: Record<string, number | undefined> = {
	updating: 1420,
	disabling: 1421,
	'delete-finalizing': 1457,
};

function assertPolicy(flow: Flow): void {
	const policy = flow['policy'] as { enforcementRefs?: unknown } | undefined;
	if (policy === undefined || Array.isArray(policy.enforcementRefs)) return;
	throw new Refused(adobeProblem.flow(1431, 400, 'policy must hold a list of enforcementRefs'));
}

/** The dataflow after the patch, checked. */
export function changedFlow(context: Context, flow: Flow, patch: readonly PatchOperation[]): Flow {
	assertPaths(patch, paths);
	const changed = patched(flow, patch);
	assertPolicy(changed);
	changed.transformations = storedTransformations(
		context,
		flow.transformations,
		changed.transformations,
		flowTarget(context.space, flow),
	);
	return changed;
}

function begin(
	{ state, now }: Context,
	stored: StoredFlow,
	content: Flow,
	ops: readonly PatchOperation[],
): void {
	const { item } = stored;
	const failure = state.updateFailures.shift();
	stored.pending = {
		settlesAt: now + state.settings.updateMs,
		stateAfter: item.state,
		...(failure === undefined ? { content } : { failure }),
	};
	item.state = 'updating';
	item.lastOperation = {
		...operation('update', now, ops),
		percentCompleted: 0,
		status: { value: 'inProgress', properties: null, errors: [] },
	};
	touch(item, now);
}

/** Takes effect after the setting `updateMs`; until then a further change is refused. */
export function patchFlow(context: Context, call: Call): Answer {
	const stored = pick(context.space.flows, 'flows', call.params['id']);
	const flow = settled(stored, context);
	const code = busyCodes[flow.state];
	if (code !== undefined) {
		const message = `Flow ${flow.id} is in the state ${flow.state} and cannot be changed`;
		throw new Refused(adobeProblem.flow(code, 400, message));
	}
	checkIfMatch(call, flow.etag);
	const patch = patchBody(call);
	begin(context, stored, changedFlow(context, flow, patch), patch);
	if (context.state.settings.patchAnswer === 'empty') return { status: 202 };
	return { status: 200, body: { id: flow.id, etag: flow.etag } };
}
