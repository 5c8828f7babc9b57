import { byKey, people, type Overrides } from '../../harness';
import { judge } from '../outcomes';

const failedOnly: Overrides = {
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.bad[*]',
};
const byIndex: Overrides = { matchBy: 'index', responseIndexPath: '$.at' };
const bad = (...parts: unknown[]) => ({ bad: parts });

describe('rule 20: by key', () => {
	const settings: Overrides = { ...failedOnly, ...byKey };

	it('a record is known under every value that its paths find', async () => {
		const paths = { requestKeyPath: '$.email,$.userId,$.phones[*]', responseKeyPath: '$' };
		const records = [
			{ email: 'a@x.io', userId: 'u1' },
			{ userId: 'u2', phones: ['+1', '+2'] },
			{ email: 'c' },
		];
		for (const [key, letters] of [
			['a@x.io', 'RSS'],
			['u1', 'RSS'],
			['u2', 'SRS'],
			['+2', 'SRS'],
		]) {
			expect([key, (await judge(records, { ...settings, ...paths }, bad(key))).letters]).toEqual([
				key,
				letters,
			]);
		}
	});

	it('a part may name several records', async () => {
		const paths = { responseKeyPath: '$.ids' };
		expect(
			(await judge(people(4), { ...settings, ...paths }, bad({ ids: ['2', 4] }))).letters,
		).toBe('SRSR');
		const all = { responseKeyPath: '$.of[*].id' };
		const of = [{ id: '1' }, { id: '3' }];
		expect((await judge(people(4), { ...settings, ...all }, bad({ of }))).letters).toBe('RSRS');
	});

	it('the first path of a list that finds counts', async () => {
		const paths = { responseKeyPath: '$.a,$.b' };
		const parts = bad({ a: '1', b: '2' }, { b: '3' }, { a: '', b: '4' });
		expect((await judge(people(4), { ...settings, ...paths }, parts)).letters).toBe('RSRR');
	});

	it('values are compared as text', async () => {
		const records = [{ id: 7 }, { id: '8' }, { id: true }];
		expect((await judge(records, settings, bad({ id: '7' }, { id: 8 }))).letters).toBe('RRS');
		expect((await judge(records, settings, bad({ id: 'true' }))).letters).toBe('SSR');
	});

	it('beyond 2^53 too, digit by digit', async () => {
		const records = [{ id: '9007199254740992' }, { id: '9007199254740993' }];
		const body = '{"bad":[{"id":9007199254740993}]}';
		expect((await judge(records, settings, body)).letters).toBe('SR');
	});

	it('ignoring case if exactly one record fits', async () => {
		const records = [{ id: 'Ann@X.io' }, { id: 'bob' }, { id: 'Bob' }];
		expect((await judge(records, settings, bad({ id: 'ann@x.IO' }))).letters).toBe('RSS');
		expect((await judge(records, settings, bad({ id: 'bob' }))).letters).toBe('SRS');
		expect((await judge(records, settings, bad({ id: 'Bob' }))).letters).toBe('SSR');
		expect((await judge(records, settings, bad({ id: 'BOB' }))).letters).toBe('UUU');
	});

	it('two keys of one record that differ in case only still name it', async () => {
		const paths = { requestKeyPath: '$.id,$.mail' };
		const records = [{ id: 'Bob', mail: 'bob' }, { id: 'x' }];
		expect((await judge(records, { ...settings, ...paths }, bad({ id: 'BOB' }))).letters).toBe(
			'RS',
		);
	});

	it('an unsafe number in the record makes it invalid', async () => {
		const records = [{ id: 2 ** 53 }, { id: 2 ** 53 - 1 }];
		const { letters, reason } = await judge(records, settings, bad());
		expect(letters).toBe('IS');
		expect(reason).toContain('was rounded before it came here');
	});
});

describe('rule 20: by index', () => {
	const settings: Overrides = { ...failedOnly, ...byIndex };

	it.each<[unknown, string]>([
		[1, 'SRS'],
		['1', 'SRS'],
		[[0, 2], 'RSR'],
		[['0', '1'], 'RRS'],
	])('%j', async (at, letters) => {
		expect((await judge(people(3), settings, bad({ at }))).letters).toBe(letters);
	});

	it('in texts by the pattern; several numbers name several records', async () => {
		const pattern = { indexPattern: 'row #', firstIndex: 1 };
		const at = 'row 1 is bad, row 3 too';
		expect((await judge(people(3), { ...settings, ...pattern }, bad({ at }))).letters).toBe('RSR');
	});

	it('without a pattern a text with other characters names nobody', async () => {
		expect((await judge(people(3), settings, bad({ at: 'row 1' }))).letters).toBe('UUU');
	});

	it.each([0, 4, 9])('%j of three counted from 1 is none of them', async (at) => {
		expect((await judge(people(3), { ...settings, firstIndex: 1 }, bad({ at }))).letters).toBe(
			'UUU',
		);
	});

	it('one number of several outside the batch does not hide the others', async () => {
		expect((await judge(people(3), settings, bad({ at: [1, 9] }))).letters).toBe('SRS');
	});
});

describe('rule 20: two parts for one record', () => {
	const rows = [
		[{ id: '1' }, { id: '1', code: 'E1' }, 'R'],
		[{ id: '1', code: 'E1' }, { id: '1' }, 'R'],
		[{ id: '1', code: 200 }, { id: '1', success: false }, 'R'],
		[{ id: '1', status: 'partial' }, { id: '1', code: 'E1' }, 'R'],
		[{ id: '1', status: 'partial' }, { id: '1', code: 200 }, 'U'],
		[{ id: '1', code: 200 }, { id: '1' }, 'S'],
	] as const;

	it.each(rows)('%j, %j: any failure wins, then what is unclear', async (first, second, letter) => {
		expect((await judge(people(1), byKey, [first, second])).letters).toBe(letter);
		expect((await judge(people(1), byKey, [second, first])).letters).toBe(letter);
	});
});
