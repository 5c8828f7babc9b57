import { SettingError } from '../engine/settingError';

/** A proxy that an environment variable names. */
export interface Proxy {
	protocol: 'http:' | 'https:' | 'socks5:';
	hostname: string;
	port: number;
	user: string;
	password: string;
	/** Host and port, to be shown: never with user or password. */
	address: string;
	/** The environment variable that names it. */
	variable: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** By the protocol of the destination, the first that is set. As undici chooses, and ALL_PROXY. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
	'http:': ['http_proxy', 'all_proxy'],
	'https:': ['https_proxy', 'all_proxy', 'http_proxy'],
};

const PROTOCOLS: Readonly<Record<string, { protocol: Proxy['protocol']; port: number }>> = {
	'http:': { protocol: 'http:', port: 80 },
	'https:': { protocol: 'https:', port: 443 },
	'socks:': { protocol: 'socks5:', port: 1080 },
	'socks5:': { protocol: 'socks5:', port: 1080 },
	'socks5h:': { protocol: 'socks5:', port: 1080 },
};

/**
 * The proxy on the way to a destination; undefined when it is reached directly.
 *
 * @throws SettingError naming the variable when it is not the address of a proxy
 */
export function proxyFor(destination: URL, environment: Environment): Proxy | undefined {
	if (isExcepted(destination, environment)) return undefined;
	for (const name of VARIABLES[destination.protocol] ?? []) {
		const variable = environment[name] === undefined ? name.toUpperCase() : name;
		const value = environment[variable]?.trim() ?? '';
		if (value !== '') return readProxy(value, variable);
	}
	return undefined;
}

function readProxy(value: string, variable: string): Proxy {
	const url = URL.canParse(value) ? new URL(value) : undefined;
	const known = url && Object.hasOwn(PROTOCOLS, url.protocol) ? PROTOCOLS[url.protocol] : undefined;
	if (url === undefined || known === undefined || url.hostname === '') {
		throw new SettingError(
			variable,
			`The environment variable ${variable} of this n8n instance is not the address of a proxy`,
			'It looks like http://proxy.example.com:3128; ask the administrator of this n8n instance',
		);
	}
	const { hostname } = url;
	const port = Number(url.port) || known.port;
	return {
		protocol: known.protocol,
		hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
		port,
		user: unescaped(url.username),
		password: unescaped(url.password),
		address: `${hostname}:${port}`,
		variable,
	};
}

function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** NO_PROXY: hosts with what is below them, each with or without a port; `*` means all. */
function isExcepted({ protocol, hostname, port }: URL, environment: Environment): boolean {
	const list = environment.no_proxy ?? environment.NO_PROXY ?? '';
	const ownPort = port || (protocol === 'https:' ? '443' : '80');
	return list
		.toLowerCase()
		.split(/[,\s]+/)
		.filter((entry) => entry !== '')
		.some((entry) => {
			if (entry === '*') return true;
			if (!entry.startsWith('[') && entry.split(':').length > 2) return hostname === `[${entry}]`;
			const [, name, onPort] = /^(.+?)(?::(\d+))?$/.exec(entry)!;
			if (onPort !== undefined && onPort !== ownPort) return false;
			const host = name.replace(/^\*?\./, '');
			return hostname === host || hostname.endsWith(`.${host}`);
		});
}
