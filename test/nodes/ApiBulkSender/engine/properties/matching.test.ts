import fc from 'fast-check';

import { judgeAnswer } from '../../../../../nodes/ApiBulkSender/engine/answer/judge/judgeAnswer';
import { readBody } from '../../../../../nodes/ApiBulkSender/engine/answer/read/readBody';
import { compileSettings, type Settings } from '../../../../../nodes/ApiBulkSender/engine/settings';
import type { DeliveryRecord, Target } from '../../../../../nodes/ApiBulkSender/engine/types';
import type { AnswerStyle } from './answers';
import { scenarios } from './scenario';
import { rawSettings } from './setup';

const target: Target = {
	url: 'https://api.example.com/',
	baseUrl: 'https://api.example.com',
	headers: {},
	envelope: { kind: 'array', open: '', close: '' },
	maxRecords: 100,
};

const [anyScenario] = fc.sample(scenarios, { seed: 1, numRuns: 1 });

function settingsFor(style: Partial<AnswerStyle>) {
	const usual: AnswerStyle = {
		reports: 'everyRecord',
		matchBy: 'key',
		firstIndex: 0,
		shape: 'results',
		outcome: 'errorCode',
	};
	const scenario = {
		...anyScenario,
		itemsAre: 'records' as const,
		bulk: true,
		style: { ...usual, ...style },
	};
	return compileSettings(rawSettings(scenario));
}

/** Keys that are different as text; the destination may answer numbers for texts. */
const keyLists = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 12 });

function recordsOf(keys: readonly number[]): DeliveryRecord[] {
	return keys.map((key, index) => {
		return { index, json: {}, target, retries: 0, matchKeys: [String(key)], serialKey: undefined };
	});
}

const part = fc.record({
	/** Beyond the records of the batch: a part that names none of them. */
	of: fc.integer({ min: 0, max: 14 }),
	code: fc.constantFrom('200', 'E1', 'TEMP', undefined),
	asText: fc.boolean(),
});
type PartPlan = typeof part extends fc.Arbitrary<infer T> ? T : never;

function partsOf(plans: readonly PartPlan[], keys: readonly number[]) {
	return plans.map(({ of, code, asText }) => {
		const k = keys[of] ?? 1000 + of;
		return { ref: { k: asText ? String(k) : k }, at: of + 1, code, message: code };
	});
}

const judged = (value: unknown, keys: readonly number[], settings: Settings) => {
	const answer = {
		kind: 'response',
		status: 200,
		headers: {},
		body: JSON.stringify(value),
	} as const;
	const { verdicts } = judgeAnswer(answer, readBody(answer), recordsOf(keys), settings);
	return verdicts.map(({ result }) => result);
};

/** A list of parts, and the same parts in another order. */
const shuffled = fc
	.array(part, { maxLength: 20 })
	.chain((plans) =>
		fc.tuple(fc.constant(plans), fc.shuffledSubarray(plans, { minLength: plans.length })),
	);

describe.each([
	{ reports: 'everyRecord', matchBy: 'key' },
	{ reports: 'everyRecord', matchBy: 'index' },
	{ reports: 'failedRecordsOnly', matchBy: 'key' },
	{ reports: 'failedRecordsOnly', matchBy: 'index' },
] as const)('$reports, matched by $matchBy', ({ reports, matchBy }) => {
	const settings = settingsFor({ reports, matchBy, firstIndex: 1 });
	const judge = (keys: readonly number[], plans: readonly PartPlan[]) => {
		const parts = partsOf(plans, keys);
		const body = reports === 'everyRecord' ? { results: parts } : { errors: parts };
		return judged(body, keys, settings);
	};

	test('the order of the parts does not change an outcome', () => {
		fc.assert(
			fc.property(keyLists, shuffled, (keys, [plans, others]) => {
				expect(judge(keys, others)).toEqual(judge(keys, plans));
			}),
		);
	});

	test('each record is judged by the parts that name it, and any failure wins', () => {
		fc.assert(
			fc.property(keyLists, fc.array(part, { maxLength: 20 }), (keys, plans) => {
				const onlyErrors = reports === 'failedRecordsOnly';
				const strays = plans.some(({ of }) => of >= keys.length);
				const wanted = keys.map((_, at) => {
					const own = plans.filter(({ of }) => of === at);
					if (onlyErrors && strays) return 'unclear';
					if (onlyErrors) return own.length > 0 ? 'failed' : 'succeeded';
					if (own.length === 0) return 'unclear';
					const failed = own.some(({ code }) => code !== undefined && code !== '200');
					return failed ? 'failed' : 'succeeded';
				});
				expect(judge(keys, plans)).toEqual(wanted);
			}),
		);
	});
});

test('by position the parts are the records in order, and another number proves nothing', () => {
	const settings = settingsFor({ matchBy: 'position' });
	fc.assert(
		fc.property(keyLists, fc.array(part, { maxLength: 12 }), (keys, plans) => {
			const body = { results: partsOf(plans, keys) };
			const wanted = keys.map((_, at) => {
				if (plans.length !== keys.length) return 'unclear';
				return ['200', undefined].includes(plans[at].code) ? 'succeeded' : 'failed';
			});
			expect(judged(body, keys, settings)).toEqual(wanted);
		}),
	);
});

test('with two lists the parts of each are judged by the list they stand in', () => {
	const settings = settingsFor({ shape: 'twoLists', outcome: 'splitPath' });
	fc.assert(
		fc.property(keyLists, fc.array(part), fc.array(part), (keys, good, bad) => {
			const body = { ok: partsOf(good, keys), bad: partsOf(bad, keys) };
			const named = (plans: PartPlan[], at: number) => plans.some(({ of }) => of === at);
			const wanted = keys.map((_, at) => {
				if (named(bad, at)) return 'failed';
				return named(good, at) ? 'succeeded' : 'unclear';
			});
			expect(judged(body, keys, settings)).toEqual(wanted);
		}),
	);
});
