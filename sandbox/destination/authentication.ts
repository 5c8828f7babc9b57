import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';

export type Authorize = (headers: IncomingHttpHeaders) => Answer | undefined;

const capillaryRefusal: Answer = {
	status: 401,
	body: {
		data: null,
		errors: [
			{ status: false, code: 401, message: 'Authentication failed: invalid or expired token' },
		],
		warnings: [],
	},
};

const anyRefusal: Answer = {
	status: 401,
	headers: { 'www-authenticate': 'Bearer realm="sandbox", Basic realm="sandbox"' },
	body: { error: { code: 'unauthorized', message: 'Missing, wrong or expired credentials' } },
};

export function basicPair(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export function capillaryAuthentication(world: World): Authorize {
	const basic = basicPair(world.credentials.user, world.credentials.password);
	return (headers) => {
		if (headers.authorization === basic || hasClientKeyToken(world, headers)) return undefined;
		return capillaryRefusal;
	};
}

export function anyAuthentication(world: World): Authorize {
	const { credentials, tokens } = world;
	const basic = basicPair(credentials.user, credentials.password);
	const bearer = `Bearer ${credentials.bearerToken}`;
	const headerName = credentials.headerName.toLowerCase();
	return (headers) => {
		const { authorization } = headers;
		if (authorization !== undefined) {
			if (authorization === bearer || authorization === basic) return undefined;
			if (authorization.startsWith('Bearer ') && tokens.isLive('oAuth2', authorization.slice(7))) {
				return undefined;
			}
		}
		if (headers[headerName] === credentials.headerValue) return undefined;
		return hasClientKeyToken(world, headers) ? undefined : anyRefusal;
	};
}

function hasClientKeyToken(world: World, headers: IncomingHttpHeaders): boolean {
	const token = headers['x-cap-api-oauth-token'];
	return typeof token === 'string' && world.tokens.isLive('clientKey', token);
}
