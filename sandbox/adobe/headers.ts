import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../core/endpoint.ts';
import type { World } from '../core/world.ts';
import { adobeProblem } from './problems.ts';
import { adobeState } from './state.ts';

type Authorize = (headers: IncomingHttpHeaders) => Answer | undefined;

/** Token, API key and organization, in the order in which the gateway looks at them. */
export function gatewayChecks(world: World): Authorize {
	return (headers) => {
		const { clientId, organizationId } = world.credentials.adobe;
		const { authorization } = headers;
		if (!authorization) return adobeProblem.gateway('403010', 'Oauth token is missing.');
		const token = authorization.replace(/^Bearer /, '');
		if (token === authorization || !world.tokens.isLive('adobe', token)) {
			return adobeProblem.gateway(401013, 'Oauth token is not valid');
		}
		const key = headers['x-api-key'];
		if (!key) return adobeProblem.gateway('403000', 'Api Key is required');
		if (key !== clientId) return adobeProblem.gateway('403003', 'Api Key is invalid');
		const organization = headers['x-gw-ims-org-id'];
		if (!organization) {
			return adobeProblem.gateway('400003', 'Header x-gw-ims-org-id is missing');
		}
		if (organization === organizationId) return undefined;
		const message = `The token does not belong to the organization ${String(organization)}`;
		return adobeProblem.flow(2000, 401, message, 'Unauthorized');
	};
}

function sandboxProblem(world: World, name: string): Answer | undefined {
	if (name === '*') {
		return adobeProblem.flow(2111, 403, 'x-sandbox-name * is not allowed', 'Forbidden');
	}
	if (adobeState(world).space(name)) return undefined;
	return adobeProblem.flow(2100, 404, `Sandbox not found with name ${name}`, 'Not Found');
}

/** The gateway's checks, then the sandbox: 'required', or prod when the header is missing. */
export function allChecks(world: World, sandbox: 'required' | 'optional'): Authorize {
	const gateway = gatewayChecks(world);
	return (headers) => {
		const refusal = gateway(headers);
		if (refusal) return refusal;
		if (headers['x-sandbox-id'] !== undefined) {
			return adobeProblem.flow(2110, 400, 'x-sandbox-id is not supported with this token');
		}
		const name = headers['x-sandbox-name'];
		if (name !== undefined) return sandboxProblem(world, String(name));
		if (sandbox === 'optional') return undefined;
		return adobeProblem.flow(2105, 400, 'x-sandbox-name header is missing');
	};
}
