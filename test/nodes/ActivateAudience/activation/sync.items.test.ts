import { Activations, BIKES, continuing, dayFromNow, GOLD, items, NEWS } from '../support';

const adobe = new Activations();

const FIRST = 'person.name.firstName';
const shortPlan = (plan: unknown) =>
	(plan as Array<Record<string, string>>).map(
		({ what, action, name, id }) => `${action} ${what} ${name ?? id}`,
	);

describe('from input items', () => {
	const fromItems = { takenFrom: 'items', mode: 'mirror', startDate: dayFromNow(0) };

	test('all of them are one plan and one output', async () => {
		const dataflowId = await adobe.exporting([GOLD, BIKES]);
		const { items: outputs } = await adobe.activation('sync', dataflowId, fromItems, {
			items: items(
				{ audienceName: GOLD, startTime: '10:00' },
				{ audienceName: NEWS },
				{ audienceName: NEWS },
				{ attribute: FIRST, mandatory: true },
			),
		});
		expect(outputs).toHaveLength(1);
		expect(outputs[0].pairedItem).toEqual([0, 1, 2, 3].map((item) => ({ item })));
		expect(shortPlan(outputs[0].json.plan)).toEqual([
			`keep audience ${GOLD}`,
			`add audience ${NEWS}`,
			`remove audience ${BIKES}`,
			`add attribute ${FIRST}`,
			`add mandatoryAttribute ${FIRST}`,
		]);
	});

	test.each([
		['empty', {}, 'Item 2 is empty'],
		['without a name', { audience: GOLD }, 'Item 2 names no audience or attribute'],
		['with an empty name', { audienceName: ' ' }, 'Item 2 names no audience or attribute'],
		['unknown', { audienceName: 'Nobody' }, "no audience with the name 'Nobody'"],
		['with a wrong schedule', { audienceName: NEWS, frequency: 'HOURLY' }, "'Frequency'"],
		[
			'contradicting the other',
			{ audienceName: GOLD, startTime: '11:00' },
			'is asked for twice, with different settings',
		],
		['with an unknown attribute', { attribute: 'person.nickname' }, 'person.nickname'],
	])(
		'one that is %s changes nothing, with or without Continue On Fail',
		async (_, wrong, words) => {
			const dataflowId = await adobe.exporting([GOLD, BIKES]);
			const before = adobe.sandbox.adobe.flow(dataflowId);
			const given = {
				items: items({ audienceName: GOLD, startTime: '10:00' }, wrong as Record<string, string>),
			};

			const stopped = await adobe.activation('sync', dataflowId, fromItems, given);
			const continued = await adobe.activation('sync', dataflowId, fromItems, {
				...given,
				...continuing,
			});

			expect(stopped.error?.message).toContain(words);
			expect(continued.jsons).toHaveLength(2);
			for (const { error } of continued.jsons) expect(error).toContain(words);
			expect(adobe.sandbox.adobe.flow(dataflowId)).toEqual(before);
			expect(adobe.writes).toEqual([]);
		},
	);

	test('the one empty item that n8n makes of nothing removes nothing', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const { error } = await adobe.activation('sync', dataflowId, fromItems, { items: items({}) });
		expect(error?.message).toBe('Item 1 is empty, so nothing was changed');
		expect(adobe.writes).toEqual([]);
	});

	test('one that is wrong keeps other dataflows from changing, too', async () => {
		const [one, two] = [await adobe.exporting([GOLD]), await adobe.exporting([GOLD], 'cloud')];
		const { jsons } = await adobe.activation(
			'sync',
			'',
			{ ...fromItems, dataflow: { mode: 'list', value: '' } },
			{
				...continuing,
				items: items(
					{ ids: { dataflowId: one }, audienceName: NEWS },
					{ ids: { dataflowId: two }, audienceName: 'Nobody' },
				),
			},
		);
		expect(jsons.map(({ error }) => typeof error)).toEqual(['string', 'string']);
		expect(adobe.writes).toEqual([]);
	});

	test('what only planning finds wrong keeps other dataflows from changing, too', async () => {
		const [one, two] = [await adobe.exporting([GOLD]), await adobe.exporting([GOLD], 'cloud')];
		const { jsons } = await adobe.activation(
			'sync',
			'',
			{ ...fromItems, dataflow: { mode: 'list', value: '' } },
			{
				...continuing,
				items: items(
					{ ids: { dataflowId: one }, audienceName: NEWS },
					{ ids: { dataflowId: two }, attribute: FIRST, targetColumn: 'same' },
					{ ids: { dataflowId: two }, attribute: 'person.name.lastName', targetColumn: 'same' },
				),
			},
		);
		expect(jsons.map(({ error }) => String(error))).toEqual(
			Array(3).fill(expect.stringContaining("'Target Column' is 'same' for both")),
		);
		expect(adobe.writes).toEqual([]);
	});
});
