import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CountingServer } from '../../support/countingServer';
import { runNode, type NodeResult } from '../../support/runNode';

const server = new CountingServer();

const PERIOD_MS = 600;
const limited = (requestsPerPeriod: number, limitIsShared: boolean): INodeParameters => ({
	rateLimit: {
		rateLimit: {
			requestsPerPeriod,
			period: PERIOD_MS / 1000,
			periodUnit: 'seconds',
			limitIsShared,
		},
	},
});

let account: string;
let accounts = 0;
beforeEach(() => (account = `account ${++accounts}`));
// The first request of a process leaves late, since what it needs is loaded first.
beforeAll(async () => void (await execute('first', 3, {}, 'nobody')));

/** One execution of its own, through n8n's own engine. */
async function execute(
	name: string,
	records: number,
	options: INodeParameters,
	credentialId = account,
): Promise<NodeResult> {
	const credential: IDataObject = { apiBaseUrl: server.url, authentication: 'none' };
	return await runNode({
		credential,
		items: Array.from({ length: records }, (_, id) => ({ json: { id } })),
		node: { credentials: { destinationApi: { id: credentialId, name: 'Account' } } },
		parameters: {
			apiEndpoint: '/records',
			groupingLimit: 1,
			parsePathMap: { entries: [{ name: 'status_code', path: '$.code' }] },
			additionalHeaders: { entries: [{ name: 'x-run', value: name }] },
			options,
		},
	});
}

/** A request arrives a little later than it left, so a window is measured a little shorter. */
const WINDOW_MS = PERIOD_MS * 0.8;

describe('executions that share their limit', () => {
	it('start no more together than one may, share by share', async () => {
		const results = await Promise.all([
			execute('a', 25, limited(10, true)),
			execute('b', 25, { ...limited(10, true), concurrency: 20 }),
		]);
		expect(results.map(({ summary }) => summary.records)).toMatchObject([
			{ succeeded: 25 },
			{ succeeded: 25 },
		]);
		expect(server.mostIn(WINDOW_MS)).toBe(10);
		const times = server.arrivals.map(({ at }) => at);
		expect(times[49] - times[0]).toBeGreaterThanOrEqual(4 * PERIOD_MS * 0.95);
		const middle = server.arrivals.slice(10, 40).filter(({ run }) => run === 'a').length;
		expect(Math.abs(middle - 15)).toBeLessThanOrEqual(3);
	});

	it('one after the other as well', async () => {
		await execute('a', 6, limited(6, true));
		await execute('b', 6, limited(6, true));
		expect(server.mostIn(WINDOW_MS)).toBe(6);
	});

	it('wait together when the destination asks one of them to', async () => {
		server.reply = (_, nth) => (nth === 5 ? { status: 429, headers: { 'retry-after': '2' } } : {});
		await Promise.all([execute('a', 20, limited(20, true)), execute('b', 20, limited(20, true))]);
		const [, , , , { at: asked }] = server.arrivals;
		// What was under way already when the answer came is let through.
		const between = server.arrivals.filter(({ at }) => at > asked + 200 && at < asked + 1900);
		expect(between).toEqual([]);
		expect(new Set(server.arrivals.slice(-10).map(({ run }) => run)).size).toBe(2);
	});

	it.each([
		['another credential', true, 'another account'],
		['the option off', false, undefined],
	])('but not with %s', async (_, limitIsShared, credentialId) => {
		await Promise.all([
			execute('a', 6, limited(6, true)),
			execute('b', 6, limited(6, limitIsShared), credentialId),
		]);
		expect(server.mostIn(WINDOW_MS)).toBe(12);
	});
});
