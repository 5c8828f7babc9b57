/**
 * n8n reads its variables once.
 *
 * @jest-environment node
 */
import { Destination, ids, soundItems } from '../../../support/destination';

// n8n reads these when its first service asks for them, which is when a test here runs.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
process.env.N8N_SSRF_ALLOWED_HOSTNAMES = 'localhost';

const destination = new Destination();

describe("n8n's own protection against requests to the inside, switched on", () => {
	it('keeps the node from a loopback address', async () => {
		const { error, outputs } = await destination.send({ items: soundItems(1) });
		expect(error?.message).toMatch(/'API Base URL' is an address that this n8n instance does not/);
		expect(outputs).toEqual([]);
		expect(destination.sandbox.requests).toEqual([]);
	});

	it('lets through what the administrator allowed', async () => {
		const { port } = new URL(destination.sandbox.url);
		const { succeeded } = await destination.send({
			items: soundItems(1),
			credential: destination.credential('bearerToken', { apiBaseUrl: `http://localhost:${port}` }),
		});
		expect(ids(succeeded)).toEqual([1]);
	});
});
