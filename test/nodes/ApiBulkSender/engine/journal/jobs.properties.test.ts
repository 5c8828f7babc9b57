import fc from 'fast-check';

import type { Frame } from '../../../../../nodes/ApiBulkSender/engine/journal/frames';
import { Replay } from '../../../../../nodes/ApiBulkSender/engine/journal/replay';
import { WrittenJournal } from '../../../../../nodes/ApiBulkSender/engine/journal/writtenJournal';
import { RecordFactory } from '../../../../../nodes/ApiBulkSender/engine/request/records';
import { deliver } from '../../../../../nodes/ApiBulkSender/engine/run/delivery';
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

const respond = (status: number, body: unknown): Answer => {
	return { kind: 'response', status, headers: {}, body: JSON.stringify(body) };
};

/** Takes batches in as jobs; a job is done after some looks at it, over all runs. */
class JobDestination {
	/** By id: in how many requests it came. */
	readonly arrived = new Map<string, number>();
	readonly problems: string[] = [];
	/** Records of jobs that this run may only ask for. */
	asked = new Set<string>();
	private readonly jobs = new Map<string, { ids: string[]; looks: number }>();
	private readonly byKey = new Map<string, string>();

	constructor(private readonly random: () => number) {}

	take({ method, url, body, headers }: OutgoingRequest): Answer {
		return method === 'GET' ? this.look(url) : this.open(body, headers[KEY.toLowerCase()]);
	}

	private open(body = '[]', key: string | undefined): Answer {
		const ids = (JSON.parse(body) as Array<{ id: string }>).map(({ id }) => id);
		for (const id of ids) {
			if (this.asked.has(id)) this.problems.push(`${id} is in a job, and was sent again`);
			this.arrived.set(id, (this.arrived.get(id) ?? 0) + 1);
		}
		const known = key === undefined ? undefined : this.byKey.get(key);
		const id = known ?? `j${this.jobs.size + 1}`;
		if (key !== undefined) this.byKey.set(key, id);
		if (known === undefined) {
			this.jobs.set(id, { ids, looks: 1 + Math.floor(this.random() * 4) });
		}
		return respond(202, { job: id });
	}

	private look(url: string): Answer {
		const job = this.jobs.get(url.split('/').at(-1) ?? '');
		if (job === undefined) return respond(404, {});
		const luck = this.random();
		if (luck < 0.1) return respond(503, {});
		if (luck < 0.2) return respond(429, {});
		if (luck < 0.3) return { kind: 'failure', failure: 'reset', message: 'It was reset' };
		if (--job.looks > 0) return respond(200, { state: 'running' });
		const results = job.ids.map((id) => (isRefused(id) ? { code: 'E7' } : {}));
		return respond(200, { state: 'done', results });
	}
}

const isRefused = (id: string) => Number(id) % 7 === 0;

interface Story {
	seed: number;
	/** Times (ms) after which each run but the last is killed. */
	kills: number[];
	withKey: boolean;
	mostOpenJobs: number;
	chunk: number;
}

async function play({ seed, kills, withKey, mostOpenJobs, chunk }: Story) {
	const random = numbers(seed);
	const destination = new JobDestination(random);
	const settings = compileSettings(
		rawSettings({
			answerComes: 'later',
			jobIdPath: '$.job',
			jobStatusEndpoint: '/jobs/{id}',
			jobStatusPath: '$.state',
			jobPollInterval: 0.02,
			responseSplitPath: '$.results[*]',
			groupingLimit: 4,
			concurrency: 3,
			baseDelay: 5,
			maxDelay: 20,
			mostOpenJobs,
			...(withKey && { idempotencyKeyHeader: KEY }),
		}),
	);
	let frames: Frame[] = [];
	let keys = 0;
	for (let run = 0; ; run++) {
		const clock = new Clock();
		const log = new MemoryLog(frames, clock, random);
		const replay = new Replay();
		frames.forEach((frame, place) => replay.add(frame, place));
		const inJobs = [...replay.open.values()].filter(({ job }) => job !== undefined);
		const indexes = inJobs.flatMap(({ records }) => [...records]);
		destination.asked = new Set(indexes.map((index) => String(index + 1)));
		const journal = new WrittenJournal(log, replay, { hash: (body) => body, mask: (one) => one });
		const factory = new RecordFactory(settings, 'https://api.example.com');
		const records = Array.from({ length: RECORDS }, (_, at) =>
			factory.fromRecord(at, { id: String(at + 1) }, { endpoint: '/records', headers: [] }),
		);
		let isDead = false;
		const ports: Ports = {
			send: async (request) => {
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
		const running = deliver(source, list, settings, ports, { journal });
		if (run >= kills.length) {
			const result = await clock.drive(running);
			await clock.drive(log.durable());
			return { result, settlements: list.settlements, destination };
		}
		await clock.drive(
			clock.sleep(kills[run]).then(() => {
				isDead = true;
				frames = log.crash();
			}),
		);
		await clock.runOut();
	}
}

const story = (withKey: boolean) =>
	fc.record({
		seed: fc.integer({ min: 0, max: 2 ** 31 }),
		kills: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
		withKey: fc.constant(withKey),
		mostOpenJobs: fc.constantFrom(0, 1, 3),
		chunk: fc.constantFrom(1, 7, RECORDS),
	});

function check({ result, settlements, destination }: Awaited<ReturnType<typeof play>>) {
	expect(result.stop).toBeUndefined();
	expect(result.records).toMatchObject({ total: RECORDS, unsent: 0 });
	expect(settlements).toHaveLength(RECORDS);
	expect(destination.problems).toEqual([]);
	settlements.forEach(({ outcome, cause }, at) => {
		const refused = isRefused(String(at + 1));
		if (outcome === 'succeeded') expect([at, refused]).toEqual([at, false]);
		if (cause === 'rejected') expect([at, refused]).toEqual([at, true]);
	});
}

describe('a run that is killed while jobs are open, and run again', () => {
	it('without a key asks for them and sends nothing twice; unclear is only what named no job', async () => {
		await fc.assert(
			fc.asyncProperty(story(false), async (told) => {
				const played = await play(told);
				check(played);
				expect([...played.destination.arrived.values()].filter((count) => count > 1)).toEqual([]);
				for (const { cause, reason } of played.settlements) {
					if (cause === 'unclear') expect(reason).toMatch(/without 'Idempotency Key Header'/);
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('with a key leaves nothing unclear, and never sends what is in a job', async () => {
		await fc.assert(
			fc.asyncProperty(story(true), async (told) => {
				const played = await play(told);
				check(played);
				expect(played.settlements.filter(({ cause }) => cause === 'unclear')).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it('leaves jobs open, so that the properties above say something', async () => {
		const told = { seed: 3, kills: [120], withKey: false, mostOpenJobs: 0, chunk: RECORDS };
		const { destination, result } = await play(told);
		expect(destination.asked.size).toBeGreaterThan(0);
		expect(result.requests.polled).toBeGreaterThan(0);
	});
});
