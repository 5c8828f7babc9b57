import type { NodeEgressFilter } from 'n8n-workflow';
import { Agent, EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

import { SettingError } from '../engine/settingError';

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
	const proxies = PROXY_VARIABLES.map((name) => ({ name, value: process.env[name] ?? '' }));
	if (proxies.every(({ value }) => value === '')) return new Agent(options);
	proxies.forEach(refuseNoAddress);
	return new EnvHttpProxyAgent({
		...options,
		// undici waits for a proxy's answer to CONNECT five minutes otherwise.
		clientFactory: (origin, own) => new Pool(origin, { ...own, headersTimeout: timeoutMs }),
	});
}

function refuseNoAddress({ name, value }: { name: string; value: string }): void {
	if (value === '') return;
	if (URL.canParse(value) && /^(https?|socks5?):$/.test(new URL(value).protocol)) return;
	throw new SettingError(
		name,
		`The environment variable ${name} of this n8n instance is not the address of a proxy`,
		'It looks like http://proxy.example.com:3128; ask the administrator of this n8n instance',
	);
}
