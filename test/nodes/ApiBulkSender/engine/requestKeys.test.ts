import { byKey, ok, run, type Overrides } from './harness';
import { expectRefusal, refusal } from './refusal';

const keys = (requestKeyPath: string): Overrides => ({ ...byKey, requestKeyPath });
/** An answer whose parts name these keys, the last as refused. */
const naming = (...ids: unknown[]) =>
	ok(ids.map((id, at) => (at === ids.length - 1 ? { id, code: 'E1' } : { id })));

describe('a record is known under every value that its Request Key Paths find', () => {
	it.each<[string, string, unknown[], unknown[]]>([
		['the first path', '$.id,$.email', ['1', '2'], ['succeeded', 'rejected']],
		['the second path', '$.id,$.email', ['1', 'b@x.io'], ['succeeded', 'rejected']],
		['either', '$.id, $.email', ['a@x.io', '2'], ['succeeded', 'rejected']],
		['one value of several', '$.tags[*]', ['t1', 't4'], ['succeeded', 'rejected']],
	])('%s', async (_, path, named, fates) => {
		const records = [
			{ id: 1, email: 'a@x.io', tags: ['t1', 't2'] },
			{ id: 2, email: 'b@x.io', tags: ['t3', 't4'] },
		];
		const sent = await run(records, keys(path), [naming(...named)]);
		expect(sent.fates).toEqual(fates);
	});

	it('a path that finds nothing does not matter while another finds something', async () => {
		const records = [{ id: null, email: 'a' }, { id: '2' }];
		const { fates } = await run(records, keys('$.id,$.email'), [naming('a', '2')]);
		expect(fates).toEqual(['succeeded', 'rejected']);
	});

	it('one without any is invalid, and the sentence names the paths', async () => {
		const records = [{ id: '', email: null }, { id: '2' }];
		const { result, fates } = await run(records, keys('$.id,email'), [naming('2')]);
		expect(fates).toEqual(['invalid', 'rejected']);
		expect(result.settlements[0].reason).toContain("no value at 'Request Key Path' ($.id,$.email)");
	});

	it('records that share a value, if by other paths, never share a batch', async () => {
		const records = [
			{ id: '1', old: '9' },
			{ id: '2', old: '8' },
			{ id: '9', old: '7' },
			{ id: '3', old: '2' },
		];
		const { sent, fates } = await run(records, keys('$.id,$.old'), ({ json }) => ok(json));
		expect(sent.map(({ ids }) => ids)).toEqual([
			['1', '2'],
			['9', '3'],
		]);
		expect(fates).toEqual(Array(4).fill('succeeded'));
	});

	it('keys that differ in case only may share a batch, since they are told apart exactly', async () => {
		const { sent } = await run([{ id: 'a' }, { id: 'A' }], byKey, ({ json }) => ok(json));
		expect(sent).toHaveLength(1);
	});

	it('records of one ready-made body that share a value: the later is invalid', async () => {
		const docs = [
			{ id: '1', old: '9' },
			{ id: '9', old: '8' },
		];
		const settings: Overrides = {
			...keys('$.id,$.old'),
			itemsAre: 'requestBodies',
			requestSplitPath: '$.docs[*]',
		};
		const { result, fates } = await run([{ docs }], settings, ({ json }) => ok(json.docs));
		expect(fates).toEqual(['succeeded', 'invalid']);
		expect(result.settlements[1].reason).toContain('the same key "9"');
	});

	it.each([' , ', ''])('%j is refused before sending', (path) => {
		expectRefusal(refusal(keys(path)), 'Request Key Path', "is empty, but 'Match By' is Key");
	});

	it.each(['~', '$.id, ~'])('%s is refused, since a record stands under no name', (path) => {
		expectRefusal(refusal(keys(path)), 'Request Key Path', 'which means a name in the answer');
	});

	it('each path of the list is checked', () => {
		expectRefusal(refusal(keys('$.id,$.a[')), 'Request Key Path', 'never closed');
	});
});

describe('a key that is a number beyond 2^53 was rounded before it came here', () => {
	it.each([2 ** 53, -(2 ** 53) - 2, 1.5e20, 1e300])('%d is invalid, the others go', async (id) => {
		const { result, sent, fates } = await run([{ id }, { id: '2' }], byKey, [naming('2')]);
		expect(fates).toEqual(['invalid', 'rejected']);
		expect(sent[0].ids).toEqual(['2']);
		expect(result.settlements[0].reason).toContain('was rounded before it came here');
		expect(result.settlements[0].reason).toContain("'Request Key Path' ($.id)");
	});

	it.each([2 ** 53 - 1, -(2 ** 53) + 1, 0, 0.1, 1e-7, '9007199254740993'])(
		'%s is none',
		async (id) => {
			const { fates } = await run([{ id }], byKey, ({ json }) => ok(json));
			expect(fates).toEqual(['succeeded']);
		},
	);

	it('elsewhere such a number is sent as it is', async () => {
		const { fates } = await run([{ id: '1', big: 1e300 }], byKey, ({ json }) => ok(json));
		expect(fates).toEqual(['succeeded']);
	});
});
