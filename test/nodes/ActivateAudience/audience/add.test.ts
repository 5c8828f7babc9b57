import type { IDataObject } from 'n8n-workflow';

import {
	Activations,
	attributes,
	audiences,
	byId,
	byName,
	carrying,
	dayFromNow,
	DRAFT,
	entries,
	EXTERNAL,
	GOLD,
	results,
	SILVER,
} from '../support';

const adobe = new Activations();

describe('adding audiences', () => {
	test('and attributes is one change, read back before it is reported', async () => {
		const dataflowId = await adobe.empty();

		const { jsons } = await adobe.audience('add', dataflowId, {
			audiences: audiences(GOLD, SILVER),
			attributes: entries(
				{ source: { mode: 'path', value: 'person.name.firstName' }, mandatory: true },
				{ source: { mode: 'path', value: 'personalEmail.address' }, deduplicationKey: true },
			),
			endDate: dayFromNow(30),
		});

		expect(jsons).toEqual([
			{
				dataflowId,
				dataflowName: 'Weekly',
				destination: 'Adobe Campaign',
				changed: true,
				audiences: [
					expect.objectContaining({
						audienceId: adobe.idOf(GOLD),
						audienceName: GOLD,
						result: 'added',
						frequency: 'DAILY',
					}),
					expect.objectContaining({
						audienceId: adobe.idOf(SILVER),
						audienceName: SILVER,
						result: 'added',
					}),
				],
				attributes: [
					{
						attribute: 'person.name.firstName',
						result: 'added',
						targetColumn: 'person.name.firstName',
						mandatory: true,
						deduplicationKey: false,
					},
					{
						attribute: 'personalEmail.address',
						result: 'added',
						targetColumn: 'personalEmail.address',
						mandatory: false,
						deduplicationKey: true,
					},
				],
				mandatoryAttributes: ['person.name.firstName'],
				deduplicationKeys: ['personalEmail.address'],
				ids: { dataflowId },
			},
		]);
		expect(adobe.patches).toHaveLength(1);
		expect(adobe.sent.at(-1)).toMatchObject({ method: 'GET' });
		expect(adobe.stored(dataflowId)[0]).toMatchObject({
			id: adobe.idOf(GOLD),
			name: GOLD,
			filenameTemplate: '%DESTINATION_NAME%_%SEGMENT_ID%_%DATETIME(YYYYMMdd_HHmmss)%',
			exportMode: 'DAILY_FULL_EXPORT',
			schedule: {
				frequency: 'DAILY',
				triggerType: 'SCHEDULED',
				startDate: dayFromNow(1),
				endDate: dayFromNow(30),
				startTime: '06:00',
			},
		});
	});

	test('twice changes nothing the second time', async () => {
		const dataflowId = await adobe.empty('cloud');
		const parameters = { audiences: audiences(GOLD), attributes: attributes('person.gender') };

		await adobe.audience('add', dataflowId, parameters);
		const writes = adobe.writes.length;
		const { jsons } = await adobe.audience('add', dataflowId, parameters);

		expect(jsons[0]).toMatchObject({ changed: false });
		expect(results(jsons[0])).toEqual(['unchanged']);
		expect(adobe.writes).toHaveLength(writes);
	});

	test('takes the dataflow from the item, and hands all ids on', async () => {
		const ids = await adobe.flow();
		const { jsons } = await adobe.audience(
			'add',
			'',
			{ dataflow: { mode: 'list', value: '' }, audiences: audiences(GOLD) },
			{ items: [carrying(ids)] },
		);
		expect(jsons[0]).toMatchObject({ changed: true, ids });
	});

	test('without a dataflow or without anything to add is refused', async () => {
		const none = await adobe.audience('add', '', { audiences: audiences(GOLD) });
		expect(none.error?.message).toBe('No dataflow is chosen');
		const nothing = await adobe.audience('add', await adobe.empty());
		expect(nothing.error?.message).toBe('No audience or attribute is chosen');
		const row = await adobe.audience('add', await adobe.empty('cloud'), {
			audiences: entries({ audience: byName(GOLD) }, { audience: byName('') }),
		});
		expect(row.error?.message).toBe("'Audience' is empty in row 2 of 'Audiences'");
		expect(adobe.writes).toEqual([]);
	});

	test('to a streaming dataflow is refused', async () => {
		const dataflowId = await adobe.empty();
		const kinesis = { id: '86043421-563b-46ec-8e6c-e23184711bf6', name: 'Amazon Kinesis' };
		const inheritedAttributes = { targetConnections: [{ connectionSpec: { id: kinesis.id } }] };
		const flow = { ...adobe.sandbox.adobe.flow(dataflowId), inheritedAttributes };
		for (const [part, body] of [
			['flows', { items: [flow] }],
			['connectionSpecs', { items: [kinesis] }],
		] as const) {
			const pathPrefix = `/data/foundation/flowservice/${part}/`;
			adobe.sandbox.faults.add({ method: 'GET', pathPrefix, status: 200, body });
		}
		const { error } = await adobe.audience('add', dataflowId, { audiences: audiences(GOLD) });
		expect(error?.message).toBe(
			"The dataflow 'Weekly' does not export files: it goes to Amazon Kinesis",
		);
	});
});

describe('an audience is named', () => {
	const added = async (audience: IDataObject) => {
		const dataflowId = await adobe.empty();
		const { error, jsons } = await adobe.audience('add', dataflowId, {
			audiences: entries({ audience }),
		});
		return { error, json: jsons[0], stored: adobe.stored(dataflowId) };
	};

	test.each(['list', 'id'])('by its id (%s)', async (mode) => {
		const value = adobe.idOf(GOLD);
		expect((await added({ mode, value })).stored).toMatchObject([{ id: value, name: GOLD }]);
		expect(Object.keys(adobe.patches[0][0].value?.value).sort()).toEqual(
			['description', 'exportMode', 'filenameTemplate', 'id', 'name', 'schedule'].sort(),
		);
	});

	test('by its name, in whatever case', async () => {
		const { stored } = await added(byName(` ${GOLD.toUpperCase()} `));
		expect(stored).toMatchObject([{ id: adobe.idOf(GOLD) }]);
	});

	test('by a name or an id that Adobe does not know: it is refused', async () => {
		const name = await added(byName('Nobody'));
		expect(name.error?.message).toBe(
			"Adobe knows no audience with the name 'Nobody' in sandbox 'prod'",
		);
		const id = await added(byId('11111111-1111-4111-8111-111111111111'));
		expect(id.error?.message).toContain('Adobe knows no audience');
		expect(adobe.writes).toEqual([]);
	});

	test('by a name that several have: their ids are listed', async () => {
		const [other] = adobe.sandbox.adobe.addAudiences([GOLD.toUpperCase()]);
		const { error } = await added(byName(GOLD));
		expect(error?.message).toBe(`2 audiences have the name '${GOLD}'`);
		expect(error?.description).toContain(`${adobe.idOf(GOLD)}, ${other.id}`);
	});

	test('that is a draft: it is added, and a warning tells what that means', async () => {
		const { json, stored } = await added(byName(DRAFT));
		expect(stored).toHaveLength(1);
		expect(json.warnings).toEqual([
			expect.stringContaining(`The audience '${DRAFT}' is draft`),
			expect.stringContaining("'End Date' is empty"),
		]);
	});

	test.each(['Adobe knows it', 'its origin does'])(
		'that is external goes by its own id, with the one that Adobe gave it (%s)',
		async (by) => {
			const { id, audienceId } = adobe.sandbox.adobe
				.audiences()
				.find(({ name }) => name === EXTERNAL)!;
			const { stored, json } = await added(byId(by === 'Adobe knows it' ? id : audienceId));
			expect(stored).toMatchObject([
				{ id: audienceId, systemSegmentId: id, namespace: 'AAMSegments', name: EXTERNAL },
			]);
			expect(json.audiences).toMatchObject([{ audienceId, result: 'added' }]);
		},
	);
});
