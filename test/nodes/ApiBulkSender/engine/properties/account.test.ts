import { compileSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import type {
	Answer,
	DeliveryRecord,
	Ports,
} from '../../../../../nodes/ApiBulkSender/engine/types';
import { deliverAll } from '../ends';
import { rawSettings } from '../harness';
import { World } from './world';

/** Delivers two records, which should have the numbers 0 and 1. */
function deliverTwo(first: number, second: number, cancelAfter = Infinity) {
	const world = new World();
	const envelope = { kind: 'array' as const, open: '', close: '' };
	const url = 'https://api.example.com/';
	const target = { url, baseUrl: url, headers: {}, envelope, maxRecords: 2 };
	const records = [first, second].map((index): DeliveryRecord => {
		return { index, json: {}, target, retries: 0, matchKeys: [], serialKey: undefined };
	});
	const answer: Answer = { kind: 'response', status: 200, headers: {}, body: '' };
	const ports: Ports = {
		send: () => new Promise((resolve) => world.after(1000, () => resolve(answer))),
		authorizer: {
			renewable: false,
			authorize: async () => ({ headers: {}, expiresAt: Infinity }),
		},
		sleep: world.sleep,
		now: () => world.now,
		date: () => world.now,
		random: () => 0.5,
		newIdempotencyKey: () => 'key',
	};
	const controller = new AbortController();
	if (cancelAfter < Infinity) world.after(cancelAfter, () => controller.abort());
	const settings = compileSettings(rawSettings({ responseReports: 'wholeRequest' }));
	return world.play(deliverAll(records, settings, ports, controller.signal), 100);
}

describe('an account that does not balance is an error, never a result and never a silence', () => {
	test('records that are numbered one after the other balance', async () => {
		expect(await deliverTwo(0, 1)).toMatchObject({ value: { records: { succeeded: 2 } } });
	});

	test.each([Infinity, 500])('a number is missing (cancelled after %p ms)', async (cancelAfter) => {
		const message = expect.stringContaining('The account does not balance');
		expect(await deliverTwo(0, 2, cancelAfter)).toMatchObject({ error: { message } });
	});

	test.each([Infinity, 500])(
		'a number comes twice (cancelled after %p ms)',
		async (cancelAfter) => {
			const message = expect.stringMatching(/settled twice|does not balance/);
			expect(await deliverTwo(0, 0, cancelAfter)).toMatchObject({ error: { message } });
		},
	);
});
