import { sampleCustomers } from '../../sandbox/data/customers.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { capToken, send } from './client.ts';
import type { Loose } from './client.ts';

describe('the sample customers', () => {
	it('are 200, the same every time, each with its own identifiers', () => {
		const customers = sampleCustomers();
		expect(customers).toHaveLength(200);
		expect(sampleCustomers()).toEqual(customers);
		const values = customers.flatMap(({ profiles }) =>
			profiles.flatMap(({ identifiers }) => identifiers.map(({ value }) => value)),
		);
		expect(new Set(values).size).toBe(values.length);
	});

	it('hold six that Capillary refuses and two it warns about', async () => {
		const sandbox = await startSandbox();
		const headers = await capToken(sandbox);
		const samples = await send(sandbox, '/_sandbox/samples/customers', { method: 'GET' });
		expect(samples.json).toEqual(sampleCustomers());
		const { json } = await send(sandbox, '/v2/customers/bulk', { headers, body: samples.json });
		const codes = json.flatMap((part: Loose) => part.errors.map((error: Loose) => error.code));
		expect(codes).toEqual([8056, 8056, 1002, 8084, 8084, 8109]);
		expect(json.filter((part: Loose) => part.warnings.length > 0)).toHaveLength(2);
		expect(sandbox.accepted('customers')).toHaveLength(194);
		await sandbox.close();
	});
});
