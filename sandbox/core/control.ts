import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Fault } from './faults/fault.ts';
import type { World } from './world.ts';

type Named = { Params: { collection: string } };

/** `/_sandbox`: what tests do in-process, for other processes. */
export function addControlRoutes(app: FastifyInstance, world: World): void {
	app.post('/_sandbox/faults', (request, reply) => {
		try {
			const wanted = JSON.parse(String(request.body)) as Fault | Fault[];
			world.faults.add(...(Array.isArray(wanted) ? wanted : [wanted]));
		} catch (error) {
			return send(reply, { error: { code: 'bad_fault', message: (error as Error).message } }, 400);
		}
		return send(reply, { pending: world.faults.pending.length });
	});
	app.delete('/_sandbox/faults', (_request, reply) => {
		world.faults.clear();
		return send(reply, { pending: 0 });
	});
	app.post('/_sandbox/reset', (_request, reply) => {
		world.reset();
		return send(reply, { reset: true });
	});
	app.get('/_sandbox/requests', (_request, reply) => send(reply, world.log.entries));
	app.get('/_sandbox/stats', (_request, reply) => send(reply, world.traffic.stats));
	app.get('/_sandbox/accepted', (_request, reply) => send(reply, world.accepted.counts()));
	app.get<Named>('/_sandbox/accepted/:collection', (request, reply) => {
		const { collection } = request.params;
		const records = world.accepted.list(collection);
		return send(reply, { collection, count: records.length, records });
	});
	app.get<Named>('/_sandbox/accepted/:collection/count', (request, reply) => {
		const { collection } = request.params;
		return send(reply, { collection, count: world.accepted.list(collection).length });
	});
}

function send(reply: FastifyReply, body: unknown, status = 200): FastifyReply {
	reply.code(status).type('application/json; charset=utf-8');
	return reply.send(JSON.stringify(body));
}
