import { refutePosition } from '../../../../../../nodes/ApiBulkSender/engine/answer/match/position';
import type {
	DeliveryRecord,
	JsonObject,
} from '../../../../../../nodes/ApiBulkSender/engine/types';
import { people, run, ok } from '../../harness';
import { judge } from '../outcomes';

const named = (...names: string[]) => names.map((email) => ({ email }));
const refute = (parts: unknown[], jsons: JsonObject[]) =>
	refutePosition(
		parts,
		jsons.map((json) => ({ json }) as DeliveryRecord),
	);
const records = named('ann@x.io', 'bob@x.io', 'cid@x.io');
const [ann, bob, cid] = records;

describe('rule 21: position is held against the names', () => {
	it.each<[string, unknown[]]>([
		['another order', [bob, cid, ann]],
		['two that changed places', [bob, ann, cid]],
		['under another key', [{ id: 'bob@x.io' }, { id: 'ann@x.io' }, { id: 'cid@x.io' }]],
		['deeper', [{ a: { b: 'bob@x.io' } }, { a: { b: 'ann@x.io' } }, { a: { b: 'cid@x.io' } }]],
		['as texts', ['bob@x.io', 'ann@x.io', 'cid@x.io']],
		['in another case', [{ email: 'BOB@x.io' }, { email: 'Ann@X.io' }, cid]],
		['the first part without a name', [{ error: 'x' }, ann, bob]],
		['most parts without a name', [{}, {}, ann, bob, {}].slice(0, 5)],
	])('refuted: %s', (_, parts) => {
		const jsons = [...records, ...named('dan@x.io', 'eve@x.io')].slice(0, parts.length);
		expect(refute(parts, jsons)).toBeDefined();
	});

	it.each<[string, unknown[], JsonObject[]]>([
		['the same order', [ann, bob, cid], records],
		['no names at all', [{ ok: true }, { ok: true }, { ok: false }], records],
		['names that are not in the batch', named('x-1234', 'y-1234', 'z-1234'), records],
		['most names not in the batch', [{ email: 'x-1234' }, { email: 'y-1234' }, ann], records],
		['a mere mention of one other record', [{}, { duplicateOf: 'ann@x.io' }, {}], records],
		['fewer than three records', [bob, ann], [ann, bob]],
		['values shorter than four characters', named('bob', 'ann', 'cid'), named('ann', 'bob', 'cid')],
		[
			'one pair in order beside one that is not',
			[
				{ email: 'ann@x.io', plan: 'gold' },
				{ email: 'bob@x.io', plan: 'free' },
				{ email: 'cid@x.io', plan: 'blue' },
			],
			[
				{ email: 'ann@x.io', plan: 'free' },
				{ email: 'bob@x.io', plan: 'gold' },
				{ email: 'cid@x.io', plan: 'blue' },
			],
		],
		[
			'values that several share',
			[{ plan: 'gold' }, { plan: 'free' }, { plan: 'gold' }],
			[{ plan: 'free' }, { plan: 'gold' }, { plan: 'gold' }],
		],
		[
			'values of two kinds, of which neither is most',
			[{ by: 'bob@x.io' }, { by: 'ann@x.io' }, { by: '+4004' }, { by: '+3003' }],
			['ann', 'bob', 'cid', 'dan'].map((name, at) => ({
				email: `${name}@x.io`,
				phone: `+${at + 1}00${at + 1}`,
			})),
		],
		['numbers that are counters', [{ n: 1 }, { n: 2 }, { n: 3 }], [{ n: 3 }, { n: 1 }, { n: 2 }]],
	])('not refuted: %s', (_, parts, jsons) => {
		expect(refute(parts, jsons)).toBeUndefined();
	});

	it.each<[string, unknown[]]>([
		['all records share', ['gold', 'gold', 'gold', 'gold']],
		['most records share', ['gold', 'gold', 'gold', 'free']],
		['half of the records share', ['gold', 'gold', 'free', 'blue']],
		['is empty in most', ['gold', '', '', '']],
	])('a value in order that %s proves no order of the names', (_, plans) => {
		const jsons = ['ann', 'bob', 'cid', 'dan'].map((name, at) => ({
			plan: plans[at],
			email: `${name}@x.io`,
		}));
		const parts = ['bob', 'cid', 'dan', 'ann'].map((name, at) => ({
			plan: plans[at],
			email: `${name}@x.io`,
		}));
		expect(refute(parts, jsons)).toEqual({ recordPath: 'email', partPath: 'email' });
	});

	it('a name that two records share does not hide the others', () => {
		const jsons = named('ann@x.io', 'bob@x.io', 'cid@x.io', 'cid@x.io', 'dan@x.io');
		const parts = named('bob@x.io', 'ann@x.io', 'cid@x.io', 'cid@x.io', 'dan@x.io');
		expect(refute(parts, jsons)).toBeDefined();
	});

	it('numbers of four digits and more count', () => {
		const jsons = [{ id: 1001 }, { id: 1002 }, { id: 1003 }];
		expect(refute([{ id: '1002' }, { id: '1001' }, { id: '1003' }], jsons)).toEqual({
			recordPath: 'id',
			partPath: 'id',
		});
	});

	it('the batch is unclear, the run stops, and the sentence names the pair and Key', async () => {
		const sent = records.map((record) => ({ contact: record }));
		const parts = [{ mail: 'cid@x.io', code: 'E1' }, { mail: 'ann@x.io' }, { mail: 'bob@x.io' }];
		const { letters, reason, result } = await judge(
			[...sent, ...sent],
			{ groupingLimit: 3, concurrency: 1 },
			parts,
		);
		expect(letters).toBe('UUU---');
		expect(reason).toContain('the values at $.mail in the parts are those at $.contact.email');
		expect(reason).toContain("Set 'Match By' to Key");
		expect(result.stop).toMatchObject({ kind: 'setting', reason });
	});

	it('later batches too', async () => {
		const answers = [
			[ann, bob, cid],
			[bob, ann, cid],
		].map(ok);
		const settings = { groupingLimit: 3, concurrency: 1 };
		const { fates, result } = await run([...records, ...records, ...records], settings, answers);
		expect(fates).toEqual([
			...Array(3).fill('succeeded'),
			...Array(3).fill('unclear'),
			...Array(3).fill('stopped'),
		]);
		expect(result.stop?.kind).toBe('setting');
	});

	it('without Stop When Unclear the run goes on', async () => {
		const answers = [
			[bob, ann, cid],
			[ann, bob, cid],
		].map(ok);
		const settings = { groupingLimit: 3, concurrency: 1, stopWhenUnclear: false };
		const { fates } = await run([...records, ...records], settings, answers);
		expect(fates).toEqual([...Array(3).fill('unclear'), ...Array(3).fill('succeeded')]);
	});

	it('a refusal by position is held against the names too', async () => {
		const parts = [{ ...bob, code: 'E1' }, ann, cid];
		const settings = { judgedCodes: '400' };
		const { letters, result } = await judge(records, settings, parts, 400);
		expect(letters).toBe('RRR');
		expect(result.settlements.map(({ reason }) => reason)).not.toContain('HTTP 400: E1');
	});

	it.each<[string, string, unknown]>([
		['the values of an object', '$.parts.*', { parts: { b: { code: 200 }, a: { code: 'E1' } } }],
		['lists under names', '$.of.*[*]', { of: { b: [{ code: 200 }], a: [{ code: 'E1' }] } }],
		['lists under names of the body', '$.*[*]', { b: [{ code: 200 }], a: [{ code: 'E1' }] }],
		[
			'lists under names further in',
			'$.x[*].*[*]',
			{ x: [{ b: [{ code: 200 }], a: [{ code: 'E1' }] }] },
		],
	])('%s have no order', async (_, responseSplitPath, body) => {
		const { letters, reason } = await judge([ann, bob], { responseSplitPath }, body);
		expect(letters).toBe('UU');
		expect(reason).toContain('under names, which have no order');
		expect(reason).toContain("set 'Match By' to Key");
	});

	it('lists in lists are in order', async () => {
		const body = { x: [{ of: [{ code: 200 }] }, { of: [{ code: 'E1' }] }] };
		const settings = { responseSplitPath: '$.x[*].of[*]' };
		expect((await judge([ann, bob], settings, body)).letters).toBe('SR');
	});

	it('holds many records against each other', () => {
		const many = people(2000).map(({ id }) => ({
			id: `key-${id}`,
			email: `u${id}@x.io`,
			a: { b: id },
		}));
		const parts = many.map(({ email }, at) => ({ mail: email, ref: `ref-${at}` }));
		expect(refute(parts, many)).toBeUndefined();
		expect(refute([...parts].reverse(), many)).toEqual({ recordPath: 'email', partPath: 'mail' });
	});
});
