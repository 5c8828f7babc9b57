import type { IncomingHttpHeaders } from 'node:http';
import type { Answer, Call, Endpoint } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { basicPair } from '../destination/authentication.ts';
import { isFields } from './fields.ts';
import { improvadoProblem } from './problems.ts';
import { improvadoState } from './state.ts';

function issueToken(world: World, { headers, body }: Call): Answer {
	const { username, password, workspaceId } = world.credentials.improvado;
	if (headers.authorization !== basicPair(username, password)) {
		return improvadoProblem.unauthorized('Invalid username/password');
	}
	const wanted = isFields(body) ? body['workspace_id'] : undefined;
	if (wanted === undefined) {
		return improvadoProblem.validation({ workspace_id: ['This field is required.'] });
	}
	if (String(wanted) !== workspaceId) return improvadoProblem.notFound('Workspace');
	world.traffic.stats.tokensIssued += 1;
	const { tokenTtlSeconds } = improvadoState(world).settings;
	return { status: 200, body: { token: world.tokens.issue('improvado', tokenTtlSeconds) } };
}

export function tokenEndpoint(world: World): Endpoint {
	return {
		methods: ['POST'],
		path: '/api/v3/token',
		body: 'json',
		issuesTokens: true,
		handle: (call) => issueToken(world, call),
	};
}

/** Every use of a token lets it live on for its whole time. */
export function bearerCheck(world: World): (headers: IncomingHttpHeaders) => Answer | undefined {
	return ({ authorization = '' }) => {
		const token = authorization.replace(/^Bearer /, '');
		if (token === authorization || !world.tokens.isLive('improvado', token)) {
			return improvadoProblem.unauthorized();
		}
		world.tokens.renew(token, improvadoState(world).settings.tokenTtlSeconds);
		return undefined;
	};
}
