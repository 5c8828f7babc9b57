import { Destination, soundItems } from '../../../support/destination';

const destination = new Destination();

describe('connections', () => {
	it.each([1, 4, 100])(
		'are kept alive: at most Concurrency %s, and never more requests open than that',
		async (concurrency) => {
			destination.sandbox.faults.add({ pathPrefix: '/api', delayMs: 2, times: 'always' });
			const { succeeded } = await destination.send({
				items: soundItems(300),
				parameters: { groupingLimit: 1, options: { concurrency } },
			});
			const { connections, maxOpen } = destination.sandbox.stats;
			expect(succeeded).toHaveLength(300);
			expect(maxOpen).toBe(concurrency);
			expect(connections).toBeLessThanOrEqual(concurrency);
		},
	);

	it('serve the token request too', async () => {
		await destination.send({
			items: soundItems(5),
			credential: destination.credential('clientKey'),
			parameters: { groupingLimit: 1, options: { concurrency: 1 } },
		});
		expect(destination.sandbox.requests).toHaveLength(6);
		expect(destination.sandbox.stats.connections).toBe(1);
	});

	it('are closed when the run has ended', async () => {
		const closed = new Promise<void>((resolve) => {
			const { net } = { net: process.getBuiltinModule('node:net') };
			const connect = jest.spyOn(net, 'connect').mockImplementation(((...args: never[]) => {
				connect.mockRestore();
				const socket = (net.connect as (...all: never[]) => import('node:net').Socket)(...args);
				socket.once('close', () => resolve());
				return socket;
			}) as never);
		});
		await destination.send({ items: soundItems(1) });
		await closed;
	});
});
