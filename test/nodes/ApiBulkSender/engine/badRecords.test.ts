/**
 * Where n8n is, a BigInt goes as text: its packages see to that.
 *
 * @jest-environment node
 */
import { byKey, ok, people, run, type Overrides, type Sent, type World } from './harness';

/** Nested far deeper than JSON.stringify can follow. */
function nested(depth: number): unknown {
	let value: unknown = 1;
	for (let at = 0; at < depth; at++) value = { a: value };
	return value;
}

const circular: Record<string, unknown> = { id: 'bad' };
circular.self = { again: circular };
const throwing = (what = 'no such file', plain = false) => ({
	id: 'bad',
	get broken() {
		throw plain ? what : new Error(what);
	},
});
function fail() {
	throw new Error('no form');
}
/** A getter that throws from the second look on. */
function flaky() {
	let looks = 0;
	return {
		id: 'bad',
		get n() {
			if (++looks > 1) throw new Error('only once');
			return looks;
		},
	};
}
const byAll = ({ json }: Sent) => ok([json].flat());

describe('one record that cannot be prepared is invalid, and the other 999 go', () => {
	const rows: Array<[string, () => unknown, string, Overrides?, Partial<World>?]> = [
		['nested too deeply', () => ({ id: 'bad', deep: nested(5000) }), 'nested too deeply'],
		['in a list', () => ({ id: 'bad', deep: [nested(9000)] }), 'nested too deeply'],
		['that contains itself', () => circular, 'contains itself'],
		['with a getter that throws', throwing, 'no such file'],
		['with a getter that throws a text', () => throwing('a text', true), 'a text'],
		['whose toJSON throws', () => ({ toJSON: fail }), 'no form'],
		['with a value whose toJSON throws', () => ({ id: 'bad', a: { toJSON: fail } }), 'no form'],
		['whose toJSON gives nothing', () => ({ toJSON: () => undefined }), 'not a JSON object'],
		['whose toJSON gives text', () => new Date(0), 'not a JSON object'],
		['with a BigInt', () => ({ id: 'bad', deep: [{ big: 1n }] }), '"deep[0].big" is a BigInt'],
		['with NaN', () => ({ id: 'bad', price: NaN }), '"price" is NaN'],
		['with an infinity', () => ({ a: [1, { 'b c': -Infinity }] }), '"a[1].b c" is -Infinity'],
		['with an invalid date', () => ({ on: new Date('never') }), '"on" is an invalid date'],
		[
			'whose key is nested too deeply',
			() => ({ id: nested(9000) }),
			'nested too deeply',
			{ ...byKey, requestKeyPath: '$.id' },
		],
		[
			'whose key path leads too far',
			() => ({ id: 'bad', deep: nested(1000) }),
			'leads to more than 100000 places',
			{ ...byKey, requestKeyPath: '$..a..a,$.id' },
		],
		[
			'whose key throws',
			() => throwing(),
			'no such file',
			{ ...byKey, requestKeyPath: '$.broken' },
		],
		['whose Serialize By throws', () => throwing(), 'no such file', { serializeBy: '$.broken' }],
		[
			'whose Serialize By is nested too deeply',
			() => ({ id: 'bad', who: nested(9000) }),
			'nested too deeply',
			{ serializeBy: '$.who' },
		],
		[
			'whose field for the address throws',
			() => throwing(),
			'no such file',
			{},
			{ endpoint: '/{broken}{id}' },
		],
	];
	const others = people(999).map((person) => ({
		...person,
		broken: person.id,
		who: person.id,
		price: null,
	}));

	it.each(rows)('%s', async (_, make, says, settings = {}, world = {}) => {
		const records = [...others.slice(0, 400), make(), ...others.slice(400)];
		const { result, sent, fates } = await run(records, settings, { answers: byAll, ...world });
		expect(fates[400]).toBe('invalid');
		expect(result.settlements[400].reason).toContain(says);
		expect(result.records).toMatchObject({ total: 1000, succeeded: 999, failed: 1, unclear: 0 });
		expect(result.stop).toBeUndefined();
		expect(sent.flatMap(({ ids }) => ids)).toHaveLength(999);
		expect(sent.flatMap(({ ids }) => ids)).not.toContain('bad');
	});

	it('also among ready-made bodies, in a record and beside the records', async () => {
		const bodies = [
			{ docs: people(2) },
			{ docs: [{ id: 'x', deep: nested(5000) }, { id: 'y' }] },
			{ docs: people(2), deep: nested(5000) },
			{ docs: people(2), rate: NaN },
			{
				docs: people(2),
				get broken() {
					throw new Error('no such file');
				},
			},
			circular,
			{ docs: people(1) },
		];
		const settings: Overrides = { itemsAre: 'requestBodies', requestSplitPath: '$.docs[*]' };
		const { result, fates, sent } = await run(bodies, settings, ({ json }) => ok(json.docs));
		expect(fates).toEqual([
			...['succeeded', 'succeeded', 'invalid', 'succeeded'],
			...['invalid', 'invalid', 'invalid', 'invalid', 'succeeded'],
		]);
		expect(sent.map(({ json }) => json.docs.length)).toEqual([2, 1, 1]);
		expect(result.settlements[5].reason).toContain('"rate" is NaN');
	});

	it('also one by one, and with fields that go into every body', async () => {
		const settings: Overrides = {
			bulkSupport: false,
			additionalBodyFields: '{"source": null, "deep": {"b": 1}}',
		};
		const records = [
			{ id: '1' },
			{ id: '2', deep: nested(5000) },
			{ id: '3', n: NaN },
			{ id: '4' },
		];
		const { fates } = await run(records, settings, byAll);
		expect(fates).toEqual(['succeeded', 'invalid', 'invalid', 'succeeded']);
	});

	it('and one whose number would be lost in the address, though no body is sent', async () => {
		const settings: Overrides = { bulkSupport: false, apiMethod: 'DELETE' };
		const world = { answers: () => ok({}), endpoint: '/items/{id}' };
		const { fates, sent } = await run([{ id: NaN }, { id: 7 }, { id: Infinity }], settings, world);
		expect(fates).toEqual(['invalid', 'succeeded', 'invalid']);
		expect(sent.map(({ url }) => url)).toEqual(['https://api.test/items/7']);
	});
});

const twice = {};

describe('what JSON knows how to write is written as JSON does', () => {
	it.each<[string, unknown, unknown]>([
		['a date', { on: new Date(0) }, { on: '1970-01-01T00:00:00.000Z' }],
		['undefined and functions', { a: undefined, b: () => 1, c: 1 }, { c: 1 }],
		['the same in a list', { a: [undefined, () => 1, 1] }, { a: [null, null, 1] }],
		['null', { a: null }, { a: null }],
		['a value with toJSON', { a: { toJSON: () => [1] } }, { a: [1] }],
		['a record with toJSON', { toJSON: () => ({ id: '1' }) }, { id: '1' }],
		['-0', { a: -0 }, { a: 0 }],
		['the text null', { a: 'null' }, { a: 'null' }],
		['an object that stands in it twice', { a: twice, b: [twice, null] }, { a: {}, b: [{}, null] }],
	])('%s', async (_, record, json) => {
		const { sent, fates } = await run([record], {}, () => ok([{}]));
		expect(sent[0].json).toEqual([json]);
		expect(fates).toEqual(['succeeded']);
	});

	it('a date is text where it is a key or stands in the address', async () => {
		const on = new Date(0);
		const text = on.toISOString();
		const { sent, fates } = await run([{ id: on }], byKey, {
			answers: () => ok([{ id: text }]),
			endpoint: '/days/{id}',
		});
		expect(sent[0].url).toBe('https://api.test/days/1970-01-01T00%3A00%3A00.000Z');
		expect(fates).toEqual(['succeeded']);
	});
});

describe('a record that says something else each time', () => {
	const counting = () => {
		let looks = 0;
		return {
			id: 'c',
			get n() {
				return ++looks;
			},
		};
	};

	it('is sent again as it was sent first', async () => {
		const records = [counting(), { id: '2' }, { id: '3' }];
		const { sent } = await run(records, {}, [
			ok([{ code: 503 }, {}, { code: 503 }]),
			ok([{ code: 503 }, {}]),
			ok([{}]),
		]);
		expect(sent.map(({ json }) => json[0])).toEqual([
			sent[0].json[0],
			sent[0].json[0],
			sent[0].json[0],
		]);
	});

	it('or throws the second time, does not lose the account of its batch', async () => {
		const { fates, sent } = await run([flaky(), { id: '2' }], {}, [
			ok([{ code: 503 }, {}]),
			ok([{}]),
		]);
		expect(fates).toEqual(['succeeded', 'succeeded']);
		expect(sent[1].json).toEqual([{ id: 'bad', n: 1 }]);
	});
});
