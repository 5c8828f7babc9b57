import type { Sent } from '../../harness';
import { ROW } from '../dialects/deeds';
import { leavesDoubt } from './exchange';
import { Destination } from './destination';
import { scenario, type Scenario } from './scenario';

const STORMY = { storminess: 0.8, mostStorms: 100 };

function ask(destination: Destination, { records }: Scenario, key: string): void {
	const headers = { authorization: 'first', 'idempotency-key': key };
	const rest = { method: 'POST', url: '', body: '', number: 1, at: 0, open: 1, ids: [] };
	destination.answer({ ...rest, headers, json: records } satisfies Sent);
}

/** Destinations that got the same request several times. */
const asked = Array.from({ length: 600 }, (_, seed) => {
	const made = { ...scenario(seed, true), ...STORMY };
	const destination = new Destination(made, false);
	if (made.records.length > 0) for (const key of ['a', 'a', 'b']) ask(destination, made, key);
	return { made, destination };
});
const exchanges = asked.flatMap(({ destination }) => destination.exchanges);

describe('what the destination knows', () => {
	test('a record was taken as often as its requests say', () => {
		for (const { made, destination } of asked) {
			for (const record of made.records) {
				const row = record[ROW] as number;
				const times = destination.exchanges.filter(({ took }) => took.includes(row)).length;
				expect(destination.taken.get(row) ?? 0).toBe(times);
			}
		}
	});

	test('it says yes only of what it has taken by then', () => {
		for (const { destination } of asked) {
			const taken = new Set<number>();
			for (const { took, words } of destination.exchanges) {
				for (const row of took) taken.add(row);
				for (const [row, word] of words) if (word === 'yes') expect(taken).toContain(row);
			}
		}
	});

	test('one that remembers does not take the same request twice', () => {
		const remembering = asked.filter(
			({ made }) => made.remembers && made.natures.every(({ delays }) => delays.length === 0),
		);
		expect(remembering.length).toBeGreaterThan(50);
		for (const { made, destination } of remembering.filter((one) => one.made.records.length > 0)) {
			for (const record of made.records) {
				const row = record[ROW] as number;
				const [first, second] = destination.exchanges;
				expect(first.took.includes(row) && second.took.includes(row)).toBe(false);
			}
		}
	});

	test('every word is said, and every storm met', () => {
		const words = new Set(exchanges.flatMap((one) => [...one.words.values()]));
		expect([...words].sort()).toEqual(
			[
				'again',
				'doubt',
				'known',
				'later',
				'no',
				'no or unclear',
				'nowhere',
				'renew',
				'split',
				'stop',
				'unclear',
				'wait',
				'yes',
			].sort(),
		);
		expect(new Set(exchanges.map(({ storm }) => storm)).size).toBeGreaterThan(25);
	});

	test('doubt is left where it may or may not have taken records, and nowhere else', () => {
		const doubtful = exchanges.filter(leavesDoubt);
		expect(doubtful.some(({ took }) => took.length > 0)).toBe(true);
		expect(doubtful.some(({ took }) => took.length === 0)).toBe(true);
		const sure = exchanges.filter((one) => !leavesDoubt(one) && one.storm === undefined);
		expect(sure.every(({ status }) => status > 0)).toBe(true);
		const unreachable = exchanges.filter(({ storm }) => storm === 'unreachable');
		expect(unreachable.length).toBeGreaterThan(10);
		expect(unreachable.some((one) => leavesDoubt(one) || one.took.length > 0)).toBe(false);
	});
});
