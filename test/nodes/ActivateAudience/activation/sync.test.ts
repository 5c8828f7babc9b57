import type { INodeParameters } from 'n8n-workflow';

import {
	Activations,
	attributes,
	audiences,
	BIKES,
	byPath,
	dayFromNow,
	entries,
	EXTERNAL,
	families,
	GOLD,
	NEWS,
	SILVER,
	type FamilyName,
} from '../support';

const adobe = new Activations();

const FIRST = 'person.name.firstName';
const LAST = 'person.name.lastName';

const sync = async (dataflowId: string, parameters: INodeParameters) =>
	await adobe.activation('sync', dataflowId, {
		frequency: 'DAILY',
		startTime: '10:00',
		startDate: dayFromNow(0),
		...parameters,
	});

const shortPlan = (plan: unknown) =>
	(plan as Array<Record<string, string>>).map(
		({ what, action, name, id }) => `${action} ${what} ${name ?? id}`,
	);

describe.each(Object.keys(families) as FamilyName[])('a dataflow of the family %s', (family) => {
	/** Exports Gold and Bikes with the attribute First. */
	async function prepared() {
		const dataflowId = await adobe.exporting([GOLD, BIKES], family);
		await adobe.attribute('addAttributes', dataflowId, {
			attributes: entries({ source: byPath(FIRST), mandatory: true, deduplicationKey: true }),
		});
		return { dataflowId, sent: adobe.sent.length };
	}

	const wanted = {
		audiences: audiences(GOLD, SILVER),
		attributes: attributes(LAST),
	};

	test('Add and Update: what it has besides stays', async () => {
		const { dataflowId, sent } = await prepared();
		const before = adobe.stored(dataflowId);

		const { jsons } = await sync(dataflowId, wanted);

		expect(jsons[0]).toMatchObject({
			changed: true,
			preview: false,
			dataflowId,
			dataflowName: 'Weekly',
			ids: { dataflowId },
		});
		expect(shortPlan(jsons[0].plan)).toEqual([
			`keep audience ${GOLD}`,
			`add audience ${SILVER}`,
			`add attribute ${LAST}`,
		]);
		expect(jsons[0].counts).toEqual({ added: 2, updated: 0, removed: 0, unchanged: 1 });
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD, BIKES, SILVER]);
		expect(adobe.stored(dataflowId).slice(0, 2)).toEqual(before);
		expect(adobe.storedAttributes(dataflowId).mandatory).toEqual([FIRST]);
		expect(adobe.sent.slice(sent).filter(({ method }) => method === 'PATCH')).toHaveLength(1);
	});

	test('Mirror: what it has besides is removed, in the same change', async () => {
		const { dataflowId, sent } = await prepared();

		const { jsons } = await sync(dataflowId, { ...wanted, mode: 'mirror' });

		expect(shortPlan(jsons[0].plan)).toEqual([
			`keep audience ${GOLD}`,
			`add audience ${SILVER}`,
			`remove audience ${BIKES}`,
			`add attribute ${LAST}`,
			`remove attribute ${FIRST}`,
			`remove mandatoryAttribute ${FIRST}`,
			`remove deduplicationKey ${FIRST}`,
		]);
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD, SILVER]);
		const { rows, paths, mandatory, keys } = adobe.storedAttributes(dataflowId);
		expect(family === 'cloud' ? rows : paths).toEqual(
			family === 'cloud' ? [[LAST, 'person_name_lastName']] : [LAST],
		);
		expect([mandatory, keys]).toEqual([[], []]);
		expect(adobe.sent.slice(sent).filter(({ method }) => method === 'PATCH')).toHaveLength(1);
	});

	test('Mirror leaves attributes alone when none is named, and audiences likewise', async () => {
		const { dataflowId } = await prepared();
		const before = adobe.storedAttributes(dataflowId);

		await sync(dataflowId, { audiences: audiences(GOLD), mode: 'mirror' });
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
		expect(adobe.storedAttributes(dataflowId)).toEqual(before);

		await sync(dataflowId, { attributes: attributes(LAST), mode: 'mirror' });
		expect(adobe.storedNames(dataflowId)).toEqual([GOLD]);
		expect(adobe.storedAttributes(dataflowId).mandatory).toEqual([]);
	});

	test('twice changes nothing the second time', async () => {
		const { dataflowId } = await prepared();
		await sync(dataflowId, { ...wanted, mode: 'mirror' });
		const writes = adobe.writes.length;
		const { jsons } = await sync(dataflowId, { ...wanted, mode: 'mirror' });
		expect(jsons[0]).toMatchObject({
			changed: false,
			counts: { added: 0, updated: 0, removed: 0, unchanged: 3 },
		});
		expect(adobe.writes).toHaveLength(writes);
	});

	test('Preview Only shows the same plan, and only reads', async () => {
		const { dataflowId } = await prepared();
		const before = adobe.sandbox.adobe.flow(dataflowId);
		const writes = adobe.writes.length;

		const { jsons } = await sync(dataflowId, { ...wanted, mode: 'mirror', previewOnly: true });

		expect(jsons[0]).toMatchObject({
			preview: true,
			counts: { added: 2, updated: 0, removed: 4, unchanged: 1 },
		});
		expect(jsons[0]).not.toHaveProperty('changed');
		expect(adobe.writes).toHaveLength(writes);
		expect(adobe.sandbox.adobe.flow(dataflowId)).toEqual(before);

		const { jsons: done } = await sync(dataflowId, { ...wanted, mode: 'mirror' });
		expect(done[0].plan).toEqual(jsons[0].plan);
	});
});

test('an update says what changes', async () => {
	const dataflowId = await adobe.exporting([GOLD]);
	const { jsons } = await sync(dataflowId, {
		audiences: audiences(GOLD),
		startTime: '11:00',
		previewOnly: true,
	});
	expect(jsons[0].plan).toEqual([
		{
			what: 'audience',
			action: 'update',
			id: adobe.idOf(GOLD),
			name: GOLD,
			changes: ["schedule.startTime is '10:00' there and '11:00' here"],
		},
	]);
});

test('an external audience is not removed for being known by two ids', async () => {
	const dataflowId = await adobe.empty();
	await sync(dataflowId, { audiences: audiences(EXTERNAL, GOLD), mode: 'mirror' });
	const { jsons } = await sync(dataflowId, { audiences: audiences(EXTERNAL), mode: 'mirror' });
	expect(shortPlan(jsons[0].plan)).toEqual([
		`keep audience ${EXTERNAL}`,
		`remove audience ${GOLD}`,
	]);
});

test('a rule that the outcome breaks changes nothing', async () => {
	const dataflowId = await adobe.exporting([GOLD], 'cloud');
	const { error } = await sync(dataflowId, {
		audiences: audiences(NEWS),
		mode: 'mirror',
		attributes: attributes('identityMap.Email', 'identityMap.ECID'),
	});
	expect(error?.message).toContain('one identity namespace only');
	expect(adobe.writes).toEqual([]);
});
