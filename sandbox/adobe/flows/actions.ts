import type { Answer, Call } from '../../core/endpoint.ts';
import { deletedAnswer, pick } from '../collection.ts';
import { queryOf } from '../context.ts';
import type { Context } from '../context.ts';
import { touch } from '../entity.ts';
import { adobeProblem, Refused } from '../problems.ts';
import { operation, settled } from './storedFlow.ts';

const actions: Record<string, { from: string; to: string }> = {
	enable: { from: 'disabled', to: 'enabled' },
	disable: { from: 'enabled', to: 'disabled' },
};
const deletable = ['enabled', 'disabled', 'initializing'];

export function actOnFlow(context: Context, call: Call): Answer {
	const flow = settled(pick(context.space.flows, 'flows', call.params['id']), context);
	const op = queryOf(call).get('op') ?? '';
	const action = Object.hasOwn(actions, op) ? actions[op] : undefined;
	if (!action) throw new Refused(adobeProblem.flow(1434, 400, `Operation ${op} is not supported`));
	if (flow.state !== action.from) {
		const message = `Action ${op} is not applicable to a flow in the state ${flow.state}`;
		throw new Refused(adobeProblem.flow(1422, 400, message));
	}
	flow.state = action.to;
	flow.lastOperation = operation(op, context.now);
	touch(flow, context.now);
	return { status: 200, body: { id: flow.id, etag: flow.etag } };
}

export function deleteFlow(context: Context, { params }: Call): Answer {
	const { flows } = context.space;
	const flow = settled(pick(flows, 'flows', params['id']), context);
	if (!deletable.includes(flow.state)) {
		const message = `A flow can be deleted in the states ${deletable.join(', ')}, not ${flow.state}`;
		throw new Refused(adobeProblem.flow(1416, 400, message));
	}
	flows.delete(flow.id);
	return deletedAnswer(context);
}
