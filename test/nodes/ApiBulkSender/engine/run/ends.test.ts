import fc from 'fast-check';

import type { Sink } from '../../../../../nodes/ApiBulkSender/engine/sink';
import { deliver } from '../../../../../nodes/ApiBulkSender/engine/run/delivery';
import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { compileSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import type { SourceRecord } from '../../../../../nodes/ApiBulkSender/engine/types';
import { ChunkedSource } from '../ends';
import {
	type Clock,
	http,
	late,
	never,
	ok,
	people,
	portsOf,
	rawSettings,
	run,
	type Sent,
} from '../harness';

const bodies = (sent: readonly Sent[]) => sent.map(({ ids }) => ids);

/** Each request body with the number of its attempts; repeats come when they are due. */
const attempts = (sent: readonly Sent[]) => {
	const texts = sent.map(({ body = '' }) => body).sort();
	return texts.map((text) => [text, texts.filter((other) => other === text).length]);
};

/** Refuses every seventh record, and asks for requests that begin with every fifth once more. */
function moody() {
	const seen = new Set<string>();
	return (request: Sent) => {
		if (Number(request.ids[0]) % 5 === 0 && !seen.has(request.body ?? '')) {
			seen.add(request.body ?? '');
			return http(503);
		}
		return ok(request.ids.map((id) => (Number(id) % 7 === 0 ? { code: '400' } : {})));
	};
}

describe('records that are fetched while others are sent', () => {
	test('leave in the same requests and with the same fates, whatever the chunks', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 120 }),
				fc.integer({ min: 1, max: 50 }),
				fc.integer({ min: 1, max: 20 }),
				async (count, chunk, groupingLimit) => {
					const overrides = { groupingLimit, concurrency: 1 };
					const whole = await run(people(count), overrides, moody());
					const parts = await run(people(count), overrides, { answers: moody(), chunk });
					expect(attempts(parts.sent)).toEqual(attempts(whole.sent));
					expect(parts.fates).toEqual(whole.fates);
					const { records, requests, errors } = parts.result;
					expect({ ...whole.result }).toMatchObject({ records, requests, errors });
				},
			),
			{ numRuns: 60 },
		);
	});

	test('with equal keys stay in order, though the chunks end between them', async () => {
		const records = people(30).map(({ id }) => ({ id, who: String(Number(id) % 3) }));
		const overrides = { serializeBy: '$.who', groupingLimit: 2, concurrency: 5 };
		const { sent, fates } = await run(records, overrides, {
			answers: ({ ids }) => late(7, ok(ids.map(() => ({})))),
			chunk: 4,
		});
		for (const who of ['0', '1', '2']) {
			const order = sent.flatMap(({ json }) =>
				json.filter((one: { who: string }) => one.who === who).map(({ id }: { id: string }) => id),
			);
			expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)));
		}
		expect(new Set(fates)).toEqual(new Set(['succeeded']));
	});

	test('are not fetched further than the next request needs while answers are awaited', async () => {
		const settings = compileSettings(rawSettings({ groupingLimit: 10, concurrency: 2 }));
		const source = new ChunkedSource(recordsOf(settings, 100_000), 500);
		const { clock, ports } = portsOf({ answers: () => never });
		const cancel = new AbortController();
		void clock.sleep(1000).then(() => cancel.abort());
		await clock.drive(deliver(source, keep().sink, settings, ports, { cancelled: cancel.signal }));
		expect(source.fetched).toBe(500);
	});

	test('a repeat that is due goes out while more is fetched', async () => {
		const { sent } = await run(
			people(3),
			{ groupingLimit: 1, baseDelay: 0 },
			{
				answers: ({ number }) => (number === 1 ? http(503) : ok([{}])),
				chunk: 1,
			},
		);
		expect(bodies(sent)).toEqual([['1'], ['1'], ['2'], ['3']]);
	});

	test('no token is asked for when there turns out to be no record', async () => {
		const { tokenRequests, result } = await run([], {}, { chunk: 1, tokens: [{ name: 't' }] });
		expect(tokenRequests).toEqual([]);
		expect(result.records.total).toBe(0);
	});
});

describe('a source that cannot be read any further', () => {
	const cut = 'The file ends in the middle of line 8';

	test('stops the run; what was sent stands, and the sentence is told', async () => {
		const { fates, result } = await run(
			people(7),
			{ groupingLimit: 2 },
			{ chunk: 2, breaksOff: cut },
		);
		expect(fates).toEqual([...Array(6).fill('succeeded'), 'stopped']);
		expect(result.stop).toEqual({ kind: 'source', reason: cut });
		expect(result.settlements[6].reason).toBe(`Not sent: ${cut}`);
		expect(result.records).toMatchObject({ total: 7, succeeded: 6, unsent: 1, notRead: true });
	});

	test('lets the answers in flight come', async () => {
		const { fates } = await run(
			people(4),
			{ groupingLimit: 2 },
			{
				answers: ({ ids }) => late(500, ok(ids.map(() => ({})))),
				chunk: 4,
				breaksOff: cut,
			},
		);
		expect(fates).toEqual(Array(4).fill('succeeded'));
	});
});

describe('a run that stops before all was read', () => {
	test('counts what was read and says that there is more', async () => {
		const { result, fates } = await run(
			people(50),
			{ groupingLimit: 5 },
			{
				answers: [http(403)],
				chunk: 10,
			},
		);
		expect(result.records).toMatchObject({ total: 10, failed: 5, unsent: 5, notRead: true });
		expect(fates).toHaveLength(10);
	});

	test('says nothing of that when all had been read', async () => {
		const { result } = await run(people(50), { groupingLimit: 5 }, [http(403)]);
		expect(result.records).toMatchObject({ total: 50, failed: 5, unsent: 45 });
		expect(result.records).not.toHaveProperty('notRead');
	});

	test('ends at once when it is cancelled while more is fetched, and nothing comes after', async () => {
		const { sent, took, result } = await run(
			people(50),
			{ groupingLimit: 20 },
			{
				chunk: 1,
				cancelAt: 25,
			},
		);
		expect(sent).toEqual([]);
		expect(took).toBe(25);
		expect(result.stop?.kind).toBe('cancelled');
		expect(result.records).toMatchObject({ unsent: 2, notRead: true });
	});
});

describe('a sink that holds much', () => {
	test('lets nothing further start until it has drained; each record is told once', async () => {
		const settings = compileSettings(rawSettings({ groupingLimit: 10, concurrency: 5 }));
		const { sent, clock, ports } = portsOf({
			answers: ({ ids }) => late(1, ok(ids.map(() => ({})))),
		});
		const { sink, told } = keep(clock, 100, 30);
		const running = deliver(new ChunkedSource(recordsOf(settings, 300), 50), sink, settings, ports);
		const { records } = await clock.drive(running);
		expect(records).toMatchObject({ total: 300, succeeded: 300 });
		expect(told.length).toBe(300);
		expect(new Set(told).size).toBe(300);
		// What is in flight when it fills comes on top: four requests of ten.
		expect(sink.most).toBeLessThanOrEqual(30 + 40);
		expect(sent.length).toBe(30);
	});
});

function recordsOf(settings: ReturnType<typeof compileSettings>, count: number): SourceRecord[] {
	const factory = new RecordFactory(settings, 'https://api.test');
	const to = { endpoint: '/bulk', headers: [] };
	return people(count).map((json, index) => factory.fromRecord(index, json, to));
}

/** A sink that is full from `most` records on and takes `ms` to write them. */
function keep(clock?: Clock, ms = 0, most = Infinity) {
	const told: number[] = [];
	let held = 0;
	const sink = {
		most: 0,
		settled: ({ index }: SourceRecord) => {
			told.push(index);
			sink.most = Math.max(sink.most, ++held);
		},
		get isFull() {
			return held >= most;
		},
		drained: async () => {
			await clock?.sleep(ms);
			held = 0;
		},
	} satisfies Sink & { most: number };
	return { sink, told };
}
