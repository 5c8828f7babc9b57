import { Activations, audiences, dayFromNow, GOLD, results, SILVER } from '../support';

const adobe = new Activations();

describe('an audience that is there already', () => {
	const dates = { startDate: dayFromNow(0), endDate: dayFromNow(9) };

	test('is given schedule and file name, and keeps all else', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{
				op: 'add',
				path: '/transformations/0/params/segmentSelectors/selectors/0/value/enrichmentInfo',
				value: { enabled: true },
			},
		]);
		const [before] = adobe.stored(dataflowId);

		const { jsons } = await adobe.audience('add', dataflowId, {
			audiences: audiences(GOLD, SILVER),
			frequency: 'ONCE',
			startTime: '09:00',
		});

		expect(results(jsons[0])).toEqual(['updated', 'added']);
		expect(adobe.patches[0].map(({ op, path }) => `${op} ${path.split('/').at(-1)}`)).toEqual([
			'replace 0',
			'add -',
		]);
		expect(adobe.patches[0][0].value?.value.createTime).toBe(before.createTime);
		expect(adobe.stored(dataflowId)[0]).toMatchObject({
			createTime: before.createTime,
			enrichmentInfo: { enabled: true },
			filenameTemplate: before.filenameTemplate,
			// Asked for none, it keeps the start that it has.
			schedule: { frequency: 'ONCE', startDate: before.schedule.startDate, startTime: '09:00' },
		});
	});

	test('keeps its start date also when an end date before tomorrow is given', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const { error, jsons } = await adobe.audience('add', dataflowId, {
			audiences: audiences(GOLD),
			endDate: dayFromNow(1),
		});
		expect(error).toBeUndefined();
		expect(results(jsons[0])).toEqual(['updated']);
		expect(adobe.stored(dataflowId)[0].schedule).toMatchObject({
			startDate: dayFromNow(0),
			endDate: dayFromNow(1),
		});
	});

	test('is skipped if asked for', async () => {
		const dataflowId = await adobe.exporting([GOLD]);
		const before = adobe.stored(dataflowId);

		const { jsons } = await adobe.audience('add', dataflowId, {
			audiences: audiences(GOLD),
			ifPresent: 'skip',
			...dates,
		});

		expect(results(jsons[0])).toEqual(['skipped']);
		expect(adobe.stored(dataflowId)).toEqual(before);
		expect(adobe.writes).toEqual([]);
	});

	test('fails the node if asked for, before anything is sent', async () => {
		const dataflowId = await adobe.exporting([GOLD]);

		const { error } = await adobe.audience('add', dataflowId, {
			audiences: audiences(SILVER, GOLD),
			ifPresent: 'fail',
			...dates,
		});

		expect(error?.message).toBe(`The audience '${GOLD}' is already in the dataflow`);
		expect(adobe.writes).toEqual([]);
	});

	test('"Fail" says nothing against the audiences that it added itself', async () => {
		const dataflowId = await adobe.empty();
		const { jsons } = await adobe.audience('add', dataflowId, {
			audiences: audiences(SILVER, GOLD),
			ifPresent: 'fail',
		});
		expect(results(jsons[0])).toEqual(['added', 'added']);
	});
});
