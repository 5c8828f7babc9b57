import fc from 'fast-check';

import { remember, runsFrom, type Memory } from '../../../../nodes/DataflowTrigger/events/memory';
import { takeNew } from '../../../../nodes/DataflowTrigger/events/takeNew';
import type { EventName, TriggerSettings } from '../../../../nodes/DataflowTrigger/events/settings';
import type { ExportRun } from '../../../../nodes/shared/adobe/runs/exportRun';
import { failed, HOUR, MINUTE, run } from '../../shared/adobe/runs/expected/worlds';

/** A run as it is, and how long Adobe takes to show its beginning and its end. */
interface Planned {
	run: ExportRun & { endedAt: number };
	startShown: number;
	endShown: number;
}

const ACTIVATED = Date.UTC(2027, 2, 10, 12);

const planned: fc.Arbitrary<Planned> = fc
	.record({
		start: fc.integer({ min: -20 * 60, max: 40 * 60 }),
		length: fc.integer({ min: 1, max: 30 * 60 }),
		delay: fc.integer({ min: 0, max: 59 }),
		fails: fc.boolean(),
	})
	.map(({ start, length, delay, fails }) => {
		const startedAt = ACTIVATED + start * MINUTE;
		const endedAt = startedAt + length * MINUTE;
		return {
			run: { ...run(startedAt, fails ? failed : {}), endedAt },
			startShown: startedAt + delay * MINUTE,
			endShown: endedAt + delay * MINUTE,
		};
	});

interface Step {
	kind: 'poll' | 'failingPoll' | 'restart';
	minutes: number;
}

const step = (kind: Step['kind'], max: number): fc.Arbitrary<Step> =>
	fc.record({ kind: fc.constant(kind), minutes: fc.integer({ min: 1, max }) });

const steps = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: step('poll', 90) },
		{ weight: 1, arbitrary: step('failingPoll', 300) },
		{ weight: 1, arbitrary: step('restart', 300) },
	),
	{ minLength: 3, maxLength: 60 },
);

const settings = (events: EventName[]): TriggerSettings => ({
	events,
	lateAfter: 150 * MINUTE,
	emptyChanges: false,
});

const eventsOf = (each: ExportRun): EventName[] =>
	each.failure === undefined ? ['ended'] : ['failed', 'ended'];

/** An n8n that stores static data as n8n does: with what is handed over, and when it starts. */
class World {
	now = ACTIVATED;
	readonly told: Array<{ id: string; event: EventName }> = [];
	private memory: Partial<Memory> = {};
	private saved = '{}';

	constructor(
		private readonly runs: Planned[],
		private events: EventName[],
	) {
		this.start();
	}

	/** n8n starts: it polls at once, and stores static data then. */
	start(events = this.events): void {
		this.events = events;
		this.memory = JSON.parse(this.saved) as Partial<Memory>;
		this.poll();
		this.saved = JSON.stringify(this.memory);
	}

	poll(): void {
		const { now } = this;
		const memory = remember(this.memory, settings(this.events), now);
		const shown = this.runs
			.filter(({ run, startShown }) => startShown <= now && run.startedAt >= runsFrom(memory, now))
			.map(({ run, endShown }) =>
				endShown <= now ? run : { ...run, endedAt: undefined, failure: undefined },
			);
		const { taken, next } = takeNew(memory, shown, eventsOf, now);
		this.memory = next;
		if (taken.length === 0) return;
		this.saved = JSON.stringify(next);
		this.told.push(...taken.map(({ run, event }) => ({ id: run.id, event })));
	}
}

it.each<[EventName[]]>([[['failed']], [['ended']], [['failed', 'ended']]])(
	'%j: whatever polls, failures and restarts there are, each run is told once, and none is lost',
	(events) => {
		fc.assert(
			fc.property(fc.array(planned, { maxLength: 30 }), steps, (runs, walk) => {
				const world = new World(runs, events);
				for (const { kind, minutes } of walk) {
					world.now += minutes * MINUTE;
					if (kind === 'poll') world.poll();
					if (kind === 'restart') world.start();
				}
				// All has ended and is shown by then.
				for (let hour = 0; hour < 80; hour++) {
					world.now += HOUR;
					world.poll();
				}
				const wanted = runs.filter(
					({ run }) =>
						run.endedAt > ACTIVATED && (events.includes('ended') || run.failure !== undefined),
				);
				expect(world.told.map(({ id }) => id).toSorted()).toEqual(
					wanted.map(({ run }) => run.id).toSorted(),
				);
				for (const { id, event } of world.told) {
					const isFailed = runs.find(({ run }) => run.id === id)!.run.failure !== undefined;
					expect(event).toBe(isFailed && events.includes('failed') ? 'failed' : 'ended');
				}
			}),
			{ numRuns: 300 },
		);
	},
);

it('what is wanted later is told from then on', () => {
	fc.assert(
		fc.property(
			fc.array(planned, { maxLength: 20 }),
			fc.integer({ min: 1, max: 40 * 60 }),
			(runs, minutes) => {
				const world = new World(runs, ['failed']);
				const everyHour = (until: number) => {
					while (world.now < until) {
						world.now = Math.min(until, world.now + HOUR);
						world.poll();
					}
				};
				const changed = ACTIVATED + minutes * MINUTE;
				everyHour(changed);
				world.start(['failed', 'ended']);
				everyHour(ACTIVATED + 150 * HOUR);
				const wanted = runs.filter(
					({ run }) => run.endedAt > (run.failure === undefined ? changed : ACTIVATED),
				);
				expect(world.told.map(({ id }) => id).toSorted()).toEqual(
					wanted.map(({ run }) => run.id).toSorted(),
				);
			},
		),
		{ numRuns: 300 },
	);
});

it('what is kept does not grow with the runs', () => {
	const runs = Array.from({ length: 3000 }, (_, at) => {
		const startedAt = ACTIVATED + at * MINUTE;
		const ended = { ...run(startedAt), endedAt: startedAt + 5 * MINUTE };
		return { run: ended, startShown: startedAt, endShown: ended.endedAt };
	});
	let memory: Partial<Memory> = {};
	for (let now = ACTIVATED; now < ACTIVATED + 3000 * MINUTE; now += 30 * MINUTE) {
		const known = remember(memory, settings(['ended']), now);
		const shown = runs
			.filter(({ run: { startedAt } }) => startedAt <= now && startedAt >= runsFrom(known, now))
			.map(({ run: each }) => (each.endedAt <= now ? each : { ...each, endedAt: undefined }));
		memory = takeNew(known, shown, eventsOf, now).next;
	}
	expect(Object.keys(memory.seen!).length).toBeLessThan(70);
});
