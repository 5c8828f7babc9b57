import type { Answer, Call } from '../../core/endpoint.ts';
import { objectBody, optionalText, specReference } from '../bodies.ts';
import { flowSpecs } from '../catalogue/flowSpecs.ts';
import type { FlowSpec } from '../catalogue/flowSpecs.ts';
import type { Context } from '../context.ts';
import { requireName } from '../entity.ts';
import type { Entity } from '../entity.ts';
import { isText } from '../json.ts';
import type { Fields } from '../json.ts';
import { newEntity } from '../newEntity.ts';
import { adobeProblem, notFound, Refused } from '../problems.ts';
import { startRun } from '../runs.ts';
import { flowTarget } from './flowTarget.ts';
import { operation } from './storedFlow.ts';
import type { Flow } from './storedFlow.ts';
import { storedTransformations } from './transformations.ts';

function refuse(code: number, message: string): never {
	throw new Refused(adobeProblem.flow(code, 400, message));
}

function flowSpecOf(body: Fields): FlowSpec {
	const { id } = specReference(body['flowSpec'], 'flowSpec');
	return flowSpecs.find((spec) => spec.id === id) ?? refuse(1413, `Flow spec ${id} is not valid`);
}

type EndField = 'sourceConnectionIds' | 'targetConnectionIds';

function endOf(body: Fields, field: EndField, entities: ReadonlyMap<string, Entity>): Entity {
	const ids = body[field];
	const id = Array.isArray(ids) && ids.length === 1 ? (ids[0] as unknown) : undefined;
	if (!isText(id)) {
		throw new Refused(adobeProblem.plain(`${field} must hold one id`));
	}
	const found = entities.get(id);
	if (!found) throw notFound(field.replace('Ids', 's'), id);
	return found;
}

function assertFits(spec: FlowSpec, source: Entity, target: Entity): void {
	const specOf = (entity: Entity) => (entity['connectionSpec'] as { id: string }).id;
	const fits =
		spec.sourceConnectionSpecIds.includes(specOf(source)) &&
		spec.targetConnectionSpecIds.includes(specOf(target));
	if (fits) return;
	refuse(1413, `Flow spec ${spec.id} does not go with this source and target connection`);
}

function contentOf(context: Context, body: Fields): Fields {
	const { space } = context;
	const source = endOf(body, 'sourceConnectionIds', space.sourceConnections);
	const target = endOf(body, 'targetConnectionIds', space.targetConnections);
	assertFits(flowSpecOf(body), source, target);
	const ends = { sourceConnectionIds: [source.id], targetConnectionIds: [target.id] };
	const { transformations = [], scheduleParams } = body;
	return {
		...ends,
		transformations: storedTransformations(context, [], transformations, flowTarget(space, ends)),
		...(scheduleParams === undefined ? {} : { scheduleParams }),
	};
}

export function createFlow(context: Context, call: Call): Answer {
	const body = objectBody(call);
	if (body['state'] !== undefined) refuse(1410, 'state is not allowed when a flow is created');
	const flow = newEntity(context, {
		name: requireName(body),
		...optionalText(body, 'description'),
		flowSpec: specReference(body['flowSpec'], 'flowSpec'),
		...contentOf(context, body),
		lastOperation: operation('create', context.now),
	}) as Flow;
	context.space.flows.set(flow.id, { item: flow });
	startRun(context, flow, []);
	const etag = context.state.settings.flowEtagQuoted ? flow.etag : flow.id;
	return { status: 201, body: { id: flow.id, etag } };
}
