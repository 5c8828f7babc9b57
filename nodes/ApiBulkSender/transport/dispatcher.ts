import type { NodeEgressFilter } from 'n8n-workflow';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';

const MOST_CONNECT_MS = 10_000;
const PROXY_VARIABLES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'];

/**
 * Connections for one run: at most `connections` to an origin, each with one request at a time.
 * The proxy variables are honoured where they are set; addresses pass n8n's egress filter.
 */
export function createDispatcher(
	connections: number,
	timeoutMs: number,
	filter: NodeEgressFilter | undefined,
): Dispatcher {
	const options = {
		connections,
		pipelining: 1,
		connect: {
			timeout: Math.min(timeoutMs, MOST_CONNECT_MS),
			...(filter && { lookup: filter.createSecureLookup() }),
		},
	};
	const hasProxy = PROXY_VARIABLES.some((name) => process.env[name]);
	return hasProxy ? new EnvHttpProxyAgent(options) : new Agent(options);
}
