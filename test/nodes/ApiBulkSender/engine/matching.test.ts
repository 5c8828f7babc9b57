import { byKey, ok, people, run, type Overrides } from './harness';

const failedOnly: Overrides = {
	responseReports: 'failedRecordsOnly',
	responseSplitPath: '$.bad[*]',
};
const byIndex: Overrides = { matchBy: 'index', responseIndexPath: '$.at' };

describe('matching parts and records', () => {
	it('by position: each part speaks for the record at its place', async () => {
		const { fates } = await run(people(3), {}, [ok([{}, { code: 'E1' }, {}])]);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
	});

	it.each([2, 4])('by position: %i parts for 3 records prove nothing', async (count) => {
		const { result, fates } = await run(people(3), {}, [ok(people(count))]);
		expect(fates).toEqual(['unclear', 'unclear', 'unclear']);
		expect(result.settlements[0].reason).toContain(`${count} parts for 3 records`);
	});

	it('by position: several split paths are refused before sending', async () => {
		const settings = { responseSplitPath: '$.good[*],$.bad[*]' };
		await expect(run(people(1), settings)).rejects.toThrow("'Match By' cannot be Position");
	});

	it('by position: refused for answers that list only failed records', async () => {
		await expect(run(people(1), failedOnly)).rejects.toThrow("'Match By' cannot be Position");
	});

	it('by key: everyRecord without a part for a record leaves that record unclear', async () => {
		const { fates } = await run(people(3), byKey, [ok([{ id: '3' }, { id: '1' }])]);
		expect(fates).toEqual(['succeeded', 'unclear', 'succeeded']);
	});

	it('by key: values are compared as text', async () => {
		const { fates } = await run([{ id: 7 }, { id: '8' }], byKey, [
			ok([{ id: 8, code: 'E1' }, { id: '7' }]),
		]);
		expect(fates).toEqual(['succeeded', 'rejected']);
	});

	it('by key: a part that names no record of the batch is ignored when every record is reported', async () => {
		const { fates } = await run(people(1), byKey, [ok([{ id: 'x', code: 'E1' }, { id: '1' }])]);
		expect(fates).toEqual(['succeeded']);
	});

	it('by key: records without a key are invalid and in no request', async () => {
		const { result, sent, fates } = await run([{ id: '1' }, { name: 'x' }, { id: '' }], byKey, [
			ok([{ id: '1' }]),
		]);
		expect(fates).toEqual(['succeeded', 'invalid', 'invalid']);
		expect(sent.map(({ ids }) => ids)).toEqual([['1']]);
		expect(result.settlements[1]).toMatchObject({ outcome: 'failed', attempts: 0, batch: null });
		expect(result.settlements[1].reason).toContain("'Request Key Path'");
	});

	it('by key: equal keys never share a batch', async () => {
		const records = [{ id: '1' }, { id: '2' }, { id: '1' }, { id: 1 }];
		const { sent, fates } = await run(records, byKey, ({ json }) => ok(json));
		expect(sent.map(({ ids }) => ids)).toEqual([['1', '2'], ['1'], [1]]);
		expect(fates).toEqual(Array(4).fill('succeeded'));
	});

	it.each([0, 1])('by index: counted from %i', async (firstIndex) => {
		const settings = { ...failedOnly, ...byIndex, firstIndex };
		const { fates } = await run(people(3), settings, [ok({ bad: [{ at: 1 + firstIndex }] })]);
		expect(fates).toEqual(['succeeded', 'rejected', 'succeeded']);
	});

	it.each<[string, unknown]>([
		['another key', 'x'],
		['no key', undefined],
	])('failedRecordsOnly: a part with %s makes the whole batch unclear', async (_, id) => {
		const { fates } = await run(people(2), { ...byKey, ...failedOnly }, [
			ok({ bad: [{ id: '1' }, { id, code: 'E1' }] }),
		]);
		expect(fates).toEqual(['unclear', 'unclear']);
	});

	it.each([-1, 3, 1.5, ' ', '', null, true, '1x', []])(
		'failedRecordsOnly: a part with the index %j makes the whole batch unclear',
		async (at) => {
			const { fates } = await run(people(3), { ...failedOnly, ...byIndex }, [
				ok({ bad: [{ at, code: 'E1' }] }),
			]);
			expect(fates).toEqual(['unclear', 'unclear', 'unclear']);
		},
	);
});
