import fc from 'fast-check';

import type { Frame } from '../../../../../nodes/ApiBulkSender/engine/journal/frames';
import { Replay } from '../../../../../nodes/ApiBulkSender/engine/journal/replay';
import { WrittenJournal } from '../../../../../nodes/ApiBulkSender/engine/journal/writtenJournal';
import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { deliver, type RunResult } from '../../../../../nodes/ApiBulkSender/engine/run/delivery';
import { compileSettings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import { SettlementList } from '../../../../../nodes/ApiBulkSender/engine/sink';
import type {
	Answer,
	OutgoingRequest,
	Ports,
} from '../../../../../nodes/ApiBulkSender/engine/types';
import { Clock } from '../clock';
import { ChunkedSource } from '../ends';
import { rawSettings } from '../harness';
import { MemoryLog, numbers } from './memoryLog';

const RECORDS = 40;
const KEY = 'Idempotency-Key';

/** Applies what arrives, and keeps its own account of that. */
class Destination {
	/** By id: how often it was applied. */
	readonly applied = new Map<string, number>();
	/** By id: in how many requests it came. */
	readonly arrived = new Map<string, number>();
	/** What is done with a key is not done again with it. */
	private readonly answers = new Map<
		string,
		{ body: string | undefined; done: Map<string, object> }
	>();
	readonly problems: string[] = [];

	constructor(
		private readonly random: () => number,
		private readonly withTrouble: boolean,
	) {}

	/** What the client gets to see, if it lives. */
	take({ body, headers }: OutgoingRequest): Answer {
		const key = headers[KEY.toLowerCase()];
		const records = recordsIn(body ?? '[]');
		for (const { id } of records) this.arrived.set(id, (this.arrived.get(id) ?? 0) + 1);
		const luck = this.withTrouble ? this.random() : 1;
		if (luck < 0.1) return { kind: 'response', status: 503, headers: {}, body: '' };
		if (luck < 0.15) return { kind: 'response', status: 429, headers: {}, body: '' };
		const known = (key === undefined ? undefined : this.answers.get(key)) ?? {
			body,
			done: new Map(),
		};
		if (known.body !== body) this.problems.push(`other bytes under ${key}`);
		if (key !== undefined) this.answers.set(key, known);
		const answer = records.map(({ id }) => known.done.get(id) ?? this.apply(id, known.done));
		return { kind: 'response', status: 200, headers: {}, body: JSON.stringify(answer) };
	}

	private apply(id: string, done: Map<string, object>): object {
		if (this.withTrouble && this.random() < 0.1) return { code: 503 };
		const isRefused = Number(id) % 7 === 0;
		if (!isRefused) this.applied.set(id, (this.applied.get(id) ?? 0) + 1);
		const answer = isRefused ? { code: 'E7', message: 'no sevens' } : {};
		done.set(id, answer);
		return answer;
	}
}

/** Of a list, or of lines with an action before each. */
function recordsIn(body: string): Array<{ id: string }> {
	if (!body.endsWith('\n')) return JSON.parse(body) as Array<{ id: string }>;
	const lines = body.split('\n').slice(0, -1);
	return lines.filter((_, at) => at % 2 === 1).map((line) => JSON.parse(line) as { id: string });
}

interface Story {
	bodyFormat?: 'json' | 'ndjson';
	seed: number;
	/** Times (ms) after which each run but the last is killed. */
	kills: number[];
	withKey: boolean;
	chunk: number;
	/** How many records share a serial key; 0 for none. */
	serial: number;
	/** Time (ms) after which the last run is stopped. */
	stop?: number;
}

async function play({ bodyFormat = 'json', seed, kills, withKey, chunk, serial, stop }: Story) {
	const random = numbers(seed);
	const destination = new Destination(random, withKey);
	const settings = compileSettings(
		rawSettings({
			bodyFormat,
			actionLine: '{"index": {"_id": "{id}"}}',
			groupingLimit: 4,
			concurrency: 3,
			maxRetries: 50,
			baseDelay: 5,
			maxDelay: 20,
			...(withKey && { idempotencyKeyHeader: KEY }),
			...(serial > 0 && { serializeBy: '$.customer' }),
		}),
	);
	let frames: Frame[] = [];
	let keys = 0;
	for (let run = 0; ; run++) {
		const clock = new Clock();
		const log = new MemoryLog(frames, clock, random);
		const replay = new Replay();
		frames.forEach((frame, place) => replay.add(frame, place));
		const journal = new WrittenJournal(log, replay, { hash: (body) => body, mask: (one) => one });
		const factory = new RecordFactory(settings, 'https://api.example.com');
		const place = { endpoint: '/records', headers: [] };
		const records = Array.from({ length: RECORDS }, (_, at) =>
			factory.fromRecord(
				at,
				{ id: String(at + 1), customer: at % (RECORDS / (serial || 1)) },
				place,
			),
		);
		let isDead = false;
		const ports: Ports = {
			send: async (request) => {
				// What left is at the destination, whatever becomes of who sent it.
				await clock.sleep(Math.ceil(random() * 10));
				const answer = destination.take(request);
				await clock.sleep(Math.ceil(random() * 10));
				return isDead ? await new Promise(() => {}) : answer;
			},
			authorizer: {
				renewable: false,
				authorize: () => Promise.resolve({ headers: {}, expiresAt: Infinity }),
			},
			sleep: clock.sleep,
			now: clock.now,
			date: clock.now,
			random,
			newIdempotencyKey: () => `key-${++keys}`,
		};
		const list = new SettlementList();
		const source = new ChunkedSource(records, chunk, () => clock.sleep(1));
		const cancelled = new AbortController();
		const running = deliver(source, list, settings, ports, {
			journal,
			cancelled: cancelled.signal,
		});
		if (run >= kills.length) {
			if (stop !== undefined) void clock.sleep(stop).then(() => cancelled.abort());
			const result = await clock.drive(running);
			await clock.drive(log.durable());
			return { result, settlements: list.settlements, destination, frames, log };
		}
		const killed = clock.sleep(kills[run]).then(() => {
			isDead = true;
			frames = log.crash();
		});
		await clock.drive(killed);
		await clock.runOut();
	}
}

const story = (withKey: boolean) =>
	fc.record({
		bodyFormat: fc.constantFrom('json' as const, 'ndjson' as const),
		seed: fc.integer({ min: 0, max: 2 ** 31 }),
		kills: fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 4 }),
		withKey: fc.constant(withKey),
		chunk: fc.constantFrom(1, 7, RECORDS),
		serial: fc.constantFrom(0, 2, 10),
	});

function check(
	result: RunResult,
	settlements: SettlementList['settlements'],
	destination: Destination,
) {
	expect(result.records).toMatchObject({ total: RECORDS, unsent: 0 });
	expect(settlements).toHaveLength(RECORDS);
	expect(destination.problems).toEqual([]);
	settlements.forEach(({ outcome, cause }, at) => {
		const applied = destination.applied.get(String(at + 1)) ?? 0;
		if (outcome === 'succeeded') expect([at, applied]).toEqual([at, 1]);
		if (cause === 'rejected') expect([at, applied]).toEqual([at, 0]);
		expect(applied).toBeLessThanOrEqual(1);
	});
}

describe('a run that is killed again and again, and run again', () => {
	it('with a key applies every record once, and reports each once', async () => {
		await fc.assert(
			fc.asyncProperty(story(true), async (told) => {
				const { result, settlements, destination } = await play(told);
				check(result, settlements, destination);
				expect(settlements.filter(({ cause }) => cause === 'unclear')).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it('without a key sends nothing twice, and says of what it does not know', async () => {
		await fc.assert(
			fc.asyncProperty(story(false), async (told) => {
				const { result, settlements, destination } = await play(told);
				check(result, settlements, destination);
				expect([...destination.arrived.values()].filter((count) => count > 1)).toEqual([]);
				for (const { cause, reason } of settlements) {
					if (cause === 'unclear') expect(reason).toMatch(/look at the destination/);
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('that is stopped in the end calls nothing unsent that ever left', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.boolean().chain(story),
				fc.integer({ min: 0, max: 60 }),
				async (told, stop) => {
					const { result, settlements, destination } = await play({ ...told, stop });
					const { total, succeeded, failed, unsent } = result.records;
					expect(succeeded + failed + unsent).toBe(total);
					settlements.forEach(({ outcome, cause }, at) => {
						const id = String(at + 1);
						if (outcome === 'unsent')
							expect([id, destination.arrived.has(id)]).toEqual([id, false]);
						if (outcome === 'succeeded') expect([id, destination.applied.get(id)]).toEqual([id, 1]);
						if (cause === 'rejected')
							expect([id, destination.applied.get(id) ?? 0]).toEqual([id, 0]);
					});
				},
			),
			{ numRuns: 150 },
		);
	});

	it('tells of what an earlier run settled that it was that run', async () => {
		const told = { seed: 1, kills: [60], withKey: true, chunk: RECORDS, serial: 0 };
		const { result, settlements } = await play(told);
		const before = settlements.filter(({ fromJournal }) => fromJournal === true);
		expect(before.length).toBeGreaterThan(0);
		expect(result.records.fromJournal).toBe(before.length);
	});

	it('that has ended sends nothing when it is run again', async () => {
		const { frames, destination } = await play({
			seed: 5,
			kills: [],
			withKey: false,
			chunk: 7,
			serial: 0,
		});
		const replay = new Replay();
		frames.forEach((frame, place) => replay.add(frame, place));
		expect(replay.open.size).toBe(0);
		expect(replay.settled.size).toBe(RECORDS);
		expect(destination.arrived.size).toBe(RECORDS);
	});
});

it('any beginning of a journal is a journal: no record is both settled and open, none open twice', async () => {
	await fc.assert(
		fc.asyncProperty(
			story(true),
			fc.double({ min: 0, max: 1, noNaN: true }),
			async (told, share) => {
				const { frames } = await play(told);
				const replay = new Replay();
				frames
					.slice(0, Math.floor(frames.length * share))
					.forEach((frame, place) => replay.add(frame, place));
				const open = [...replay.open.values()].flatMap(({ records }) => [...records]);
				expect(new Set(open).size).toBe(open.length);
				expect(open.filter((index) => replay.settled.has(index))).toEqual([]);
				for (const entry of replay.open.values()) expect(entry.records.size).toBeGreaterThan(0);
			},
		),
		{ numRuns: 100 },
	);
});
