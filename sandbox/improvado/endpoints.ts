import type { Answer, Call, Endpoint } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import * as connections from './connections.ts';
import { contextOf } from './context.ts';
import type { Context } from './context.ts';
import * as loads from './loads.ts';
import { pageAnswer } from './paging.ts';
import { improvadoProblem, Refused } from './problems.ts';
import { bearerCheck, tokenEndpoint } from './token.ts';

type Handle = (context: Context) => Answer;
type Route = [method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, handle: Handle];

const base = '/api/v3';
const ofDestination = `${base}/destinations/:name/connections`;

const routes: Route[] = [
	['GET', `${base}/destinations`, (c) => pageAnswer(c, c.state.destinations.map(copy))],
	['GET', ofDestination, connections.listConnections],
	['POST', ofDestination, connections.createConnection],
	['GET', `${ofDestination}/:id`, connections.getConnection],
	['PATCH', `${ofDestination}/:id`, connections.updateConnection],
	['PUT', `${ofDestination}/:id`, connections.reauthorizeConnection],
	['PUT', `${ofDestination}/:id/recheck`, connections.recheckConnection],
	['GET', `${base}/data-tables`, (c) => pageAnswer(c, c.state.dataTables.map(copy))],
	['GET', `${base}/data-tables/:id`, getDataTable],
	['GET', `${base}/loads`, loads.listLoads],
	['POST', `${base}/loads`, loads.createLoad],
	['GET', `${base}/loads/:id`, loads.getLoad],
	['PUT', `${base}/loads/:id`, loads.updateLoad],
	['DELETE', `${base}/loads/:id`, loads.deleteLoad],
	['PUT', `${base}/loads/:id/pause`, loads.switchLoad(true)],
	['PUT', `${base}/loads/:id/unpause`, loads.switchLoad(false)],
	['PUT', `${base}/loads/:id/run`, loads.runLoad],
];

function copy(item: object): Record<string, unknown> {
	return { ...item };
}

function getDataTable({ call, state }: Context): Answer {
	const found = state.dataTables.find(({ id }) => String(id) === call.params['id']);
	return found ? { status: 200, body: found } : improvadoProblem.notFound('Data table');
}

function answerOf(world: World, handle: Handle, call: Call): Answer {
	try {
		return handle(contextOf(world, call));
	} catch (error) {
		if (error instanceof Refused) return error.answer;
		throw error;
	}
}

export function improvadoEndpoints(world: World): Endpoint[] {
	const authorize = bearerCheck(world);
	const endpoints = routes.map(([method, path, handle]): Endpoint => ({
		methods: [method],
		path,
		body: 'json',
		authorize,
		refuseBody: () => improvadoProblem.validation('The request body is not valid JSON'),
		handle: (call) => answerOf(world, handle, call),
	}));
	return [tokenEndpoint(world), ...endpoints];
}
