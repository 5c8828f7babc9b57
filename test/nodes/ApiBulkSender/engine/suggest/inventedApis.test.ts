import {
	readExample,
	type Example,
} from '../../../../../nodes/ApiBulkSender/engine/suggest/example';
import { suggestSettings } from '../../../../../nodes/ApiBulkSender/engine/suggest/suggestSettings';
import { tryExample } from '../../../../../nodes/ApiBulkSender/engine/suggest/trial';
import type { JsonObject } from '../../../../../nodes/ApiBulkSender/engine/types';
import { seeded } from '../../../../support/seeded';
import { panel } from './engine';
import { proposed } from './measure';

const SEEDS = Number(process.env.SUGGEST_RUNS ?? 400);

/** An API of nobody's: how it names things and how it puts its answers together. */
interface InventedApi {
	shape: string;
	records: (count: number) => JsonObject[];
	answer: (
		records: readonly JsonObject[],
		failed: ReadonlySet<number>,
	) => { status: number; text: string };
}

function inventApi(random: () => number): InventedApi {
	const pick = <T>(...from: T[]): T => from[Math.floor(random() * from.length)];
	const key = pick('id', 'email', 'external_id', 'sku', 'customerId');
	const value = (n: number) =>
		key === 'email' ? `user${n}@example.com` : `${pick('ab', 'k-', 'X')}${n}-q`;
	const records = (count: number) => {
		const from = Math.floor(random() * 1000);
		return Array.from({ length: count }, (_, at) => ({
			[key]: value(from + at),
			plan: pick('a', 'b'),
		}));
	};
	const list = pick('results', 'items', 'records', 'data', 'responses');
	const bad = pick('errors', 'failures', 'rejected', 'failed_records', 'invalidItems');
	const code = pick('code', 'errorCode', 'error_code', 'type');
	const message = pick('message', 'detail', 'error_message', 'description');
	const isWrapped = random() < 0.3;
	const holder = pick('data', 'response', 'payload');
	const put = (body: JsonObject) => (isWrapped ? { [holder]: body } : body);
	const success = pick('success', 'ok');
	const [yes, no] = pick(
		['created', 'failed'],
		['OK', 'ERROR'],
		['accepted', 'rejected'],
		['done', 'invalid'],
		['filed', 'bounced'],
	);
	const state = pick('status', 'state', 'result', 'outcome');
	const index = pick('index', 'position', 'row', 'item_index');
	const first = /row/.test(index) ? 1 : 0;
	const named = pick('success', 'accepted', 'created');
	const leavesOut = random() < 0.5;
	const shape = pick(
		'flags',
		'states',
		'codes',
		'keyed',
		'twoLists',
		'failedByKey',
		'failedByIndex',
		'map',
		'shuffled',
	);
	const failure = (at: number): JsonObject => ({
		[code]: pick('E12', 'BAD_VALUE', 'MISSING'),
		[message]: `value of ${at} is wrong`,
	});
	const answer: InventedApi['answer'] = (sent, failed) => {
		const each = <T>(make: (record: JsonObject, at: number, isBad: boolean) => T) =>
			sent.map((record, at) => make(record, at, failed.has(at)));
		const bads = [...failed].sort((a, b) => a - b);
		const reply = (body: JsonObject) => ({ status: 200, text: JSON.stringify(put(body)) });
		switch (shape) {
			case 'flags':
				return reply({
					[list]: each((_, at, isBad) =>
						isBad ? { [success]: false, ...failure(at) } : { [success]: true },
					),
				});
			case 'states':
				return reply({
					[list]: each((_, at, isBad) =>
						isBad ? { [state]: no, ...failure(at) } : { [state]: yes },
					),
				});
			case 'codes':
				return reply({
					[list]: each((_, at, isBad) => ({
						statusCode: isBad ? 422 : 201,
						...(isBad ? { [message]: `no ${at}` } : {}),
					})),
				});
			case 'keyed':
				return reply({
					[list]: each((record, at, isBad) => ({
						[key]: record[key],
						...(isBad ? { error: failure(at) } : { [state]: yes }),
					})),
				});
			case 'shuffled': {
				const parts = each((record, at, isBad) => ({
					[key]: record[key],
					[success]: !isBad,
					...(isBad ? failure(at) : {}),
				}));
				return reply({
					[list]: parts
						.map((part) => ({ part, by: random() }))
						.sort((a, b) => a.by - b.by)
						.map(({ part }) => part),
				});
			}
			case 'twoLists':
				return reply({
					[named]: each((record, _, isBad) => (isBad ? [] : [{ [key]: record[key] }])).flat(),
					[bad]: bads.map((at) => ({ [key]: sent[at][key], ...failure(at) })),
				});
			case 'failedByKey':
				if (leavesOut && failed.size === 0) return reply({ [success]: true });
				return reply({ [bad]: bads.map((at) => ({ [key]: sent[at][key], ...failure(at) })) });
			case 'failedByIndex':
				if (leavesOut && failed.size === 0) return reply({ [success]: true });
				return reply({ [bad]: bads.map((at) => ({ [index]: at + first, ...failure(at) })) });
			default:
				return reply({
					[list]: Object.fromEntries(
						each((record, at, isBad) => [
							record[key],
							isBad ? { [success]: false, ...failure(at) } : { [success]: true },
						]),
					),
				});
		}
	};
	return { shape, records, answer };
}

function exampleOf(
	api: InventedApi,
	random: () => number,
	isMixed: boolean,
): Example & { truth: ReadonlySet<number> } {
	const count = 2 + Math.floor(random() * 5);
	const records = api.records(count);
	const truth = new Set<number>();
	for (let at = 0; at < count; at++) if (random() < 0.4) truth.add(at);
	if (isMixed && truth.size === 0) truth.add(Math.floor(random() * count));
	if (isMixed && truth.size === count) truth.delete(0);
	return { records, ...api.answer(records, truth), truth };
}

interface Outcome {
	seed: number;
	shape: string;
	falseSuccesses: number;
	isRight: boolean;
	isProposed: boolean;
}

function runOf(seed: number, isTold: boolean): Outcome {
	const random = seeded(seed);
	const api = inventApi(random);
	const { truth, ...learnt } = exampleOf(api, random, true);
	const example = isTold ? { ...learnt, failed: [...truth] } : learnt;
	const suggestion = suggestSettings([example], panel);
	const outcome = {
		seed,
		shape: api.shape,
		falseSuccesses: 0,
		isRight: true,
		isProposed: suggestion.parameters !== undefined,
	};
	if (!outcome.isProposed) return { ...outcome, isRight: false };
	for (let n = 0; n < 6; n++) {
		const other = exampleOf(api, random, false);
		const { fates } = tryExample(readExample(other), proposed(suggestion, panel));
		fates.forEach((fate, at) => {
			const isGood = fate === 'succeeded';
			if (isGood && other.truth.has(at)) outcome.falseSuccesses++;
			if (isGood === other.truth.has(at)) outcome.isRight = false;
		});
	}
	return outcome;
}

describe.each([
	['from an answer alone', false],
	['when the user says which records failed', true],
])('of %s, settings for invented APIs', (_, isTold) => {
	const outcomes = Array.from({ length: SEEDS }, (__, seed) => runOf(seed, isTold));

	test('never call a failed record succeeded in other answers of that API', () => {
		expect(outcomes.filter(({ falseSuccesses }) => falseSuccesses > 0)).toEqual([]);
	});

	test('read other answers of that API rightly in at least 9 of 10', () => {
		const wrong = outcomes.filter(({ isRight }) => !isRight);
		expect(wrong.slice(0, Math.ceil(wrong.length - SEEDS / 10))).toEqual([]);
	});
});
