import { once } from 'node:events';
import net from 'node:net';

import { Destination, soundItems } from '../../../support/destination';

const destination = new Destination();

describe('connections', () => {
	it.each([1, 4, 100])(
		'are kept alive: at most Concurrency %s, and never more requests open than that',
		async (concurrency) => {
			// The first goes alone; these are held until as many as allowed are open.
			destination.sandbox.faults.add({ delayMs: 1500, after: 1, times: concurrency });
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
		const connect = jest.spyOn(net, 'connect');
		await destination.send({ items: soundItems(1) });
		const [{ value }] = connect.mock.results;
		connect.mockRestore();
		const socket = value as net.Socket;
		if (!socket.closed) await once(socket, 'close');
		expect(socket.destroyed).toBe(true);
	});
});
