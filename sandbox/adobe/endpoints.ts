import { randomUUID } from 'node:crypto';
import type { Answer, BodyProblem, Call, Endpoint } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { runNow } from './adhoc.ts';
import { getAudience, listAudiences } from './audiences.ts';
import { namespaces } from './catalogue/namespaces.ts';
import { profileSchema } from './catalogue/profileSchema.ts';
import * as connections from './connections.ts';
import { contextOf } from './context.ts';
import type { Context } from './context.ts';
import { listEvaluations, listEvaluationSchedules } from './evaluations.ts';
import { actOnFlow, deleteFlow } from './flows/actions.ts';
import { createFlow } from './flows/create.ts';
import { getFlow, listFlows } from './flows/read.ts';
import { patchFlow } from './flows/update.ts';
import { allChecks, gatewayChecks } from './headers.ts';
import { imsEndpoint } from './ims.ts';
import { createSchema, getSchema } from './mapping/schemas.ts';
import { createMappingSet, getMappingSet, putMappingSet } from './mapping/sets.ts';
import { adobeProblem, Refused } from './problems.ts';
import { getRun, listRuns } from './runs.ts';
import { evaluatePolicies } from './policies.ts';
import { listSandboxes } from './sandboxes.ts';
import { sourceConnections } from './sourceConnections.ts';
import { connectionSpecHandlers, flowSpecHandlers } from './specs.ts';
import { adobeState } from './state.ts';
import { targetConnections } from './targetConnections.ts';

type Handle = (context: Context, call: Call) => Answer;
type Route = [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, handle: Handle];

const base = '/data/foundation/flowservice';

function collection(name: string, handlers: Record<string, Handle>): Route[] {
	const { list, create, get, patch, delete: remove } = handlers;
	return [
		['GET', `${base}/${name}`, list],
		['POST', `${base}/${name}`, create],
		['GET', `${base}/${name}/:id`, get],
		['PATCH', `${base}/${name}/:id`, patch],
		['DELETE', `${base}/${name}/:id`, remove],
	];
}

const flowServiceRoutes: Route[] = [
	['GET', `${base}/connectionSpecs`, connectionSpecHandlers.list],
	['GET', `${base}/connectionSpecs/:id`, connectionSpecHandlers.get],
	['GET', `${base}/flowSpecs`, flowSpecHandlers.list],
	['GET', `${base}/flowSpecs/:id`, flowSpecHandlers.get],
	...collection('connections', {
		list: connections.listConnections,
		create: connections.createConnection,
		get: connections.getConnection,
		patch: connections.patchConnection,
		delete: connections.deleteConnection,
	}),
	['GET', `${base}/connections/:id/test`, connections.testConnection],
	...collection('sourceConnections', sourceConnections),
	...collection('targetConnections', targetConnections),
	...collection('flows', {
		list: listFlows,
		create: createFlow,
		get: getFlow,
		patch: patchFlow,
		delete: deleteFlow,
	}),
	['POST', `${base}/flows/:id/action`, actOnFlow],
	['GET', `${base}/runs`, listRuns],
	['GET', `${base}/runs/:id`, getRun],
];

const ok = (body: unknown) => (): Answer => ({ status: 200, body });

const profileRoutes: Route[] = [
	['GET', '/data/core/ups/audiences', listAudiences],
	['GET', '/data/core/ups/audiences/:id', getAudience],
	['GET', '/data/core/ups/segment/jobs', listEvaluations],
	['GET', '/data/core/ups/config/schedules', listEvaluationSchedules],
	['GET', '/data/core/ups/config/entityTypes/_xdm.context.profile', ok(profileSchema)],
	['GET', '/data/core/idnamespace/identities', ok(namespaces)],
	['POST', '/data/foundation/dulepolicy/bulk-eval', evaluatePolicies],
	['POST', '/data/foundation/conversion/schemas', createSchema],
	['POST', '/data/foundation/conversion/schemas/', createSchema],
	['GET', '/data/foundation/conversion/schemas/:id', getSchema],
	['POST', '/data/foundation/conversion/mappingSets', createMappingSet],
	['GET', '/data/foundation/conversion/mappingSets/:id', getMappingSet],
	['PUT', '/data/foundation/conversion/mappingSets/:id', putMappingSet],
];

const sandboxRoutes: Route[] = [
	['GET', '/data/foundation/sandbox-management', listSandboxes],
	['GET', '/data/foundation/sandbox-management/', listSandboxes],
];

const adhocRoutes: Route[] = [['POST', '/data/core/activation/disflowprovider/adhocrun', runNow]];

function runHook(world: World, { method, path }: Call): void {
	const { hooks } = adobeState(world);
	const at = hooks.findIndex(
		({ matcher }) =>
			(matcher.method ?? method).toUpperCase() === method &&
			path.startsWith(matcher.pathPrefix ?? ''),
	);
	if (at < 0) return;
	const [hook] = hooks.splice(at, 1);
	hook.action();
}

function answerOf(world: World, handle: Handle, call: Call): Answer {
	runHook(world, call);
	try {
		return handle(contextOf(world, call), call);
	} catch (error) {
		if (error instanceof Refused) return error.answer;
		throw error;
	}
}

function refuseBody(problem: BodyProblem): Answer {
	const detail =
		problem === 'mediaType'
			? 'A valid content-type must be specified'
			: 'The request body is not valid JSON';
	return adobeProblem.generic(400, 'BadRequestError', detail);
}

function endpoints(world: World, routes: Route[], authorize: Endpoint['authorize']): Endpoint[] {
	return routes.map(([method, path, handle]) => ({
		methods: [method],
		path,
		body: 'json',
		authorize,
		refuseBody,
		headers: () => ({ 'x-request-id': randomUUID() }),
		handle: (call) => answerOf(world, handle, call),
	}));
}

export function adobeEndpoints(world: World): Endpoint[] {
	return [
		imsEndpoint(world),
		...endpoints(world, flowServiceRoutes, allChecks(world, 'required')),
		...endpoints(world, profileRoutes, allChecks(world, 'required')),
		...endpoints(world, adhocRoutes, allChecks(world, 'optional')),
		...endpoints(world, sandboxRoutes, gatewayChecks(world)),
	];
}
