import { Dice } from '../properties/world';
import { commonInvariants, type Invariant } from './run/common';
import { exactInvariants } from './run/exact';
import { isBelieved, misfitInvariants } from './run/misfitRules';
import { anyMisfit } from './run/misfits';
import { judgedRun, type Evidence } from './run/run';
import { transcript } from './run/transcript';

/** `JUDGE_RUNS=100000` makes more runs, with new seeds each time; `JUDGE_SEED` sets the first. */
const { JUDGE_RUNS, JUDGE_SEED } = process.env;
const numRuns = Number(JUDGE_RUNS ?? 5000);
const firstSeed = Number(JUDGE_SEED ?? (JUDGE_RUNS === undefined ? 1 : Date.now() % 2 ** 30));
const MILLISECONDS_PER_RUN = 60;

const isMisfit = (seed: number) => seed % 3 === 0;

/** For each promise the shortest transcript of a run that breaks it. */
class Findings {
	private readonly shortest = new Map<string, string>();
	private readonly counts = new Map<string, number>();

	look(evidence: Evidence, invariants: readonly Invariant[], remark: string): void {
		for (const [name, broken] of invariants) {
			const finding = broken(evidence);
			if (finding === undefined) continue;
			this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
			const text = `${finding}\n${remark}${transcript(evidence)}`;
			const known = this.shortest.get(name);
			if (known === undefined || text.length < known.length) this.shortest.set(name, text);
		}
	}

	assertNone(name: string): void {
		const finding = this.shortest.get(name);
		if (finding === undefined) return;
		throw new Error(`${this.counts.get(name)} of ${numRuns} runs\n${finding}`);
	}
}

describe(`${numRuns} runs against destinations that know what they did (JUDGE_SEED=${firstSeed})`, () => {
	const fitting = new Findings();
	const misfitting = new Findings();
	const seen = { succeeded: 0, accepted: 0, rejected: 0, unclear: 0, unsent: 0, repeats: 0 };
	/** Of the misfits: records that were not taken, in answers that bear no sign of it. */
	const misfits = { records: 0, believed: 0 };

	beforeAll(
		async () => {
			for (let seed = firstSeed; seed < firstSeed + numRuns; seed++) {
				if (isMisfit(seed)) await misfitRun(seed);
				else await fittingRun(seed);
			}
		},
		20_000 + numRuns * MILLISECONDS_PER_RUN,
	);

	async function fittingRun(seed: number): Promise<void> {
		const evidence = await judgedRun(seed);
		fitting.look(evidence, [...commonInvariants, ...exactInvariants], '');
		for (const { outcome, cause } of evidence.result?.settlements ?? []) {
			if (outcome in seen) seen[outcome as 'succeeded']++;
			if (String(cause) in seen) seen[cause as 'rejected']++;
		}
		seen.repeats += evidence.journeys.filter((journey) => journey.length > 1).length;
	}

	async function misfitRun(seed: number): Promise<void> {
		let remark = '';
		const evidence = await judgedRun(seed, (made) => {
			const { name, settings } = anyMisfit(made, new Dice(seed + 2));
			remark = `read under ${name}\n`;
			return settings;
		});
		misfitting.look(evidence, [...commonInvariants, ...misfitInvariants], remark);
		const { result, taken } = evidence;
		for (const [row, { outcome }] of (result?.settlements ?? []).entries()) {
			misfits.records++;
			const isUntrue = outcome === 'succeeded' && !taken.has(row);
			if (isUntrue && isBelieved(evidence, row)) misfits.believed++;
		}
	}

	describe('with settings that fit', () => {
		test.each([...commonInvariants, ...exactInvariants])('%s', (name) => fitting.assertNone(name));
	});

	describe('with settings that do not fit', () => {
		test.each([...commonInvariants, ...misfitInvariants])('%s', (name) =>
			misfitting.assertNone(name),
		);
	});

	if (numRuns < 1000) return;
	test('the runs see enough of everything to prove something', () => {
		for (const count of Object.values(seen)) expect(count).toBeGreaterThan(numRuns / 50);
	});

	test('hardly any answer is such that a reader who does not know it can only believe it', () => {
		expect(misfits.records).toBeGreaterThan(numRuns / 2);
		expect(misfits.believed).toBeGreaterThan(0);
		expect(misfits.believed / misfits.records).toBeLessThan(0.05);
	});
});
