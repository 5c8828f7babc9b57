import { accept, http, late, ok, run, type Overrides, type Sent } from './harness';

const settings: Overrides = { groupingLimit: 2, concurrency: 5, serializeBy: '$.customer' };
const records = (...customers: string[]) =>
	customers.map((customer, at) => ({ id: String(at + 1), customer }));
const slow = (request: Sent) => late(100, accept(request));
const batches = (sent: Sent[]) => sent.map(({ ids, at }) => `${ids.join()} at ${at}`);

/** Which records of one key were in flight together. */
function overlaps(sent: Sent[], key: (id: string) => string): string[] {
	const found: string[] = [];
	for (const first of sent) {
		for (const second of sent) {
			if (second.number <= first.number || second.at >= (first.answeredAt ?? Infinity)) continue;
			const keys = new Set(first.ids.map(key));
			found.push(...second.ids.filter((id) => keys.has(key(id))));
		}
	}
	return found;
}

describe('rule 14: serializeBy', () => {
	it('equal keys never share a batch; the next record waits until the previous one is settled', async () => {
		const { sent, fates } = await run(records('a', 'a', 'b', 'a', 'c'), settings, slow);
		expect(batches(sent)).toEqual(['1,3 at 0', '2,5 at 100', '4 at 200']);
		expect(fates).toEqual(Array(5).fill('succeeded'));
	});

	it('keeps the order of each key, and keys are never in flight together, with retries', async () => {
		const customers = Array.from({ length: 60 }, (_, at) => 'abcdefg'[(at * at) % 7]);
		const answers = (request: Sent) => {
			const parts = request.ids.map((id) =>
				(Number(id) + request.number) % 5 === 0 ? { code: 503 } : {},
			);
			return late(50 + ((request.number * 37) % 90), request.number % 11 ? ok(parts) : http(503));
		};
		const run60 = await run(records(...customers), { ...settings, maxRetries: 20 }, answers);
		expect(run60.fates).toEqual(Array(60).fill('succeeded'));
		const customer = (id: string) => customers[Number(id) - 1];
		expect(overlaps(run60.sent, customer)).toEqual([]);
		for (const key of 'abcdefg') {
			const order = run60.sent.flatMap(({ ids }) => ids.filter((id) => customer(id) === key));
			expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)));
		}
	});

	it('waits for the retries of the previous one too', async () => {
		const answers = (request: Sent) =>
			request.number === 2 ? ok([{ code: 503 }]) : accept(request);
		const { sent } = await run(records('x', 'a', 'a'), { ...settings, groupingLimit: 1 }, answers);
		expect(batches(sent)).toEqual(['1 at 0', '2 at 0', '2 at 500', '3 at 500']);
	});

	it('waits for the halves of the previous one too', async () => {
		const answers = (request: Sent) =>
			request.ids.length > 1 ? late(100, http(400)) : slow(request);
		const { sent } = await run(
			records('a', 'b', 'a'),
			{ ...settings, splitCodes: '400,413,422' },
			answers,
		);
		expect(batches(sent)).toEqual(['1,2 at 0', '1 at 100', '2 at 200', '3 at 200']);
	});

	it('a failed one does not block the next', async () => {
		const answers = (request: Sent) => (request.number === 2 ? http(400) : accept(request));
		const { fates } = await run(
			records('x', 'a', 'a', 'a'),
			{ ...settings, groupingLimit: 1 },
			answers,
		);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded', 'succeeded']);
	});

	it('one that cannot be sent does not block the next', async () => {
		const source = [...records('x', 'a', 'a')];
		Object.assign(source[1], { text: 'x'.repeat(3000) });
		const { fates } = await run(source, { ...settings, maxBodySize: 0.002 }, accept);
		expect(fates).toEqual(['succeeded', 'invalid', 'succeeded']);
	});

	it('is a path; records without it wait for nobody', async () => {
		const source = [1, 2, 3, 4].map((n) => ({ id: String(n), who: n > 2 ? { key: 'k' } : {} }));
		const { sent } = await run(
			source,
			{ ...settings, groupingLimit: 1, serializeBy: 'who.key' },
			slow,
		);
		expect(batches(sent)).toEqual(['1 at 0', '2 at 100', '3 at 100', '4 at 200']);
	});

	it('what waits behind a key is unsent when the run stops', async () => {
		const answers = [ok([{}]), http(403)];
		const { fates } = await run(
			records('x', 'a', 'a', 'a'),
			{ ...settings, groupingLimit: 1 },
			answers,
		);
		expect(fates).toEqual(['succeeded', 'rejected', 'stopped', 'stopped']);
	});
});
