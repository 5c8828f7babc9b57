import fc from 'fast-check';

import { faultRun } from './faultRun';
import { invariants, type Invariant } from './invariants';
import { scenarios } from './scenario';

/** `FAULT_RUNS=20000` makes more runs, with a new seed each time; `FAULT_SEED` repeats one. */
const { FAULT_RUNS, FAULT_SEED } = process.env;
const numRuns = Number(FAULT_RUNS ?? 5000);
const seed = Number(FAULT_SEED ?? (FAULT_RUNS === undefined ? 20260 : Date.now() % 2 ** 31));
const MILLISECONDS_PER_RUN = 60;

/** Runs the one promise alone, so that fast-check finds the smallest run that breaks it. */
async function shrink([name, broken]: Invariant): Promise<void> {
	const kept = fc.asyncProperty(scenarios, async (scenario) => {
		const finding = broken(await faultRun(scenario));
		if (finding !== undefined) throw new Error(`Broken: ${name}\n${finding}`);
	});
	await fc.assert(kept, { seed, numRuns });
}

describe(`${numRuns} runs against a faulty destination (FAULT_SEED=${seed})`, () => {
	const findings = new Map<string, string>();
	const seen = { requests: 0, succeeded: 0, failed: 0, unsent: 0, repeats: 0, cancelled: 0 };

	beforeAll(
		async () => {
			for (const scenario of fc.sample(scenarios, { seed, numRuns })) {
				const evidence = await faultRun(scenario);
				for (const [name, broken] of invariants) {
					if (findings.has(name)) continue;
					const finding = broken(evidence);
					if (finding !== undefined) findings.set(name, finding);
				}
				const { result, journeys, exchanges } = evidence;
				seen.requests += exchanges.length;
				seen.succeeded += result?.records.succeeded ?? 0;
				seen.failed += result?.records.failed ?? 0;
				seen.unsent += result?.records.unsent ?? 0;
				seen.repeats += journeys.filter((journey) => journey.length > 1).length;
				if (evidence.cancelledAt !== undefined) seen.cancelled++;
			}
		},
		20_000 + numRuns * MILLISECONDS_PER_RUN,
	);

	test.each(invariants)(
		'%s',
		async (name, broken) => {
			const finding = findings.get(name);
			if (finding === undefined) return;
			await shrink([name, broken]);
			throw new Error(`${finding}\n(FAULT_SEED=${seed}; not found again when run alone)`);
		},
		20_000 + numRuns * MILLISECONDS_PER_RUN,
	);

	test('the runs see enough of everything to prove something', () => {
		for (const count of Object.values(seen)) expect(count).toBeGreaterThan(numRuns / 20);
		expect(seen.requests).toBeGreaterThan(numRuns);
	});
});
