import fc from 'fast-check';

import {
	Activations,
	audiences,
	BIKES,
	byId,
	continuing,
	entries,
	EXTERNAL,
	GOLD,
	items,
	NEWS,
	results,
	SILVER,
} from '../support';

const adobe = new Activations();

const all = [GOLD, SILVER, BIKES, NEWS];

test('removing some, in whatever order, removes exactly those, and nothing else changes', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.shuffledSubarray(all, { minLength: 1 }),
			fc.boolean(),
			async (gone, fromItems) => {
				const dataflowId = await adobe.exporting(all, 'cloud');
				const before = adobe.stored(dataflowId);
				const patches = adobe.patches.length;

				const { jsons } = await adobe.audience(
					'remove',
					dataflowId,
					fromItems ? { takenFrom: 'items' } : { audiences: audiences(...gone) },
					fromItems ? { items: items(...gone.map((audienceName) => ({ audienceName }))) } : {},
				);

				expect(jsons.flatMap(results)).toEqual(gone.map(() => 'removed'));
				expect(adobe.stored(dataflowId)).toEqual(
					before.filter(({ name }) => !gone.includes(name as string)),
				);
				expect(adobe.patches.length - patches).toBe(1);
			},
		),
		{ numRuns: 12 },
	);
});

test('a removal carries what it removes, from the highest index on', async () => {
	const dataflowId = await adobe.exporting(all);
	const [gold, , , news] = adobe.stored(dataflowId);
	await adobe.audience('remove', dataflowId, { audiences: audiences(GOLD, NEWS) });
	const path = '/transformations/0/params/segmentSelectors/selectors';
	expect(adobe.patches).toEqual([
		[
			{ op: 'remove', path: `${path}/3`, value: { type: 'PLATFORM_SEGMENT', value: news } },
			{ op: 'remove', path: `${path}/0`, value: { type: 'PLATFORM_SEGMENT', value: gold } },
		],
	]);
});

test('one that is not there is reported, and hinders nothing', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const { jsons } = await adobe.audience('remove', dataflowId, {
		audiences: audiences(NEWS, GOLD),
	});
	expect(results(jsons[0])).toEqual(['notInDataflow', 'removed']);
	const again = await adobe.audience('remove', dataflowId, { audiences: audiences(GOLD) });
	expect(results(again.jsons[0])).toEqual(['notInDataflow']);
	expect(again.jsons[0]).toMatchObject({ changed: false });
	expect(adobe.patches).toHaveLength(1);
});

test('one that Adobe does not know any more is removed by its id, without looking it up', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const { jsons } = await adobe.audience('remove', dataflowId, {
		audiences: entries({ audience: byId(adobe.idOf(GOLD)) }),
	});
	expect(results(jsons[0])).toEqual(['removed']);
	expect(adobe.readsOf('/ups/audiences')).toEqual([]);
});

test('an external one goes by any of its names', async () => {
	const dataflowId = await adobe.empty();
	const { id, audienceId } = adobe.sandbox.adobe.audiences().find(({ name }) => name === EXTERNAL)!;
	for (const audience of [byId(id), byId(audienceId), { mode: 'name', value: EXTERNAL }]) {
		adobe.activate(dataflowId, audienceId, { systemSegmentId: id });
		await adobe.audience('remove', dataflowId, { audiences: entries({ audience }) });
		expect(adobe.stored(dataflowId)).toEqual([]);
	}
});

test('an empty item among others is refused, one alone means that there is nothing to do', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const run = async (...jsons: object[]) =>
		await adobe.audience(
			'remove',
			dataflowId,
			{ takenFrom: 'items' },
			{ ...continuing, items: items(...(jsons as Array<Record<string, string>>)) },
		);

	expect((await run({})).jsons).toMatchObject([{ changed: false }]);
	expect((await run({ other: 'x' })).jsons[0].error).toContain('Item 1 names no audience');
	const { jsons } = await run({ audienceName: GOLD }, {});
	expect(jsons[0]).toMatchObject({ changed: true });
	expect(jsons[1].error).toContain('Item 2 is empty');
	expect(adobe.stored(dataflowId)).toEqual([]);
});

test('from a dataflow that other tools left without transformations, nothing is sent', async () => {
	const dataflowId = await adobe.empty();
	adobe.sandbox.adobe.writeFlow(dataflowId, [
		{ op: 'replace', path: '/transformations', value: [] },
	]);
	const { jsons } = await adobe.audience('remove', dataflowId, { audiences: audiences(GOLD) });
	expect(results(jsons[0])).toEqual(['notInDataflow']);
	expect(adobe.writes).toEqual([]);

	const added = await adobe.audience('add', dataflowId, { audiences: audiences(GOLD) });
	expect(results(added.jsons[0])).toEqual(['added']);
	expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
	// No document describes a patch that makes transformations, so the log is left empty.
	adobe.sandbox.reset();
});
