import type { INodeParameters } from 'n8n-workflow';

import {
	Activations,
	byId,
	byName,
	continuing,
	dayFromNow,
	EXTERNAL,
	GOLD,
	items,
	NEWS,
	results,
	SILVER,
	type FamilyName,
} from '../support';

const adobe = new Activations();

const VALUE = '/transformations/0/params/segmentSelectors/selectors';

/** A dataflow with two audiences, of which the second has fields of every kind. */
async function prepared(family: FamilyName = 'legacyCloud', schedule: object = {}) {
	const dataflowId = await adobe.exporting([GOLD, SILVER], family);
	const more = {
		description: 'Old note',
		enrichmentInfo: { enabled: true, mappingSet: { id: 'm', version: 0 } },
		own: [1, { two: 3 }],
		schedule: { ...adobe.stored(dataflowId)[1].schedule, own: 'kept', ...schedule },
	};
	adobe.sandbox.adobe.writeFlow(dataflowId, [
		...Object.entries(more).map(([name, value]) => ({
			op: 'add' as const,
			path: `${VALUE}/1/value/${name}`,
			value,
		})),
	]);
	const [gold, silver] = adobe.stored(dataflowId);
	const update = async (updateFields: INodeParameters, more: INodeParameters = {}) =>
		await adobe.audience('update', dataflowId, { audience: byName(SILVER), updateFields, ...more });
	return { dataflowId, gold, silver, update };
}

const end = dayFromNow(40);

describe('one field of an audience changes, and nothing else', () => {
	test.each<[string, INodeParameters, object]>([
		['Description', { description: 'New note' }, { description: 'New note' }],
		['Name', { name: 'Silver' }, { name: 'Silver' }],
		[
			'File Name Template',
			{ filenameTemplate: '%DESTINATION_NAME%_%SEGMENT_ID%_x_%TIMESTAMP%' },
			{ filenameTemplate: '%DESTINATION_NAME%_%SEGMENT_ID%_x_%TIMESTAMP%' },
		],
		['Start Date', { startDate: dayFromNow(3) }, { schedule: { startDate: dayFromNow(3) } }],
		['End Date', { endDate: `${end}T00:00:00` }, { schedule: { endDate: end } }],
		['Start Time', { startTime: '21:00' }, { schedule: { startTime: '21:00' } }],
		['Frequency', { frequency: 'WEEKLY' }, { schedule: { frequency: 'WEEKLY' } }],
	])('%s', async (_, updateFields, expected) => {
		const { dataflowId, gold, silver, update } = await prepared();

		const { jsons } = await update(updateFields);

		expect(results(jsons[0])).toEqual(['updated']);
		const { schedule = {}, ...fields } = expected as { schedule?: object };
		expect(adobe.stored(dataflowId)).toEqual([
			gold,
			{
				...silver,
				...fields,
				schedule: { ...silver.schedule, ...schedule },
				updateTime: expect.any(String),
			},
		]);
		expect(adobe.patches).toEqual([
			[
				{
					op: 'replace',
					path: `${VALUE}/1`,
					value: {
						type: 'PLATFORM_SEGMENT',
						value: { ...silver, ...fields, schedule: { ...silver.schedule, ...schedule } },
					},
				},
			],
		]);
	});

	test('Trigger: the start time that no longer applies goes, with a warning', async () => {
		const { dataflowId, silver, update } = await prepared();

		const { jsons } = await update({ triggerType: 'AFTER_SEGMENT_EVAL' });

		const { startTime, ...schedule } = silver.schedule;
		expect(adobe.stored(dataflowId)[1].schedule).toEqual({
			...schedule,
			triggerType: 'AFTER_SEGMENT_EVAL',
		});
		expect(jsons[0].warnings).toEqual([
			`'Start Time' was ${startTime} and is left out, because it does not apply to the new schedule`,
			expect.stringContaining("'End Date' is empty"),
		]);
	});

	test('Export Mode: the trigger that no longer applies goes, with a warning', async () => {
		const { dataflowId, silver, update } = await prepared();

		const { jsons } = await update({ exportMode: 'FIRST_FULL_THEN_INCREMENTAL' });

		const { triggerType, ...schedule } = silver.schedule;
		expect(adobe.stored(dataflowId)[1]).toMatchObject({
			exportMode: 'FIRST_FULL_THEN_INCREMENTAL',
			createTime: silver.createTime,
		});
		expect(adobe.stored(dataflowId)[1].schedule).toEqual(schedule);
		expect(jsons[0].warnings).toEqual([
			expect.stringContaining(`'Trigger' was ${triggerType}`),
			expect.stringContaining("'End Date' is empty"),
		]);
	});

	test('Frequency: the end date that no longer applies goes', async () => {
		const { dataflowId, update } = await prepared('cloud', { endDate: end });
		await update({ frequency: 'ONCE', startDate: dayFromNow(2) });
		expect(adobe.stored(dataflowId)[1].schedule).toEqual({
			frequency: 'ONCE',
			triggerType: 'SCHEDULED',
			startDate: dayFromNow(2),
			startTime: '10:00',
			own: 'kept',
		});
	});

	test('several at once, of the schedule and others', async () => {
		const { dataflowId, silver, update } = await prepared();
		await update({ description: 'New note', startTime: '21:00' });
		expect(adobe.stored(dataflowId)[1]).toMatchObject({
			description: 'New note',
			createTime: silver.createTime,
			schedule: { ...silver.schedule, startTime: '21:00' },
		});
	});

	test('what it has already: nothing is sent', async () => {
		const { update } = await prepared();
		expect(results((await update({ startTime: '10:00' })).jsons[0])).toEqual(['unchanged']);
		expect(adobe.writes).toEqual([]);
	});
});

describe('what is refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		[
			'an audience that is not in the dataflow',
			{ audience: byName(NEWS) },
			`The audience '${'id'}' is not in the dataflow`,
		],
		['none', { audience: byId('') }, 'No audience is chosen'],
		[
			'a schedule that Adobe does not take',
			{ updateFields: { frequency: 'EVERY_3_HOURS' } },
			'which does not go with the export mode DAILY_FULL_EXPORT',
		],
		[
			'a file name without what is mandatory',
			{ updateFields: { filenameTemplate: '%SEGMENT_NAME%' } },
			"'File Name Template' lacks %DESTINATION_NAME%, %SEGMENT_ID%",
		],
	])('%s', async (_, parameters, message) => {
		const { update } = await prepared();
		const { error } = await update({ startTime: '20:00' }, parameters);
		expect(error?.message).toContain(message.replace("'id'", `'${adobe.idOf(NEWS)}'`));
		expect(adobe.writes).toEqual([]);
	});
});

describe('which audience', () => {
	test('an external one by its own id, by that of Adobe or by its name', async () => {
		const dataflowId = await adobe.empty();
		const { id, audienceId } = adobe.sandbox.adobe
			.audiences()
			.find(({ name }) => name === EXTERNAL)!;
		adobe.activate(dataflowId, audienceId, { systemSegmentId: id });
		for (const [at, audience] of [byId(id), byId(audienceId), byName(EXTERNAL)].entries()) {
			const description = `Note ${at}`;
			await adobe.audience('update', dataflowId, { audience, updateFields: { description } });
			expect(adobe.stored(dataflowId)).toMatchObject([{ description, systemSegmentId: id }]);
		}
	});

	test('the one that the item names, each with changes of its own', async () => {
		const { dataflowId } = await prepared();
		const { jsons } = await adobe.audience(
			'update',
			dataflowId,
			{ audience: byId(''), updateFields: { startTime: '={{ $json.at }}' } },
			{ items: items({ audienceName: GOLD, at: '03:00' }, { audienceName: SILVER, at: '04:00' }) },
		);
		expect(jsons.map(results)).toEqual([['updated'], ['updated']]);
		expect(adobe.stored(dataflowId).map(({ schedule }) => schedule.startTime)).toEqual([
			'03:00',
			'04:00',
		]);
		expect(adobe.patches).toHaveLength(1);
	});

	test('the same one with different changes is refused, with the same ones it is one', async () => {
		const { dataflowId } = await prepared();
		const run = async (...hours: string[]) =>
			await adobe.audience(
				'update',
				dataflowId,
				{ audience: byName(GOLD), updateFields: { startTime: '={{ $json.at }}' } },
				{ ...continuing, items: items(...hours.map((at) => ({ at }))) },
			);

		const different = await run('03:00', '04:00');
		expect(different.jsons[0]).toMatchObject({ changed: true });
		expect(different.jsons[1].error).toBe(
			`The audience '${adobe.idOf(GOLD)}' is asked for twice, with different settings`,
		);
		expect(adobe.stored(dataflowId)[0].schedule.startTime).toBe('03:00');

		expect((await run('05:00', '05:00')).jsons.map(results)).toEqual([['updated'], ['updated']]);
	});

	test('one that no longer exists, by the name that the dataflow has', async () => {
		const { dataflowId } = await prepared();
		adobe.sandbox.adobe.writeFlow(dataflowId, [
			{ op: 'replace', path: `${VALUE}/1/value/name`, value: 'Gone' },
		]);
		const { jsons } = await adobe.audience('update', dataflowId, {
			audience: byName('gone'),
			updateFields: { description: 'x' },
		});
		expect(results(jsons[0])).toEqual(['updated']);
		expect(adobe.readsOf('/ups/audiences')).toEqual([]);
	});
});
