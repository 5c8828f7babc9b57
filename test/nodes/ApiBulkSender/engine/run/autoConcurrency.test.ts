import { http, late, ok, people, run, type Overrides, type Sent } from '../harness';

const auto: Overrides = { groupingLimit: 1, autoConcurrency: true, concurrency: 100 };
const most = (sent: readonly Sent[]) => Math.max(...sent.map(({ open }) => open));

describe('Auto Concurrency', () => {
	const far = () => late(100, ok([{}]));

	test('sends more at once to a destination that is far away, up to Concurrency', async () => {
		const fixed = await run(people(3000), { groupingLimit: 1 }, far);
		const found = await run(people(3000), auto, far);
		expect(most(fixed.sent)).toBe(5);
		expect(found.took).toBeLessThan(fixed.took / 5);
		expect(found.result.records.succeeded).toBe(3000);
		const bounded = await run(people(1000), { ...auto, concurrency: 12 }, far);
		expect(most(bounded.sent)).toBe(12);
		expect(bounded.result.concurrency).toBe(12);
	});

	test('begins with one request, then with two at a time', async () => {
		const { sent } = await run(people(50), auto, far);
		expect(sent.slice(0, 3).map(({ at }) => at)).toEqual([0, 100, 100]);
		expect(sent[3].at).toBe(200);
	});

	test('stays where further requests would only wait in line', async () => {
		// Ten at a time; each further one adds its share to the wait of all.
		const busy = ({ open }: Sent) => late(Math.max(100, 10 * open), ok([{}]));
		const { result, sent } = await run(people(4000), auto, busy);
		expect(result.records.succeeded).toBe(4000);
		expect(most(sent)).toBeLessThan(40);
		expect(result.concurrency).toBeGreaterThanOrEqual(8);
	});

	test('goes down after a 429 and after a timeout', async () => {
		for (const trouble of [() => http(429), () => late(100, { after: 0, ...timeout })]) {
			const answers = ({ number }: Sent) => (number === 600 ? trouble() : far());
			const { sent } = await run(people(1000), { ...auto, concurrency: 40 }, { answers });
			const before = most(sent.slice(0, 600));
			const from = sent.findIndex(({ at }) => at > sent[599].at + 300);
			expect(before).toBe(40);
			expect(most(sent.slice(from, from + 100))).toBeLessThanOrEqual(0.95 * before);
		}
	});

	test('is not told in the result when it is off', async () => {
		expect((await run(people(3))).result).not.toHaveProperty('concurrency');
	});
});

const timeout = { answer: { kind: 'failure', failure: 'timeout', message: 'Late' } } as const;
