import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from './endpoint.ts';
import { Pipeline } from './pipeline.ts';
import { beginVisit, endVisit } from './visit.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

const bodyLimit = 64 * 1024 * 1024;

export function buildApp(world: World, endpoints: Endpoint[]): FastifyInstance {
	const app = fastify({ bodyLimit, logger: false, exposeHeadRoutes: false });
	const pipeline = new Pipeline(world);
	const visits = new WeakMap<FastifyRequest, Visit>();

	const begin = (endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Visit => {
		const visit = beginVisit(world, endpoint, request);
		visits.set(request, visit);
		reply.raw.once('close', () => endVisit(world, visit, null));
		return visit;
	};

	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	for (const endpoint of endpoints) {
		app.route({
			method: endpoint.methods,
			url: endpoint.path,
			onRequest: (request, reply, done) => {
				const visit = begin(endpoint, request, reply);
				if (!pipeline.cutEarly(visit, request, reply)) done();
			},
			handler: (request, reply) => pipeline.serve(visits.get(request)!, request, reply),
		});
	}
	const unknown = unknownRoute(endpoints);
	app.setNotFoundHandler((request, reply) => {
		pipeline.serve(begin(unknown, request, reply), request, reply);
	});
	app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
		const status = error.statusCode ?? 500;
		const visit = visits.get(request);
		if (visit) endVisit(world, visit, status);
		reply.code(status).type('application/json; charset=utf-8');
		reply.send(JSON.stringify({ error: { code: error.code, message: error.message } }));
	});
	app.server.on('connection', () => (world.traffic.stats.connections += 1));
	app.addHook('onClose', () => pipeline.stop());
	return app;
}

function unknownRoute(endpoints: Endpoint[]): Endpoint {
	const routes = endpoints.map(({ methods, path }) => ({
		methods,
		pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
	}));
	return {
		methods: [],
		path: '*',
		body: 'none',
		handle: ({ method, path }) => {
			const allowed = routes.filter(({ pattern }) => pattern.test(path)).flatMap((r) => r.methods);
			const status = allowed.length > 0 ? 405 : 404;
			const code = status === 405 ? 'method_not_allowed' : 'not_found';
			const message = `There is no ${method} ${path} here`;
			const headers: Record<string, string> = status === 405 ? { allow: allowed.join(', ') } : {};
			return { status, headers, body: { error: { code, message } } };
		},
	};
}
