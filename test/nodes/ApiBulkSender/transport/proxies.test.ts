import { proxyFor } from '../../../../nodes/ApiBulkSender/transport/proxies';

const proxy = (url: string, environment: Record<string, string>) =>
	proxyFor(new URL(url), environment);
const HTTP = 'http://api.example.com';
const HTTPS = 'https://api.example.com';

describe('the variable that counts', () => {
	it.each<[string, string, Record<string, string>]>([
		[
			'HTTP_PROXY',
			HTTP,
			{ HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', ALL_PROXY: 'http://c' },
		],
		[
			'HTTPS_PROXY',
			HTTPS,
			{ HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', ALL_PROXY: 'http://c' },
		],
		['http_proxy', HTTP, { http_proxy: 'http://a', HTTP_PROXY: 'http://b' }],
		['https_proxy', HTTPS, { https_proxy: 'http://a', HTTPS_PROXY: 'http://b' }],
		['all_proxy', HTTP, { all_proxy: 'http://a', ALL_PROXY: 'http://b' }],
		['ALL_PROXY', HTTP, { HTTPS_PROXY: 'http://b', ALL_PROXY: 'http://c' }],
		['ALL_PROXY', HTTPS, { HTTP_PROXY: 'http://a', ALL_PROXY: 'http://c' }],
		['HTTP_PROXY', HTTPS, { HTTP_PROXY: 'http://a' }],
		['ALL_PROXY', HTTP, { HTTP_PROXY: '', ALL_PROXY: 'http://c' }],
		['ALL_PROXY', HTTPS, { https_proxy: ' ', HTTPS_PROXY: 'http://b', ALL_PROXY: 'http://c' }],
	])('%s for %s of %j', (variable, url, environment) => {
		expect(proxy(url, environment)).toMatchObject({ variable });
	});

	it.each<[string, Record<string, string>]>([
		[HTTP, {}],
		[HTTP, { HTTPS_PROXY: 'http://b' }],
		[HTTP, { HTTP_PROXY: '', ALL_PROXY: '' }],
		// An empty one in lower case switches the other off, as in a shell.
		[HTTP, { http_proxy: '', HTTP_PROXY: 'http://b' }],
	])('none for %s of %j', (url, environment) => {
		expect(proxy(url, environment)).toBeUndefined();
	});
});

describe('the address of a proxy', () => {
	it.each([
		['http://proxy.example.com', { protocol: 'http:', port: 80 }],
		['http://proxy.example.com:3128/', { protocol: 'http:', port: 3128 }],
		['https://proxy.example.com', { protocol: 'https:', port: 443 }],
		['socks5://proxy.example.com', { protocol: 'socks5:', port: 1080 }],
		['socks5h://proxy.example.com:9050', { protocol: 'socks5:', port: 9050 }],
		['socks://proxy.example.com', { protocol: 'socks5:', port: 1080 }],
	])('%s', (value, parts) => {
		const { port } = parts;
		const address = `proxy.example.com:${port}`;
		expect(proxy(HTTP, { ALL_PROXY: value })).toMatchObject({ ...parts, address });
	});

	it('is shown without user and password', () => {
		const found = proxy(HTTP, { HTTP_PROXY: 'http://me:p%40ss%@[::1]:3128' });
		expect(found).toMatchObject({ user: 'me', hostname: '::1', address: '[::1]:3128' });
		expect(proxy(HTTP, { HTTP_PROXY: 'http://m%40e:p%40ss@a' })).toMatchObject({
			user: 'm@e',
			password: 'p@ss',
			address: 'a:80',
		});
	});

	it.each([
		'http://',
		'proxy.example.com:3128',
		'localhost:3128',
		'ftp://a',
		'socks4://a',
		'nonsense',
	])('%s is a sentence', (value) => {
		expect(() => proxy(HTTPS, { ALL_PROXY: value })).toThrow(
			'The environment variable ALL_PROXY of this n8n instance is not the address of a proxy',
		);
	});

	it('does not matter where it does not count', () => {
		expect(proxy(HTTP, { HTTPS_PROXY: 'nonsense' })).toBeUndefined();
		expect(proxy(HTTP, { HTTP_PROXY: 'nonsense', NO_PROXY: '*' })).toBeUndefined();
	});
});

describe('NO_PROXY', () => {
	const excepted = (url: string, list: string) =>
		proxy(url, { ALL_PROXY: 'http://proxy', NO_PROXY: list }) === undefined;

	it.each([
		['*', HTTP],
		['example.com', HTTP],
		['.example.com', HTTP],
		['*.example.com', HTTP],
		['api.example.com', HTTP],
		['API.Example.com', HTTP],
		['other.com, example.com', HTTP],
		['other.com example.com', HTTP],
		['api.example.com:443', HTTPS],
		['api.example.com:80', HTTP],
		['127.0.0.1', 'http://127.0.0.1:8080'],
		['127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['::1', 'http://[::1]:8080'],
		['[::1]:8080', 'http://[::1]:8080'],
	])('%s excepts %s', (list, url) => {
		expect(excepted(url, list)).toBe(true);
	});

	it.each([
		['', HTTP],
		['ample.com', HTTP],
		['api.example.com:80', HTTPS],
		['api.example.com:8080', HTTP],
		['www.api.example.com', HTTP],
		['::2', 'http://[::1]:8080'],
	])('%j does not except %s', (list, url) => {
		expect(excepted(url, list)).toBe(false);
	});

	it('in lower case counts before the other', () => {
		const environment = { ALL_PROXY: 'http://proxy', no_proxy: 'a.com', NO_PROXY: 'example.com' };
		expect(proxy(HTTP, environment)).toBeDefined();
	});
});
