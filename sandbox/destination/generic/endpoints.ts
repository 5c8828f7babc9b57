import type { Answer, Call, Endpoint } from '../../core/endpoint.ts';
import type { World } from '../../core/world.ts';
import type { Authorize } from '../authentication.ts';
import { bulkDocs } from './bulkDocs.ts';
import { composite } from './composite.ts';
import { envelope, keyed, positional } from './everyRecord.ts';
import { errorsOnly, multiStatus } from './failedOnly.ts';
import { items, single } from './oneObject.ts';
import { allOrNothing, empty, noContent, text } from './wholeRequest.ts';

type Handle = (world: World, call: Call) => Answer;

interface Route {
	path: string;
	handle: Handle;
	parts?: string[][];
	methods?: string[];
}

const couchDb: Route = { path: '/:db/_bulk_docs', handle: bulkDocs, parts: [[]] };

const routes: Route[] = [
	{ path: '/records', handle: positional, parts: [[]] },
	{
		path: '/keyed',
		handle: keyed,
		parts: [
			['result', 'errors', 'data'],
			['result', 'success', 'data'],
		],
	},
	{ path: '/envelope', handle: envelope, parts: [['results']] },
	{ path: '/composite', handle: composite, parts: [[]] },
	couchDb,
	{ path: '/multi-status', handle: multiStatus, parts: [['errors']] },
	{ path: '/errors-only', handle: errorsOnly, parts: [['errors']] },
	{ path: '/all-or-nothing', handle: allOrNothing },
	{ path: '/no-content', handle: noContent },
	{ path: '/empty', handle: empty },
	{ path: '/text', handle: text },
	{ path: '/single', handle: single },
	{ path: '/items/:id', handle: items, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
];

export function genericEndpoints(world: World, prefix: string, authorize?: Authorize): Endpoint[] {
	const endpoints = routes.map((route) => toEndpoint(route, world, prefix, authorize));
	endpoints.push({
		methods: ['GET'],
		path: `${prefix}/ping`,
		body: 'none',
		authorize,
		handle: () => ({ status: 200, body: { ok: true } }),
	});
	return endpoints;
}

/** CouchDB serves its databases at the root. */
export function couchDbEndpoint(world: World, authorize: Authorize): Endpoint {
	return toEndpoint(couchDb, world, '', authorize);
}

function toEndpoint(
	{ path, handle, parts, methods }: Route,
	world: World,
	prefix: string,
	authorize: Authorize | undefined,
): Endpoint {
	return {
		methods: methods ?? ['POST'],
		path: `${prefix}${path}`,
		body: 'json',
		parts,
		authorize,
		handle: (call) => handle(world, call),
	};
}
