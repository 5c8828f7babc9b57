import {
	Activations,
	BIKES,
	byName,
	carrying,
	dayFromNow,
	entries,
	GOLD,
	items,
	NEWS,
	results,
	SILVER,
} from '../support';

const adobe = new Activations();

describe('from input items', () => {
	const fromItems = { takenFrom: 'items' };

	test('one output for each, linked to it, and one change for all', async () => {
		const dataflowId = await adobe.empty('cloud');

		const { items: outputs, jsons } = await adobe.audience(
			'add',
			dataflowId,
			{ ...fromItems, endDate: dayFromNow(60) },
			{
				items: items(
					{ audienceName: GOLD },
					{ audienceId: adobe.idOf(SILVER), frequency: 'WEEKLY', startTime: 17 },
					{
						audienceName: NEWS,
						exportMode: 'first full then incremental',
						frequency: 'every 6 hours',
						startDate: dayFromNow(5),
						endDate: dayFromNow(6),
						filenameTemplate: '%SEGMENT_NAME%_%TIMESTAMP%',
					},
					{ attribute: 'person.name.lastName', targetColumn: 'surname', mandatory: 'yes' },
					{ attribute: 'personalEmail.address', deduplicationKey: true, mandatory: 'no' },
				),
			},
		);

		expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => [{ item }]),
		);
		expect(jsons.map(results)).toEqual([['added'], ['added'], ['added'], [], []]);
		expect(jsons[3]).toMatchObject({
			attributes: [{ attribute: 'person.name.lastName', result: 'added' }],
			mandatoryAttributes: ['person.name.lastName'],
			deduplicationKeys: ['personalEmail.address'],
		});
		expect(adobe.patches).toHaveLength(1);
		const [gold, silver, news] = adobe.stored(dataflowId);
		expect(gold.schedule).toEqual({
			frequency: 'DAILY',
			triggerType: 'SCHEDULED',
			startDate: dayFromNow(1),
			endDate: dayFromNow(60),
			startTime: '06:00',
		});
		expect(silver.schedule).toMatchObject({ frequency: 'WEEKLY', startTime: '17:00' });
		expect(news).toMatchObject({
			exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
			filenameTemplate: '%SEGMENT_NAME%_%TIMESTAMP%',
			schedule: {
				frequency: 'EVERY_6_HOURS',
				startDate: dayFromNow(5),
				endDate: dayFromNow(6),
				startTime: '06:00',
			},
		});
		expect(news.schedule).not.toHaveProperty('triggerType');
		expect(adobe.storedAttributes(dataflowId).rows).toEqual([
			['person.name.lastName', 'surname'],
			['personalEmail.address', 'personalEmail_address'],
		]);
	});

	test('that bring their own ids of dataflows become one change for each', async () => {
		const [first, second] = [await adobe.flow('One'), await adobe.flow('Two')];
		const empty = { mode: 'list', value: '' };

		const { jsons } = await adobe.audience(
			'add',
			'',
			{ ...fromItems, dataflow: empty },
			{
				items: [
					carrying(first, { audienceName: GOLD }),
					carrying(second, { audienceName: SILVER }),
					carrying(first, { audienceName: NEWS }),
				],
			},
		);

		expect(jsons.map(({ dataflowName }) => dataflowName)).toEqual(['One', 'Two', 'One']);
		expect(adobe.patches.map((patch) => patch.length)).toEqual([2, 1]);
		expect(adobe.storedNames(first.dataflowId)).toEqual([GOLD, NEWS]);
		expect(adobe.storedNames(second.dataflowId)).toEqual([SILVER]);
	});

	test('expressions are worked out for every item', async () => {
		const dataflowId = await adobe.empty();

		await adobe.audience(
			'add',
			dataflowId,
			{
				audiences: entries({ audience: byName('={{ $json.who }}') }),
				frequency: '={{ $json.often }}',
				startTime: '={{ $json.hour }}',
			},
			{
				items: items(
					{ who: GOLD, often: 'DAILY', hour: '05:00' },
					{ who: SILVER, often: 'ONCE', hour: '07:00' },
				),
			},
		);

		expect(adobe.stored(dataflowId).map(({ schedule }) => schedule)).toMatchObject([
			{ frequency: 'DAILY', startTime: '05:00' },
			{ frequency: 'ONCE', startTime: '07:00' },
		]);
		expect(adobe.patches).toHaveLength(1);
	});

	test('the one empty item that n8n makes of nothing changes nothing', async () => {
		const dataflowId = await adobe.empty();
		const { jsons, error } = await adobe.audience('add', dataflowId, fromItems, {
			items: items({}),
		});
		expect(error).toBeUndefined();
		expect(jsons[0]).toMatchObject({ changed: false, audiences: [] });
		expect(adobe.writes).toEqual([]);
	});

	test('many are looked up at once, attributes alone without looking any up', async () => {
		const dataflowId = await adobe.empty();
		adobe.sandbox.adobe.settings.pageSize = 10;
		const names = adobe.sandbox.adobe.audiences().map(({ name }) => name);
		await adobe.audience('add', dataflowId, fromItems, {
			items: items(...names.map((audienceName) => ({ audienceName }))),
		});
		expect(adobe.stored(dataflowId)).toHaveLength(names.length);
		expect(adobe.readsOf('/ups/audiences').length).toBeLessThan(5);

		const before = adobe.readsOf('/ups/audiences').length;
		await adobe.attribute('addAttributes', dataflowId, fromItems, {
			items: items(...Array.from({ length: 30 }, () => ({ attribute: 'person.gender' }))),
		});
		expect(adobe.readsOf('/ups/audiences')).toHaveLength(before);
	});

	test('a name in the list and one that is wrong do not hinder each other', async () => {
		const dataflowId = await adobe.empty();
		const { error } = await adobe.audience('add', dataflowId, fromItems, {
			items: items({ audienceName: BIKES }, { audienceName: 'Nobody' }),
		});
		expect(error?.message).toContain("no audience with the name 'Nobody'");
		expect(adobe.writes).toEqual([]);
	});
});
