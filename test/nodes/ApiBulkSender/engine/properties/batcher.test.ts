import fc from 'fast-check';

import {
	deriveBatch,
	newBatch,
	type Batch,
} from '../../../../../nodes/ApiBulkSender/engine/request/batch';
import { sourceOf } from '../../../../../nodes/ApiBulkSender/engine/source';
import { Batcher } from '../../../../../nodes/ApiBulkSender/engine/request/batcher';
import { encodeBody } from '../../../../../nodes/ApiBulkSender/engine/request/encode';
import type {
	DeliveryRecord,
	Envelope,
	SourceRecord,
	Target,
} from '../../../../../nodes/ApiBulkSender/engine/types';

const MOST_BYTES = 400;

interface Plan {
	target: number;
	/** Undefined for a record that was refused before it came here. */
	padding: number | undefined;
	matchKeys: string[];
	serialKey: string | undefined;
}

const envelopes: Envelope[] = [
	{ kind: 'array', open: '', close: '' },
	{ kind: 'array', open: '{"é":1,"docs":', close: '}' },
	{ kind: 'lines', perRecord: 1 },
	{ kind: 'lines', perRecord: 2 },
];
const kinds = fc.nat(envelopes.length - 1);

const keys = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const plans = fc.array(
	fc.record<Plan>({
		target: kinds,
		padding: fc.option(fc.constantFrom(0, 0, 0, 5, 50, 200, 500), { nil: undefined, freq: 12 }),
		matchKeys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 2 }),
		serialKey: keys('x', 'y', 'z'),
	}),
	{ maxLength: 60 },
);

/** The body of these records, written the plain way. */
function bodyOf(records: readonly DeliveryRecord[], envelope: Envelope): string {
	const jsons = records.map(({ json }) => json);
	if (envelope.kind !== 'lines') return encodeBody(jsons, envelope) ?? '';
	return records
		.flatMap(({ json, actionLine }) => [...(actionLine ? [actionLine] : []), JSON.stringify(json)])
		.map((line) => `${line}\n`)
		.join('');
}

/** What the record has on the line before it. */
const actionOf = ({ kind, ...other }: Envelope, index: number) =>
	kind === 'lines' && 'perRecord' in other && other.perRecord === 2
		? { actionLine: `{"é":{"_id":"${index}"}}` }
		: {};

function targetsOf(maxRecords: number): Target[] {
	return envelopes.map((envelope, number) => ({
		url: `https://api.example.com/${number}`,
		baseUrl: 'https://api.example.com',
		headers: {},
		envelope,
		maxRecords,
	}));
}

function recordsOf(list: readonly Plan[], targets: readonly Target[]): SourceRecord[] {
	return list.map(({ target, padding, matchKeys, serialKey }, index) => {
		if (padding === undefined) return { index, reason: 'refused before' };
		const json = { index, pad: 'ü'.repeat(padding) };
		const to = targets[target];
		const own = actionOf(to.envelope, index);
		return { index, json, ...own, target: to, retries: 0, matchKeys, serialKey };
	});
}

/** Takes all batches out, with at most `parallel` in flight; `order` says which one settles next. */
function takeAll(records: SourceRecord[], parallel = 1, order: number[] = [0]) {
	const invalid: number[] = [];
	const limits = { maxBodyBytes: MOST_BYTES, sendOnlyFirst: 0 };
	const batcher = new Batcher(sourceOf(records), limits, {
		onInvalid: ({ index }) => invalid.push(index),
		onWithheld: () => {},
	});
	const batches: Batch[] = [];
	const serialClashes: string[] = [];
	const inFlight: Batch[] = [];
	for (let round = 0; ; round++) {
		const batch = inFlight.length < parallel ? batcher.next() : undefined;
		if (batch === 'wait') throw new Error('All records are at hand');
		if (batch !== undefined) {
			const busy = inFlight.flatMap((other) => other.records.map(({ serialKey }) => serialKey));
			const own = batch.records
				.map(({ serialKey }) => serialKey)
				.filter((key) => key !== undefined);
			serialClashes.push(...own.filter((key, at) => busy.includes(key) || own.indexOf(key) !== at));
			batches.push(batch);
			inFlight.push(batch);
		} else if (inFlight.length > 0) {
			const [settled] = inFlight.splice(order[round % order.length] % inFlight.length, 1);
			for (const record of settled.records) batcher.settled(record);
		} else break;
	}
	return { batches, invalid, serialClashes, isEmpty: batcher.isEmpty };
}

const bytes = (...records: DeliveryRecord[]) =>
	Buffer.byteLength(bodyOf(records, records[0].target.envelope));

const runs = fc.record({
	list: plans,
	maxRecords: fc.integer({ min: 1, max: 9 }),
	parallel: fc.integer({ min: 1, max: 4 }),
	order: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
});

describe('Batcher, for any records and limits', () => {
	const holds = (
		check: (taken: ReturnType<typeof takeAll>, records: SourceRecord[], max: number) => void,
	) =>
		fc.assert(
			fc.property(runs, ({ list, maxRecords, parallel, order }) => {
				const records = recordsOf(list, targetsOf(maxRecords));
				check(takeAll(records, parallel, order), records, maxRecords);
			}),
			{ numRuns: 300 },
		);

	test('every record leaves once or is invalid, and those are refused or too large', () =>
		holds(({ batches, invalid, isEmpty }, records) => {
			const left = batches.flatMap((batch) => batch.records.map(({ index }) => index));
			expect([...left, ...invalid].sort((a, b) => a - b)).toEqual(
				records.map(({ index }) => index),
			);
			const wrong = records.filter((record) => 'reason' in record || bytes(record) > MOST_BYTES);
			expect(invalid.sort((a, b) => a - b)).toEqual(wrong.map(({ index }) => index));
			expect(isEmpty).toBe(true);
		}));

	test('no batch is empty, over the record limit, over the byte limit or of two targets', () =>
		holds(({ batches }, _, maxRecords) => {
			for (const { records, body, target } of batches) {
				expect(records.length).toBeGreaterThan(0);
				expect(records.length).toBeLessThanOrEqual(maxRecords);
				expect(Buffer.byteLength(body ?? '')).toBeLessThanOrEqual(MOST_BYTES);
				expect(records.every((record) => record.target === target)).toBe(true);
				expect(body).toBe(bodyOf(records, target.envelope));
			}
		}));

	test('no two records of a batch share a match key', () =>
		holds(({ batches }) => {
			for (const { records } of batches) {
				const keys = records.flatMap(({ matchKeys }) => matchKeys);
				expect(new Set(keys).size).toBe(keys.length);
			}
		}));

	test('equal serial keys are never in flight together and leave in order', () =>
		holds(({ batches, serialClashes }) => {
			expect(serialClashes).toEqual([]);
			for (const key of ['x', 'y', 'z']) {
				const left = batches.flatMap(({ records }) => records.filter((r) => r.serialKey === key));
				const indexes = left.map(({ index }) => index);
				expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
			}
		}));
});

const plain = (count: number): Plan[] =>
	new Array<Plan>(count).fill({ target: 0, padding: 0, matchKeys: [], serialKey: undefined });

test('records of one target without keys leave in order, in full batches', () => {
	fc.assert(
		fc.property(fc.nat(80), fc.integer({ min: 1, max: 9 }), (count, maxRecords) => {
			const { batches } = takeAll(recordsOf(plain(count), targetsOf(maxRecords)), 3);
			const left = batches.flatMap(({ records }) => records.map(({ index }) => index));
			expect(left).toEqual([...left.keys()]);
			const sizes = batches.map(({ records }) => records.length);
			expect(sizes.slice(0, -1).every((size) => size === maxRecords)).toBe(true);
		}),
	);
});

test('a batch that is cut by bytes takes as many records as fit', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(0, 5, 50, 120), { maxLength: 40 }),
			kinds,
			(paddings, target) => {
				const list = paddings.map((padding) => ({ ...plain(1)[0], target, padding }));
				const { batches } = takeAll(recordsOf(list, targetsOf(50)));
				for (const [at, { records }] of batches.entries()) {
					const next = batches[at + 1]?.records[0];
					if (next !== undefined) expect(bytes(...records, next)).toBeGreaterThan(MOST_BYTES);
				}
			},
		),
	);
});

test('a piece of a batch says of each record what the batch said', () => {
	const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 2 });
	fc.assert(
		fc.property(
			records,
			fc.constantFrom(...envelopes),
			fc.infiniteStream(fc.boolean()),
			(jsons, envelope, picks) => {
				const target = { ...targetsOf(100)[0], envelope };
				const own = jsons.map((json, index): DeliveryRecord => {
					const rest = { retries: 0, matchKeys: [], serialKey: undefined };
					return { index, json, ...actionOf(envelope, index), target, ...rest };
				});
				const batch = newBatch(own, target, bodyOf(own, envelope));
				const picked = own.filter(() => picks.next().value);
				fc.pre(picked.length > 0);
				const piece = deriveBatch(batch, picked, []);
				expect(piece.body).toBe(bodyOf(picked, envelope));
				expect(piece.records).toEqual(picked);
			},
		),
	);
});

describe('records are written a bounded number of times, however many bodies they fill', () => {
	const write = (count: number, maxBodyBytes: number, size: number) => {
		let written = 0;
		const [target] = targetsOf(10_000);
		const records = Array.from({ length: count }, (_, index): SourceRecord => {
			const json = {
				get pad() {
					written++;
					return 'x'.repeat(size);
				},
			};
			return { index, json, target, retries: 0, matchKeys: [], serialKey: undefined };
		});
		const events = { onInvalid: () => {}, onWithheld: () => {} };
		const batcher = new Batcher(sourceOf(records), { maxBodyBytes, sendOnlyFirst: 0 }, events);
		const sizes: number[] = [];
		let largest = 0;
		for (let batch = batcher.next(); batch !== undefined; batch = batcher.next()) {
			if (batch === 'wait') throw new Error('All records are at hand');
			largest = Math.max(largest, Buffer.byteLength(batch.body ?? ''));
			sizes.push(batch.records.length);
		}
		expect(largest).toBeLessThanOrEqual(maxBodyBytes);
		return { written, sizes };
	};

	test('once where all fit', () => {
		expect(write(10_000, 2e6, 100)).toEqual({ written: 10_000, sizes: [10_000] });
	});

	test('twice in the first batch that does not fit, once in all others', () => {
		const { written, sizes } = write(30_000, 10_240, 100);
		expect(sizes.reduce((sum, size) => sum + size)).toBe(30_000);
		expect(Math.max(...sizes)).toBe(Math.floor((10_240 - 2 + 1) / (100 + 10 + 1)));
		expect(written).toBe(40_000);
	});

	test('also where each record fills a body of its own', () => {
		const { written, sizes } = write(20_000, 160, 100);
		expect(sizes).toHaveLength(20_000);
		expect(written).toBe(30_000);
	});
});

test('a ready-made body of any length is one first request', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 2500 }), { maxLength: 4 }), (sizes) => {
			let index = 0;
			const records = sizes.flatMap((maxRecords) => {
				const target: Target = { ...targetsOf(maxRecords)[0], envelope: { kind: 'none' } };
				return Array.from({ length: maxRecords }, (): SourceRecord => {
					const rest = { matchKeys: [], serialKey: undefined };
					return { index: index++, json: {}, target, retries: 0, ...rest };
				});
			});
			// Ready-made bodies are as large as they are, whatever the settings.
			const { batches } = takeAll(records);
			expect(batches.map((batch) => batch.records.length)).toEqual(sizes);
		}),
		{ numRuns: 30 },
	);
});
