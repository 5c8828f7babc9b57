import { Destination, ids, soundItems } from '../../../support/destination';
import { withoutProxyVariables } from '../../../support/environment';
import { Proxy } from '../../../support/proxy';

const destination = new Destination();
withoutProxyVariables();

let proxy: Proxy;
beforeEach(async () => {
	proxy = await Proxy.start();
});
afterEach(async () => await proxy.close());

const host = () => new URL(destination.sandbox.url).host;

describe('the proxy variables', () => {
	it.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'])(
		'%s: records and tokens go through the proxy',
		async (name) => {
			process.env[name] = `http://${proxy.address}`;
			const { succeeded, error } = await destination.send({
				items: soundItems(20),
				credential: destination.credential('clientKey'),
				parameters: { groupingLimit: 1, options: { concurrency: 2 } },
			});
			expect(error).toBeUndefined();
			expect(succeeded).toHaveLength(20);
			expect(new Set(proxy.tunnels)).toEqual(new Set([host()]));
			expect(proxy.tunnels.length).toBeLessThanOrEqual(2);
			expect(destination.sandbox.stats.connections).toBe(proxy.tunnels.length);
		},
	);

	it('reach a destination that only the proxy can resolve', async () => {
		process.env.HTTP_PROXY = `http://${proxy.address}`;
		const { succeeded } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('bearerToken', {
				apiBaseUrl: destination.sandbox.url.replace('127.0.0.1', 'only-behind.invalid'),
			}),
		});
		expect(ids(succeeded)).toEqual([1]);
		expect(proxy.tunnels).toEqual([host().replace('127.0.0.1', 'only-behind.invalid')]);
	});

	it('NO_PROXY names what is reached directly', async () => {
		process.env.HTTP_PROXY = `http://${proxy.address}`;
		process.env.NO_PROXY = 'example.com,127.0.0.1';
		const { succeeded } = await destination.send({ items: soundItems(1) });
		expect(ids(succeeded)).toEqual([1]);
		expect(proxy.tunnels).toEqual([]);
	});

	it('carry name and password to the proxy, and only there', async () => {
		process.env.HTTP_PROXY = `http://me:proxy-secret@${proxy.address}`;
		await destination.send({ items: soundItems(1) });
		const pair = Buffer.from('me:proxy-secret').toString('base64');
		expect(proxy.authorizations).toEqual([`Basic ${pair}`]);
		expect(JSON.stringify(destination.requests)).not.toContain(pair);
	});

	it('unset: nothing goes through a proxy', async () => {
		await destination.send({ items: soundItems(1) });
		expect(proxy.tunnels).toEqual([]);
		expect(destination.acceptedIds).toEqual([1]);
	});

	it.each(['http://', 'proxy.example.com:3128'])('%s is a sentence', async (value) => {
		process.env.HTTP_PROXY = value;
		const { error } = await destination.send({ items: soundItems(1) });
		expect(error?.message).toMatch(/HTTP_PROXY/);
	});
});
