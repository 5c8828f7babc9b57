import {
	emptyProposal,
	withProposal,
} from '../../../../../nodes/ApiBulkSender/engine/suggest/proposal';
import { isHardened } from '../../../../../nodes/ApiBulkSender/engine/suggest/hardened';
import { readExample } from '../../../../../nodes/ApiBulkSender/engine/suggest/example';
import { linksOf } from '../../../../../nodes/ApiBulkSender/engine/suggest/links';
import { placesOf } from '../../../../../nodes/ApiBulkSender/engine/suggest/places';
import { structuresOf } from '../../../../../nodes/ApiBulkSender/engine/suggest/structures';
import { suggestSettings } from '../../../../../nodes/ApiBulkSender/engine/suggest/suggestSettings';
import { tryExample } from '../../../../../nodes/ApiBulkSender/engine/suggest/trial';
import type { DocumentedAnswer, DocumentedApi } from './apis';
import { allApis, panel } from './engine';
import { failureOf, proposed } from './measure';

type Json = Record<string, unknown> | unknown[];

/** Every copy of a value in which one thing inside, at any depth, is another. */
function copiesOf(value: unknown, change: (inside: unknown, key: string) => unknown[]): unknown[] {
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value as Json).flatMap(([key, inside]) =>
		[...change(inside, key), ...copiesOf(inside, change)].map((other) => {
			if (!Array.isArray(value)) return { ...value, [key]: other };
			return value.map((one, at) => (String(at) === key ? other : one));
		}),
	);
}

const reversed = (value: unknown): unknown[] => [
	...(Array.isArray(value) ? [[...value].reverse()] : []),
	...copiesOf(value, (inside) =>
		Array.isArray(inside) && inside.length > 1 ? [[...inside].reverse()] : [],
	),
];

/** Without one entry of a list; what lists are in the parts are the parts' own. */
function shortened(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.map((_, at) => value.filter((__, other) => other !== at));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, inside]) =>
		shortened(inside).map((other) => ({ ...value, [key]: other })),
	);
}

const turned = (value: unknown): unknown[] =>
	copiesOf(value, (inside, key) => {
		if (inside === true && /success|ok|accepted/i.test(key)) return [false];
		if (typeof inside === 'number' && inside >= 200 && inside < 300 && /status/i.test(key))
			return [500];
		return [];
	});

const cases = allApis.flatMap((api): Array<[string, DocumentedApi, DocumentedAnswer]> => {
	const from = failureOf(api);
	return from === undefined || typeof from.body === 'string' ? [] : [[api.api, api, from]];
});

describe.each(cases)('%s: when its answer changes', (_, api, from) => {
	const exampleOf = (body: unknown) => ({
		records: api.records,
		status: from.status,
		text: JSON.stringify(body),
	});
	const suggestion = suggestSettings([exampleOf(from.body)], panel);
	const raw = proposed(suggestion, panel);
	const successes = (body: unknown) =>
		tryExample(readExample(exampleOf(body)), raw).fates.flatMap((fate, at) =>
			fate === 'succeeded' ? [at] : [],
		);
	const before = successes(from.body);
	const { matchBy, responseReports } = raw;
	const byPosition = responseReports !== 'wholeRequest' && matchBy === 'position';

	test('and is shuffled, no success comes of it', () => {
		for (const body of reversed(from.body)) {
			const after = successes(body);
			if (byPosition) expect(after.length).toBeLessThanOrEqual(before.length);
			else expect(before).toEqual(expect.arrayContaining(after));
		}
	});

	test('and one yes is turned into a no, no success comes of it', () => {
		for (const body of turned(from.body))
			expect(before).toEqual(expect.arrayContaining(successes(body)));
	});

	test('and a part is gone, no success comes of it where each record has a part', () => {
		if (responseReports !== 'everyRecord') return;
		for (const body of shortened(from.body))
			expect(before).toEqual(expect.arrayContaining(successes(body)));
	});
});

test('a way to read an answer that takes a no for a yes is not proposed', () => {
	const records = [{ id: 'a-1' }, { id: 'a-2' }];
	const parts = [
		{ id: 'a-1', success: true },
		{ id: 'a-2', success: true },
	];
	const examples = [readExample({ records, status: 200, text: JSON.stringify({ parts }) })];
	const [structure] = structuresOf(placesOf(examples), examples);
	expect(structure.match).toMatchObject({ by: 'key' });
	const read = {
		...emptyProposal,
		responseReports: 'everyRecord' as const,
		responseSplitPath: '$.parts[*]',
		matchBy: 'key' as const,
		requestKeyPath: '$.id',
		responseKeyPath: '$.id',
	};
	const careless = {
		...read,
		recordOutcome: 'field' as const,
		successField: '$.id',
		successCondition: 'isNotEmpty' as const,
	};
	const isHard = (proposal: typeof emptyProposal) =>
		isHardened({ structure, proposal }, withProposal(panel, proposal), examples);
	expect(isHard(read)).toBe(true);
	expect(isHard(careless)).toBe(false);
});

test('two values that are equal by accident link nothing', () => {
	const records = [{ n: 1 }, { n: 2 }];
	const text = JSON.stringify({ parts: [{ code: 2 }, { code: 1 }] });
	const examples = [readExample({ records, status: 200, text })];
	expect(placesOf(examples).flatMap((place) => linksOf(place, examples))).toEqual([]);
});
