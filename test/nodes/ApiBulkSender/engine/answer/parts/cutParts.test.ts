import { cutParts } from '../../../../../../nodes/ApiBulkSender/engine/answer/parts/cutParts';
import { readSplitPaths } from '../../../../../../nodes/ApiBulkSender/engine/answer/rules/splitPath';
import { byKey, people, type Overrides } from '../../harness';
import { judge } from '../outcomes';

const cut = (path: string, body: unknown, { named = false, takesScalars = true } = {}) =>
	cutParts(body, readSplitPaths(path, takesScalars), named);
const values = (...args: Parameters<typeof cut>) =>
	cut(...args).groups.flatMap((group) => group.values);
const names = (...args: Parameters<typeof cut>) =>
	cut(...args).groups.flatMap((group) => group.names ?? []);

const [a, b] = [{ n: 1 }, { n: 2 }];

describe('rule 19: cutting at the top', () => {
	it.each(['', ' ', '$', '$.*', '$[*]', '$._', '*'])('the path %j cuts a list', (path) => {
		expect(values(path, [a, b])).toEqual([a, b]);
		expect(values(path, [])).toEqual([]);
		expect(cut(path, [a, b]).isWhole).toBe(false);
	});

	it.each(['', '$', '$.*', '$[*]'])('any other body is one part: %j', (path) => {
		for (const body of [{ x: a, y: b }, 'text', 5, {}]) {
			expect(values(path, body)).toEqual([body]);
			expect(cut(path, body).isWhole).toBe(true);
		}
	});

	it('names make it the values of an object', () => {
		expect(values('$.*', { x: a, y: b }, { named: true })).toEqual([a, b]);
		expect(names('$.*', { x: a, y: b }, { named: true })).toEqual(['x', 'y']);
	});
});

describe('rule 19: cutting elsewhere', () => {
	it.each(['$.r[*]', '$.r.*', '$.r', '$.r._', '$["r"][*]'])('%s cuts a list', (path) => {
		expect(values(path, { r: [a, b] })).toEqual([a, b]);
	});

	it('.* cuts an object into its values', () => {
		expect(values('$.r.*', { r: { x: a, y: b } })).toEqual([a, b]);
		expect(names('$.r.*', { r: { x: a, y: b } })).toEqual(['x', 'y']);
	});

	it.each(['$.r[*]', '$.r'])(
		'%s takes an object as one part, unless names are asked for',
		(path) => {
			expect(values(path, { r: { x: a, y: b } })).toEqual([{ x: a, y: b }]);
			expect(values(path, { r: { x: a, y: b } }, { named: true })).toEqual([a, b]);
		},
	);

	it('parts may be objects, texts and numbers', () => {
		expect(values('$.r[*]', { r: [a, 'x', 7, null] })).toEqual([a, 'x', 7, null]);
	});

	it('inner wildcards', () => {
		const body = { r: { T1: [a], T2: [b] }, l: [{ e: [a] }, {}, { e: [b, a] }] };
		expect(values('$.r.*[*]', body)).toEqual([a, b]);
		expect(values('$.l[*].e[*]', body)).toEqual([a, b, a]);
		expect(values('$.l[*].e', body)).toEqual([a, b, a]);
		expect(values('$.l[0].e[*]', body)).toEqual([a]);
	});

	it('several paths, in their order', () => {
		expect(values('$.y[*],$.x[*]', { x: [a], y: [b] })).toEqual([b, a]);
	});

	it.each([null, false, 0, '', [], {}])('%j is empty, not missing', (r) => {
		const found = cut('$.r[*]', { r }, { takesScalars: false });
		expect(found).toMatchObject({ count: 0, missing: [] });
	});

	it.each([true, 1, -1, 'none', 'x'])('%j under a list is no list', (r) => {
		const { missing, instead, count } = cut('$.r[*]', { r });
		expect([missing.length, instead, count]).toEqual([1, r, 0]);
	});

	it('without a wildcard a text or number may be the part, where parts may be such', () => {
		expect(values('$.r', { r: 'x' })).toEqual(['x']);
		expect(cut('$.r', { r: 'x' }, { takesScalars: false }).missing).toHaveLength(1);
	});

	it('a container that is not there is missing', () => {
		expect(cut('$.r[*],$.s[*]', { s: [] }).missing.map(({ text }) => text)).toEqual(['$.r[*]']);
		expect(cut('$.r.x[*]', { r: {} }).missing).toHaveLength(1);
		expect(cut('$.r[*]', [a]).missing).toHaveLength(1);
	});

	it('behind an inner wildcard it is there when what stands before the wildcard is', () => {
		for (const r of [[], [{}], [{ e: [] }], {}, { x: {} }]) {
			expect(cut('$.r[*].e[*]', { r }).missing).toEqual([]);
			expect(cut('$.r.*.e[*]', { r }).missing).toEqual([]);
		}
		for (const body of [{}, { r: 'x' }]) {
			expect(cut('$.r[*].e[*]', body).missing).toHaveLength(1);
		}
		expect(cut("$['a b'].r[*].e[*]", { 'a b': { r: [] } }).missing).toEqual([]);
		expect(cut('$.l[0].r[*].e[*]', { l: [{ r: [] }] }).missing).toEqual([]);
		expect(cut('$.l[0].r[*].e[*]', { l: [] }).missing).toHaveLength(1);
	});
});

describe('rule 19: the whole body as a part', () => {
	const body = { id: '2', code: 'E1' };

	it('counts only if it names a record', async () => {
		expect((await judge(people(2), byKey, body)).letters).toBe('UR');
		expect((await judge(people(2), byKey, { ...body, id: '9' })).letters).toBe('UU');
		expect((await judge(people(1), {}, { fine: true })).letters).toBe('S');
		expect((await judge(people(2), byKey, { id: '2', success: false })).letters).toBe('UR');
	});

	it('is judged as a part, not as the rest of the answer', async () => {
		const record = { name: 'Ann', state: 'failed' };
		expect((await judge([record], {}, { id: 1, ...record })).letters).toBe('S');
	});

	it('for failed records only too', async () => {
		const failedOnly: Overrides = { ...byKey, responseReports: 'failedRecordsOnly' };
		expect((await judge(people(2), failedOnly, body)).letters).toBe('SR');
		expect((await judge(people(2), failedOnly, { fine: true })).letters).toBe('UU');
		const allowed: Overrides = { ...failedOnly, missingList: 'noneFailed' };
		expect((await judge(people(2), allowed, { fine: true })).letters).toBe('SS');
	});
});

describe('rule 19: names', () => {
	it('~ is the name under which a value stands, as key and as index', async () => {
		const errors = { '2': { code: 'E1' } };
		const failedOnly: Overrides = { responseReports: 'failedRecordsOnly' };
		const key: Overrides = { ...failedOnly, ...byKey, responseKeyPath: '~' };
		const index: Overrides = { ...failedOnly, matchBy: 'index', responseIndexPath: '~' };
		for (const responseSplitPath of ['$.errors.*', '$.errors[*]']) {
			const paths = { responseSplitPath };
			expect((await judge(people(3), { ...key, ...paths }, { errors })).letters).toBe('SRS');
			expect((await judge(people(3), { ...index, ...paths }, { errors })).letters).toBe('SSR');
		}
		expect((await judge(people(3), { ...key, responseSplitPath: '$' }, errors)).letters).toBe(
			'SRS',
		);
	});

	it('in a list it is the place', async () => {
		const settings: Overrides = { matchBy: 'index', responseIndexPath: '~' };
		expect((await judge(people(2), settings, [{}, { code: 'E1' }])).letters).toBe('SR');
	});

	it('position never matches parts of an object', async () => {
		const settings: Overrides = { responseSplitPath: '$.r.*' };
		const { letters, reason } = await judge(people(2), settings, { r: { x: {}, y: {} } });
		expect(letters).toBe('UU');
		expect(reason).toContain("set 'Match By' to Key and 'Response Key Path' to ~");
	});

	it('position takes an object that is one part', async () => {
		const settings: Overrides = { responseSplitPath: '$.r[*]' };
		expect((await judge(people(1), settings, { r: { code: 'E1' } })).letters).toBe('R');
	});
});
